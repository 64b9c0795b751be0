using AnswerBot.Outcomes;
using AnswerBot.Retrieval;
using AnswerBot.Summaries;
using AnswerBot.Transcripts;

namespace AnswerBot.Answers;

/// <summary>
/// The summary of an answer: hands the verified excerpts to <see cref="SummaryWriter"/> with the names that belong to them, and puts what comes back into the answer model.
/// Never on what is related or not found, and never a reason to hold the excerpts back.
/// </summary>
public sealed class AnswerSummaries(SummaryWriter writer, OutletDirectory outlets)
{
    /// <summary>The quotations as a model gets them; none where summaries are off.</summary>
    public IReadOnlyList<SummarySource> SourcesOf(Answer answer, IReadOnlyList<Transcript> transcripts)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return writer.IsOn ? [.. answer.Excerpts.Select(excerpt => SourceOf(excerpt, transcripts))] : [];
    }

    /// <summary>The summary, or why there is none.</summary>
    /// <param name="answer">The answer, its quotations verified, with <see cref="Answer.SummarySources"/>.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="cancellationToken">Stops the answer altogether.</param>
    public async Task<AnswerSummary> ForAsync(Answer answer, AnswerRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(request);
        var language = QuestionLanguages.Detect(answer.Question);
        if (!writer.IsOn || request.Summarize is not true)
        {
            return writer.IsOn && request.Summarize is false ? AnswerSummary.Off with { Reason = SummaryWords.TurnedOff(language) } : AnswerSummary.Off;
        }

        if (answer.Outcome != AnswerOutcome.Answered)
        {
            return AnswerSummary.Off with { Reason = SummaryWords.NothingToSumUp(language) };
        }

        var wanted = new SummaryRequest(answer.Question, language, answer.SummarySources);
        var outcome = await Instruments.MeasureAsync("summarize", () => writer.WriteAsync(wanted, cancellationToken));
        var summary = outcome is { Status: SummaryStatus.Ok, Verdict: { } verdict }
            ? new AnswerSummary(SummaryStatus.Ok, null, Join(verdict.Kept), verdict.Citations)
            : new AnswerSummary(outcome.Status, outcome.Reason, null, []);
        return summary with { Outcome = outcome };
    }

    private static string Join(IReadOnlyList<string> sentences) =>
        string.Join(QuestionLanguages.Detect(sentences[0]) == QuestionLanguage.Chinese ? "" : " ", sentences);

    private SummarySource SourceOf(AnswerExcerpt excerpt, IReadOnlyList<Transcript> transcripts)
    {
        var citation = excerpt.Citation;
        var speaker = transcripts.First(transcript => transcript.Id == citation.TranscriptId).Metadata.SpeakerNamed(citation.Speaker);
        var outlet = citation.AskerOutlet is { } printed ? outlets.Resolve(printed) : null;
        string?[] names = [citation.Speaker, citation.SpeakerRole, .. speaker?.Aliases ?? [], speaker?.EnglishName, speaker?.EnglishRole, citation.AskerOutlet, .. outlet?.Forms ?? []];
        return new SummarySource(excerpt.Rank, excerpt.Quote, [.. names.OfType<string>().Distinct(StringComparer.Ordinal)], citation.Date);
    }
}
