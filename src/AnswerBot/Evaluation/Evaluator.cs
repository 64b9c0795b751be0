using AnswerBot.Answers;
using AnswerBot.Indexes;
using AnswerBot.Outcomes;
using AnswerBot.Summaries;
using AnswerBot.Transcripts;

namespace AnswerBot.Evaluation;

/// <summary>Asks every question of a set the way users do, through <see cref="Answerer"/>, and compares with the gold.</summary>
public sealed class Evaluator(Answerer answerer, SummaryWriter summaries, IPassageIndex index, TimeProvider clock)
{
    /// <summary>Asks all questions, in order, one at a time so that the times mean something.</summary>
    public Task<IReadOnlyList<QuestionResult>> EvaluateAsync(
        IReadOnlyList<EvaluationQuestion> questions, IProgress<int>? progress, CancellationToken cancellationToken) =>
        AskAsync(questions, summarize: null, progress, cancellationToken);

    /// <summary>The same, with a summary of every answer; waits where the model's service asks for a pause.</summary>
    public Task<IReadOnlyList<QuestionResult>> EvaluateWithSummariesAsync(
        IReadOnlyList<EvaluationQuestion> questions, IProgress<int>? progress, CancellationToken cancellationToken) =>
        AskAsync(questions, summarize: true, progress, cancellationToken);

    /// <summary>Asks what the answers suggested, to prove that whoever clicks it gets an answer.</summary>
    public async Task<SuggestionReport> CheckSuggestionsAsync(IReadOnlyList<QuestionResult> results, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(results);
        var asked = new List<(string, bool)>();
        foreach (var suggestion in results.SelectMany(result => result.Answer.Suggestions).Distinct(StringComparer.Ordinal))
        {
            var answer = await answerer.QuoteAsync(AnswerRequest.Create(suggestion, []), cancellationToken);
            asked.Add((suggestion, answer.Excerpts.Any(excerpt => excerpt.Citation.AskerQuestion?.Contains(suggestion, StringComparison.Ordinal) == true)));
        }

        return SuggestionReport.Of(asked);
    }

    private async Task<IReadOnlyList<QuestionResult>> AskAsync(
        IReadOnlyList<EvaluationQuestion> questions, bool? summarize, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(questions);
        var transcripts = (await index.GetTranscriptsAsync(cancellationToken)).ToDictionary(transcript => transcript.Id, StringComparer.Ordinal);
        var results = new List<QuestionResult>(questions.Count);
        foreach (var question in questions)
        {
            var request = AnswerRequest.Create(question.Question, question.History) with { Summarize = summarize };
            await summaries.WaitWhileUnwantedAsync(cancellationToken);
            var started = clock.GetTimestamp();
            var answer = await answerer.AnswerAsync(request, cancellationToken);
            results.Add(Judge(question, answer, transcripts, clock.GetElapsedTime(started) - (answer.Summary.Outcome?.Elapsed ?? TimeSpan.Zero)));
            progress?.Report(results.Count);
        }

        return results;
    }

    private static QuestionResult Judge(EvaluationQuestion question, Answer answer, Dictionary<string, Transcript> transcripts, TimeSpan elapsed)
    {
        var ranked = (answer.Ranked ?? []).Select(reference => PassageLink.To(reference, transcripts).Text).ToList();
        var shown = answer.Excerpts.Select(excerpt => excerpt.Quote).ToList();
        return new QuestionResult(
            question,
            answer,
            RankOf(question, ranked),
            RankOf(question, shown) is not null,
            SentenceHit(question, answer),
            AttributionHit(question, answer),
            QuoteVerifier.Check(answer, [.. transcripts.Values]),
            elapsed)
        {
            Got = PassageLink.First(answer, transcripts),
            Wanted = question.Answerable ? PassageLink.Wanted(question, transcripts.Values) : [],
            FirstIsGold = ranked.Count > 0 && question.Gold!.Any(gold => ranked[0].Contains(gold, StringComparison.Ordinal)),
        };
    }

    private static int? RankOf(EvaluationQuestion question, List<string> texts)
    {
        var ranks = question.Gold!.Select(gold => texts.FindIndex(text => text.Contains(gold, StringComparison.Ordinal))).ToList();
        var found = ranks.Where(rank => rank >= 0).ToList();
        return found.Count == 0 || (question.AllOf && found.Count < ranks.Count) ? null
            : question.AllOf ? found.Max() + 1
            : found.Min() + 1;
    }

    private static bool? SentenceHit(EvaluationQuestion question, Answer answer)
    {
        if (question.AnswerSentence is not { } sentence || answer.Excerpts.FirstOrDefault(excerpt => excerpt.Quote.Contains(sentence, StringComparison.Ordinal)) is not { } shown)
        {
            return null;
        }

        var start = shown.Quote.IndexOf(sentence, StringComparison.Ordinal);
        return shown.Highlights.Any(highlight => highlight.Start < start + sentence.Length && start < highlight.Start + highlight.Length);
    }

    private static bool? AttributionHit(EvaluationQuestion question, Answer answer) =>
        question.Asker is not { } asker || answer.Outcome != AnswerOutcome.Answered ? null
        : answer.Excerpts.Any(excerpt => Names(excerpt.Citation, asker));

    // 新加坡《海峡时报》记者 stands for 海峡时报, and for 新加坡海峡时报 too.
    private static bool Names(Citation citation, string asker) =>
        new[] { citation.AskerOutlet, citation.Asker }.OfType<string>()
            .Any(printed => string.Concat(printed.Split('《', '》')).Contains(asker, StringComparison.Ordinal));
}
