using AnswerBot.Outcomes;

namespace AnswerBot.Evaluation;

/// <summary>The figures over some questions.</summary>
/// <param name="Questions">How many questions.</param>
/// <param name="First">Answerable questions with a gold passage ranked first; where all are needed, any of them.</param>
/// <param name="FirstThree">… among the first three.</param>
/// <param name="FirstFive">… among the first five.</param>
/// <param name="MeanReciprocalRank">Over the answerable questions; 0 for a gold passage below the tenth place.</param>
/// <param name="Served">Answerable questions with the gold among the excerpts shown: a refusal is a miss.</param>
/// <param name="Sentence">Of the passages shown that hold the answering sentence, those with a highlight on it.</param>
/// <param name="SentenceServed">Questions with an answering sentence where a highlight on it is shown: a refusal or another passage is a miss.</param>
/// <param name="Attribution">Of the answers about an outlet, those attributed to it.</param>
/// <param name="Refused">Unanswerable questions that are not answered.</param>
/// <param name="FalselyRefused">Answerable questions that are not answered.</param>
/// <param name="Faithful">Answers whose every quotation and attribution is that of the source.</param>
public sealed record Metrics(
    int Questions,
    Share First,
    Share FirstThree,
    Share FirstFive,
    Average MeanReciprocalRank,
    Share Served,
    Share Sentence,
    Share SentenceServed,
    Share Attribution,
    Share Refused,
    Share FalselyRefused,
    Share Faithful)
{
    /// <summary>The figures over <paramref name="results"/>.</summary>
    public static Metrics Over(IReadOnlyCollection<QuestionResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var answerable = results.Where(result => result.Question.Answerable).ToList();
        var unanswerable = results.Where(result => !result.Question.Answerable);
        return new Metrics(
            results.Count,
            Share.Of(answerable.Select(result => result.FirstIsGold)),
            Share.Of(answerable.Select(result => result.GoldRank <= 3)),
            Share.Of(answerable.Select(result => result.GoldRank <= 5)),
            Average.Of([.. answerable.Select(result => result.GoldRank is { } rank ? 1.0 / rank : 0)]),
            Share.Of(answerable.Select(result => result.ServedHit)),
            Share.Of(results.Select(result => result.SentenceHit).OfType<bool>()),
            Share.Of(answerable.Where(result => result.Question.AnswerSentence is not null).Select(result => result.SentenceHit == true)),
            Share.Of(results.Select(result => result.AttributionHit).OfType<bool>()),
            Share.Of(unanswerable.Select(result => result.Answer.Outcome != AnswerOutcome.Answered)),
            Share.Of(answerable.Select(result => result.Answer.Outcome != AnswerOutcome.Answered)),
            Share.Of(results.Where(result => result.Answer.Excerpts.Count > 0).Select(result => result.QuoteProblems.Count == 0)));
    }
}
