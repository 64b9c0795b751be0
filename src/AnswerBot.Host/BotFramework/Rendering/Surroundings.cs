using AnswerBot.Transcripts;

namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>The paragraphs around a quotation, in the same turn.</summary>
/// <param name="Transcript">As stored.</param>
/// <param name="Turn">The turn.</param>
/// <param name="Quoted">Number of the paragraph that was quoted.</param>
/// <param name="Paragraphs">Those shown, in reading order; the quoted one is among them.</param>
internal sealed record Surroundings(Transcript Transcript, Turn Turn, int Quoted, IReadOnlyList<Paragraph> Paragraphs)
{
    /// <summary>The asker and the question, as printed; null in the opening statement.</summary>
    public string? Asked(string separator) =>
        Turn.Asker is { } asker && Transcript.QuestionOf(Turn) is { Length: > 0 } question ? asker + separator + question : null;

    public string TextOf(Paragraph paragraph) => paragraph.Span.In(Transcript.Text);

    /// <summary>The place in the transcript page, relative to this server.</summary>
    public string Url => $"/transcripts/{Transcript.Id}#t{Turn.Number}-p{Quoted}";

    /// <summary>One paragraph less, the farthest from the quoted one; null where only that one is left.</summary>
    public Surroundings? Narrower()
    {
        if (Paragraphs.Count == 1)
        {
            return null;
        }

        var dropsFirst = Quoted - Paragraphs[0].Number >= Paragraphs[^1].Number - Quoted;
        return this with { Paragraphs = [.. dropsFirst ? Paragraphs.Skip(1) : Paragraphs.SkipLast(1)] };
    }
}
