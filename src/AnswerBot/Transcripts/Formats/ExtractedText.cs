namespace AnswerBot.Transcripts.Formats;

/// <summary>What a format gives out: the words of a file without its markup, and what the file says about itself.</summary>
/// <param name="Text">The text to which every offset refers; one line a paragraph.</param>
internal sealed record ExtractedText(string Text)
{
    /// <summary>Where lines begin that the file marks as headings: nobody says them, unless a label stands before them.</summary>
    public IReadOnlySet<int> Headings { get; init; } = new HashSet<int>();

    /// <summary>When which words were said, in reading order; empty where the format does not tell.</summary>
    public IReadOnlyList<TimedSpan> Times { get; init; } = [];

    /// <summary>Metadata that the author of the file wrote into it; as good as a metadata file.</summary>
    public MetadataDraft? FrontMatter { get; init; }

    /// <summary>Hints at metadata, the best first: what a page or a word processor notes down about a file is often not what the event was.</summary>
    public IReadOnlyList<MetadataGuess> Hints { get; init; } = [];

    /// <summary>What the user should know about the reading beyond that, such as the encoding.</summary>
    public IReadOnlyList<MetadataGuess> Remarks { get; init; } = [];
}

/// <summary>Words with their time in the recording.</summary>
internal readonly record struct TimedSpan(TextSpan Span, TimeRange Time);
