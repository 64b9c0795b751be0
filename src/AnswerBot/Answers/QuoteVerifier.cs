using AnswerBot.Transcripts;

namespace AnswerBot.Answers;

/// <summary>
/// The last check before an answer leaves: every quotation must be the slice of the stored text that its citation names, from the source that it names,
/// be attributed to whom the transcript attributes it, and link to its place. Reads the answer as the receiver will, trusting nothing
/// that was computed on the way.
/// </summary>
public static class QuoteVerifier
{
    /// <summary>Everything that is wrong with the quotations of <paramref name="answer"/>, in words; empty where all are right.</summary>
    /// <param name="answer">The answer as it leaves.</param>
    /// <param name="transcripts">The stored transcripts.</param>
    public static IReadOnlyList<string> Check(Answer answer, IReadOnlyList<Transcript> transcripts)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(transcripts);
        return [.. answer.Excerpts.SelectMany(excerpt => Check(excerpt, transcripts).Select(problem => $"excerpt {excerpt.Rank}: {problem}"))];
    }

    /// <summary>Lets a right answer pass.</summary>
    /// <exception cref="QuoteMismatchException">A quotation or an attribution is wrong; the answer must not leave.</exception>
    public static void Require(Answer answer, IReadOnlyList<Transcript> transcripts)
    {
        if (Check(answer, transcripts) is { Count: > 0 } problems)
        {
            throw new QuoteMismatchException(problems);
        }
    }

    private static IEnumerable<string> Check(AnswerExcerpt excerpt, IReadOnlyList<Transcript> transcripts)
    {
        var citation = excerpt.Citation;
        if (transcripts.FirstOrDefault(transcript => transcript.Id == citation.TranscriptId) is not { } transcript)
        {
            return [$"there is no transcript '{citation.TranscriptId}'"];
        }

        var turn = transcript.Turns.FirstOrDefault(turn => turn.Number == citation.Turn);
        var paragraph = turn?.Paragraphs.FirstOrDefault(paragraph => paragraph.Number == citation.Paragraph);
        return turn is null || paragraph is null
            ? [$"turn {citation.Turn} has no paragraph {citation.Paragraph}"]
            : [.. CheckQuote(excerpt, transcript, paragraph), .. CheckAttribution(citation, transcript, turn, paragraph)];
    }

    private static IEnumerable<string> CheckQuote(AnswerExcerpt excerpt, Transcript transcript, Paragraph paragraph)
    {
        var citation = excerpt.Citation;
        if (citation.SourceSha256 != transcript.SourceSha256)
        {
            yield return "the source's hash differs";
        }

        if (new TextSpan(citation.Start, citation.End) != paragraph.Span || excerpt.Quote != paragraph.Span.In(transcript.Text))
        {
            yield return "the quotation is not the text at its place";
        }

        if (excerpt.Highlights.Count == 0 || excerpt.Highlights.Any(highlight => !LiesIn(highlight, excerpt.Quote)))
        {
            yield return "a highlight is missing or lies outside the quotation";
        }
        else if (citation.Url != LinkTo(citation, excerpt.Highlights))
        {
            yield return "the link leads elsewhere";
        }
    }

    // Written as a difference: the sum of what a receiver was sent may exceed all numbers.
    private static bool LiesIn(Highlight highlight, string quote) =>
        highlight is { Start: >= 0, Length: >= 1 } && highlight.Length <= quote.Length && highlight.Start <= quote.Length - highlight.Length;

    private static string LinkTo(Citation citation, IReadOnlyList<Highlight> highlights)
    {
        var (start, end) = (citation.Start + highlights[0].Start, citation.Start + highlights[^1].Start + highlights[^1].Length);
        return $"/transcripts/{citation.TranscriptId}?highlight={start}-{end}#t{citation.Turn}-p{citation.Paragraph}";
    }

    private static IEnumerable<string> CheckAttribution(Citation citation, Transcript transcript, Turn turn, Paragraph paragraph)
    {
        var metadata = transcript.Metadata;
        if (citation.Speaker != paragraph.Speaker || citation.SpeakerRole != metadata.RoleOf(paragraph.Speaker))
        {
            yield return "the speaker differs";
        }

        if (citation.Asker != turn.Asker || citation.AskerOutlet != turn.AskerOutlet || citation.AskerQuestion != transcript.QuestionOf(turn))
        {
            yield return "the asker or the question differs";
        }

        if (citation.Time != paragraph.Time)
        {
            yield return "the time in the recording differs";
        }

        if (citation.Title != metadata.Title || citation.Date != metadata.Date || citation.SourceUrl != metadata.Url)
        {
            yield return "title, date or source page differ";
        }
    }
}

/// <summary>An answer was stopped because a quotation or its attribution does not match the stored text.</summary>
public sealed class QuoteMismatchException(IReadOnlyList<string> problems)
    : Exception($"The answer was held back: {string.Join("; ", problems)}. Run `verify`; if it finds the index damaged, run `ingest --rebuild`.")
{
    /// <summary>What is wrong, in words.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
