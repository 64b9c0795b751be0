using System.Text;

namespace AnswerBot.Transcripts.Formats;

/// <summary>Collects the lines of an extracted text: without white space at either end, none of them blank, each ended by a line feed.</summary>
internal sealed class ExtractedLines
{
    /// <summary>Stands for a rule between sections: it carries no words, but what comes after it may be a heading.</summary>
    public const string Rule = "***";

    private readonly StringBuilder _text = new();
    private readonly HashSet<int> _headings = [];

    public override string ToString() => _text.ToString();

    /// <summary>Where headings begin.</summary>
    public IReadOnlySet<int> Headings => _headings;

    /// <summary>Adds what stands between the line ends of <paramref name="words"/>, a line each.</summary>
    public void Add(string words)
    {
        foreach (var line in TextLines.Read(words))
        {
            _text.Append(words, line.Words.Start, line.Words.Length).Append('\n');
        }
    }

    /// <summary>The same for a heading.</summary>
    public void AddHeading(string words)
    {
        foreach (var line in TextLines.Read(words))
        {
            _headings.Add(_text.Length);
            _text.Append(words, line.Words.Start, line.Words.Length).Append('\n');
        }
    }
}
