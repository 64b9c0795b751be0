namespace AnswerBot.Transcripts;

/// <summary>
/// Cuts the text of a labelled press conference into turns: lines (<see cref="TextLines"/>), whose line each is (<see cref="Casting"/>),
/// turns (<see cref="TurnAssembler"/>).
/// The rules read labels and their places, never a list of outlets. Time and memory are linear in the length of the text. Before it comes
/// <see cref="TranscriptReader"/>, after it the passages.
/// </summary>
public static class PressConferenceParser
{
    /// <summary>
    /// The turns of <paramref name="text"/>. Where <paramref name="metadata"/> names no speaker whose label the text prints, the speakers
    /// are inferred from the text.
    /// Any text can be parsed: one without questions has no turn but perhaps turn 0, and one in which nobody is seen to answer has no
    /// answer paragraphs.
    /// </summary>
    public static IReadOnlyList<Turn> Parse(string text, TranscriptMetadata metadata) => Parse(text, metadata, new HashSet<int>());

    /// <summary>The same, where the file marks lines as headings; <paramref name="headings"/> has where they begin.</summary>
    internal static IReadOnlyList<Turn> Parse(string text, TranscriptMetadata metadata, IReadOnlySet<int> headings)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(metadata);

        var lines = Frame.WithoutClosing(text, TextLines.Read(text));
        return new TurnAssembler(text, metadata.Title, Casting.Of(text, lines, metadata), headings).Assemble();
    }
}
