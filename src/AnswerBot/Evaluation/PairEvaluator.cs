using AnswerBot.Answers;
using AnswerBot.Outcomes;
using AnswerBot.Retrieval;

namespace AnswerBot.Evaluation;

/// <summary>What the bot made of a pair's question, asked of one transcript.</summary>
/// <param name="IsAnswerable">The transcript has the pair as one of its turns.</param>
/// <param name="IsAnswered">The outcome.</param>
/// <param name="Features">What the outcome rests on; null where nothing was found or no search was made.</param>
public sealed record PairResult(bool IsAnswerable, bool IsAnswered, OutcomeFeatures? Features);

/// <summary>Asks each pair's question twice: of the transcript that has the pair, and of the one that has its neighbours only.</summary>
public sealed class PairEvaluator(Answerer answerer)
{
    /// <summary>Two results for each pair, in order.</summary>
    public async Task<IReadOnlyList<PairResult>> EvaluateAsync(IReadOnlyList<PlacedPair> pairs, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var results = new List<PairResult>(2 * pairs.Count);
        foreach (var placed in pairs)
        {
            results.Add(await AskAsync(placed.Pair.Question, placed.Answering, isAnswerable: true, cancellationToken));
            results.Add(await AskAsync(placed.Pair.Question, placed.Near, isAnswerable: false, cancellationToken));
            progress?.Report(results.Count / 2);
        }

        return results;
    }

    private async Task<PairResult> AskAsync(string question, string transcript, bool isAnswerable, CancellationToken cancellationToken)
    {
        var request = AnswerRequest.Create(question, filter: SearchFilter.None with { Transcripts = [transcript] });
        var answer = await answerer.QuoteAsync(request, cancellationToken);
        return new PairResult(isAnswerable, answer.Outcome == AnswerOutcome.Answered, answer is { IsSettledByStructure: false, Features: { } features } ? new OutcomeFeatures(features) : null);
    }
}
