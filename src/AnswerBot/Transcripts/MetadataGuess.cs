namespace AnswerBot.Transcripts;

/// <summary>Something that no metadata states, and where it was taken from.</summary>
/// <param name="Member">The member of the metadata file that would state it.</param>
/// <param name="Value">The guess; null where nothing shows it, so that it stays unknown.</param>
/// <param name="Source">Where it comes from, or why it is not known, in words.</param>
public sealed record MetadataGuess(string Member, string? Value, string Source)
{
    /// <summary><c>date: 2024-03-25 (from the file name)</c>.</summary>
    public override string ToString() => Value is null ? $"{Member}: {Source}" : $"{Member}: {Value} (from {Source})";
}
