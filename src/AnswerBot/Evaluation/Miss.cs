using AnswerBot.Outcomes;

namespace AnswerBot.Evaluation;

/// <summary>A question that went wrong.</summary>
/// <param name="Id">The question's id.</param>
/// <param name="Category">Its category.</param>
/// <param name="Split">Its half.</param>
/// <param name="Question">What was asked.</param>
/// <param name="History">What was asked before.</param>
/// <param name="Problem">
/// The first thing that went wrong: <c>unfaithful</c>, <c>answered</c>, <c>wrong asker</c>, <c>not in the first three</c>, <c>refused</c>, <c>rank 2</c>, <c>not shown</c> or <c>wrong sentence</c>.
/// </param>
/// <param name="Outcome">What the bot decided.</param>
/// <param name="Confidence">How sure it was.</param>
/// <param name="Got">The first-ranked passage; null where nothing was ranked.</param>
/// <param name="Wanted">The passages wanted; empty where no answer was.</param>
/// <param name="Note">Why the transcripts do not answer, where the question says so.</param>
public sealed record Miss(
    string Id,
    string Category,
    string Split,
    string Question,
    IReadOnlyList<string> History,
    string Problem,
    AnswerOutcome Outcome,
    double Confidence,
    PassageLink? Got,
    IReadOnlyList<PassageLink> Wanted,
    string? Note)
{
    internal static Miss? From(QuestionResult result) => ProblemOf(result) is not { } problem ? null : new Miss(
        result.Question.Id,
        result.Question.Category,
        result.Question.Split!,
        result.Question.Question,
        result.Question.History ?? [],
        problem,
        result.Answer.Outcome,
        result.Answer.Confidence,
        result.Got,
        result.Wanted,
        result.Question.Note);

    private static string? ProblemOf(QuestionResult result)
    {
        var answered = result.Answer.Outcome == AnswerOutcome.Answered;
        return result.QuoteProblems.Count > 0 ? "unfaithful"
            : !result.Question.Answerable ? (answered ? "answered" : null)
            : result.AttributionHit == false ? "wrong asker"
            : result.GoldRank is null or > 3 ? "not in the first three"
            : !answered ? "refused"
            : !result.FirstIsGold ? $"rank {result.GoldRank}"
            : !result.ServedHit ? "not shown"
            : result.SentenceHit == false ? "wrong sentence"
            : null;
    }
}
