namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>The name of a vote on an answer, which comes back when it is cast: nothing else says which answer is meant.</summary>
internal static class FeedbackUrn
{
    public const string Prefix = "urn:answer:";
}
