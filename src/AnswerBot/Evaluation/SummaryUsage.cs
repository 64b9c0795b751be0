using AnswerBot.Summaries;

namespace AnswerBot.Evaluation;

/// <summary>What summaries used. Requests without a reply are not counted: nobody says what they used.</summary>
/// <param name="Replies">Replies, whatever the guard made of them.</param>
/// <param name="PromptTokens">As the service counts them; characters where it does not say.</param>
/// <param name="ReplyTokens">The same for the replies.</param>
/// <param name="MeanTokens">Prompt and reply together, for one reply.</param>
/// <param name="Cost">By the configured prices; null where there are none.</param>
public sealed record SummaryUsage(int Replies, long PromptTokens, long ReplyTokens, double MeanTokens, double? Cost)
{
    internal static SummaryUsage Of(IReadOnlyCollection<SummaryReply> replies, SummaryOptions options)
    {
        var (prompt, reply) = (replies.Sum(each => (long)each.PromptTokens), replies.Sum(each => (long)each.ReplyTokens));
        return new SummaryUsage(
            replies.Count,
            prompt,
            reply,
            replies.Count == 0 ? 0 : Math.Round((double)(prompt + reply) / replies.Count, 1),
            options is { PromptPrice: 0, ReplyPrice: 0 } ? null : Math.Round(options.CostOf(prompt, reply), 6));
    }
}
