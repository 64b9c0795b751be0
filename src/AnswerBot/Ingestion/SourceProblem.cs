using AnswerBot.Transcripts;

namespace AnswerBot.Ingestion;

/// <summary>Why a file or folder could not be read.</summary>
/// <param name="Path">The file at fault: the transcript, its metadata, or a folder.</param>
/// <param name="Line">The line at fault, from 1; null where the fault has no line.</param>
/// <param name="Problem">What is wrong and what was expected, a sentence.</param>
/// <param name="Remedy">What to do about it, a sentence.</param>
public sealed record SourceProblem(string Path, int? Line, string Problem, string Remedy)
{
    /// <summary>All of it in one line.</summary>
    public override string ToString() => $"{Path}{(Line is null ? "" : $", line {Line}")}: {Problem} {Remedy}";

    internal static SourceProblem Of(TranscriptFormatException failure) => new(failure.Path, failure.Line, failure.Problem, failure.Remedy);

    internal static SourceProblem SharedId(string path, string id, string twin) =>
        new(path, null, $"Its id '{id}' is already that of {twin}.", "Give one of them another \"id\" in its metadata file.");
}
