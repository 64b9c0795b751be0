namespace AnswerBot.Transcripts;

/// <summary>A file cannot be read as a transcript. The message names the file, the line where there is one, what was expected and what to do.</summary>
public sealed class TranscriptFormatException : Exception
{
    /// <inheritdoc cref="TranscriptFormatException"/>
    public TranscriptFormatException(string path, int? line, string problem, string remedy, Exception? innerException = null)
        : base($"{path}{(line is null ? "" : $", line {line}")}: {problem} {remedy}", innerException)
    {
        Path = path;
        Line = line;
        Problem = problem;
        Remedy = remedy;
    }

    /// <summary>The file that could not be read.</summary>
    public string Path { get; }

    /// <summary>The line at fault, from 1; null where the fault has no line.</summary>
    public int? Line { get; }

    /// <summary>What is wrong and what was expected, a sentence.</summary>
    public string Problem { get; }

    /// <summary>What to do about it, a sentence.</summary>
    public string Remedy { get; }
}
