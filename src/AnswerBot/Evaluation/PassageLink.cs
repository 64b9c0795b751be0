using AnswerBot.Answers;
using AnswerBot.Transcripts;

namespace AnswerBot.Evaluation;

/// <summary>A passage that a report shows and leads to.</summary>
/// <param name="TranscriptId">The transcript.</param>
/// <param name="Turn">The turn; 0 is the opening statement.</param>
/// <param name="Paragraph">From 1 within the turn.</param>
/// <param name="Text">The whole paragraph, verbatim.</param>
/// <param name="Highlights">The telling parts of the text: of the gold, the gold string; of what was shown, its sentences; else nothing.</param>
/// <param name="Url">The place in the transcript page with its highlight, relative to the server.</param>
public sealed record PassageLink(string TranscriptId, int Turn, int Paragraph, string Text, IReadOnlyList<Highlight> Highlights, string Url)
{
    /// <summary>The passage ranked first, with the highlight that is shown, where it is; null where nothing was ranked.</summary>
    internal static PassageLink? First(Answer answer, IReadOnlyDictionary<string, Transcript> transcripts)
    {
        if (answer.Ranked is not [var first, ..])
        {
            return null;
        }

        var link = To(first, transcripts);
        var shown = answer.Excerpts.FirstOrDefault(excerpt => (excerpt.Citation.TranscriptId, excerpt.Citation.Turn, excerpt.Citation.Paragraph) == (link.TranscriptId, link.Turn, link.Paragraph));
        return shown is null ? link : link with { Highlights = shown.Highlights, Url = shown.Citation.Url };
    }

    /// <summary>A ranked passage; its address highlights all of it.</summary>
    internal static PassageLink To(RankedReference ranked, IReadOnlyDictionary<string, Transcript> transcripts)
    {
        var transcript = transcripts[ranked.TranscriptId];
        var turn = transcript.Turns.First(turn => turn.Number == ranked.Turn);
        var paragraph = turn.Paragraphs.First(paragraph => paragraph.Number == ranked.Paragraph);
        return Make(transcript, turn, paragraph, paragraph.Span) with { Highlights = [] };
    }

    /// <summary>
    /// What was wanted, the gold highlighted: every passage where all are needed, else the one with the answering sentence or the first; nothing for what no transcript holds.
    /// </summary>
    internal static IReadOnlyList<PassageLink> Wanted(EvaluationQuestion question, IEnumerable<Transcript> transcripts)
    {
        var wanted = question.AllOf || question.AnswerSentence is null ? question.Gold! : question.Gold!.Prepend(question.AnswerSentence);
        var links = wanted.Select(gold => Holding(gold, transcripts)).OfType<PassageLink>();
        return question.AllOf ? [.. links] : [.. links.Take(1)];
    }

    private static PassageLink? Holding(string gold, IEnumerable<Transcript> transcripts) =>
        (from transcript in transcripts
         from turn in transcript.Turns
         from paragraph in turn.Paragraphs
         let start = paragraph.Span.In(transcript.Text).IndexOf(gold, StringComparison.Ordinal)
         where start >= 0
         select Make(transcript, turn, paragraph, new TextSpan(paragraph.Span.Start + start, paragraph.Span.Start + start + gold.Length))).FirstOrDefault();

    private static PassageLink Make(Transcript transcript, Turn turn, Paragraph paragraph, TextSpan highlight) => new(
        transcript.Id,
        turn.Number,
        paragraph.Number,
        paragraph.Span.In(transcript.Text),
        [new Highlight(highlight.Start - paragraph.Span.Start, highlight.End - highlight.Start)],
        $"/transcripts/{transcript.Id}?highlight={highlight.Start}-{highlight.End}#t{turn.Number}-p{paragraph.Number}");
}
