using AnswerBot.Transcripts;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>A filter, asked about a whole transcript first: most filters leave out most transcripts.</summary>
internal sealed class AllowedPassages(PassageFilter filter)
{
    private readonly HashSet<string> _transcripts = [.. filter.Transcripts];
    private readonly HashSet<string> _speakers = [.. filter.Speakers];
    private readonly HashSet<string> _outlets = [.. filter.AskerOutlets];

    /// <summary>Whether any passage of the transcript can be found.</summary>
    public bool Allows(TranscriptMetadata metadata) =>
        (_transcripts.Count == 0 || _transcripts.Contains(metadata.Id))
        && (filter.From is null || metadata.Date >= filter.From)
        && (filter.To is null || metadata.Date <= filter.To);

    /// <summary>Whether a passage of a transcript that is let through can be found.</summary>
    public bool Allows((Turn Turn, Paragraph Paragraph) place) =>
        (_speakers.Count == 0 || _speakers.Contains(place.Paragraph.Speaker))
        && (_outlets.Count == 0 || (place.Turn.AskerOutlet is { } outlet && _outlets.Contains(outlet)));
}
