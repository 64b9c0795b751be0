namespace AnswerBot.Transcripts;

/// <summary>What a metadata file or front matter states. What it leaves out is guessed; what it gives as null is not known and is not guessed.</summary>
internal sealed record MetadataDraft
{
    public string? Id { get; init; }

    public string? Title { get; init; }

    public DateOnly? Date { get; init; }

    public string? Place { get; init; }

    public string? Publisher { get; init; }

    public string? Url { get; init; }

    public string? Language { get; init; }

    public string? Event { get; init; }

    public IReadOnlyList<Speaker>? Speakers { get; init; }

    /// <summary>The encoding of the text, by a name such as <c>gb18030</c>.</summary>
    public string? Encoding { get; init; }

    /// <summary>The members that are there, also those that are null.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlySet<string> Given { get; init; } = new HashSet<string>();
}
