namespace AnswerBot.Indexes.Qdrant;

/// <summary>
/// The payload of a point. A collection holds four kinds of points: its head (one), manifests, transcripts and passages; each uses the members that it needs.
/// </summary>
internal sealed record PointPayload
{
    public const string Head = "head";
    public const string Manifest = "manifest";
    public const string TranscriptKind = "transcript";
    public const string PassageKind = "passage";

    /// <summary>Which kind the point is; null where a reply was not asked for it.</summary>
    public string? Kind { get; init; }

    /// <summary>The generation from which on the point counts; null in the head.</summary>
    public long? Since { get; init; }

    /// <summary>The generation from which on it no longer counts; null while it does.</summary>
    public long? Until { get; init; }

    /// <summary>The transcript's id.</summary>
    public string? Transcript { get; init; }

    /// <summary>JSON of a transcript or manifest.</summary>
    public string? Content { get; init; }

    /// <summary>The head's account of the collection.</summary>
    public CollectionHead? Account { get; init; }

    public int? Turn { get; init; }

    public int? Paragraph { get; init; }

    /// <summary>The paragraph, verbatim.</summary>
    public string? Text { get; init; }

    /// <summary>UTF-16 offset in the transcript's text.</summary>
    public int? Start { get; init; }

    /// <summary>Exclusive.</summary>
    public int? End { get; init; }

    public string? Speaker { get; init; }

    public string? Asker { get; init; }

    public string? Outlet { get; init; }

    public string? Question { get; init; }

    /// <summary>The day as a number, 20200524; null where not known.</summary>
    public int? Date { get; init; }

    /// <summary>Search terms in the passage, or in all passages of the transcript.</summary>
    public int? Terms { get; init; }

    /// <summary>Passages of the transcript.</summary>
    public int? Passages { get; init; }

    /// <summary>Token vectors in one byte a number.</summary>
    public byte[]? Tokens { get; init; }

    /// <summary>Where each token stands.</summary>
    public byte[]? Spans { get; init; }

    /// <summary>Token vectors of the second model, in one byte a number.</summary>
    public byte[]? SecondTokens { get; init; }

    /// <summary>Where each of them stands.</summary>
    public byte[]? SecondSpans { get; init; }

    /// <summary>SHA-256 over what must not change, in hexadecimal digits.</summary>
    public string? Checksum { get; init; }
}

/// <summary>What a collection says about itself; the point that holds it is written last, and read with every question.</summary>
/// <param name="Format">Version of the points' form.</param>
/// <param name="Collection">The collection's own name, which its alias hides.</param>
/// <param name="Generation">Counts up with every change in place.</param>
/// <param name="Transcripts">Transcripts in it.</param>
/// <param name="Passages">Passages in it.</param>
/// <param name="Terms">Search terms in them.</param>
/// <param name="AverageTerms">Mean number of search terms that the stored BM25 weights were made with.</param>
/// <param name="HasTokens">Whether it has token vectors.</param>
internal sealed record CollectionHead(
    int Format, string Collection, long Generation, int Transcripts, int Passages, long Terms, double AverageTerms, bool HasTokens)
{
    public const int CurrentFormat = 2;

    /// <summary>Whether a reply and what was read before belong together.</summary>
    public bool IsSameStateAs(CollectionHead other) => Collection == other.Collection && Generation == other.Generation;
}
