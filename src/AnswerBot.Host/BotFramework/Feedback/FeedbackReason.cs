using System.Text.Json;

namespace AnswerBot.Host.BotFramework.Feedback;

/// <summary>What can be wrong with an answer.</summary>
internal enum FeedbackReason
{
    /// <summary>The words quoted are not those of the transcript, or the wrong ones.</summary>
    WrongQuote,

    /// <summary>Somebody else said it, or it was said to somebody else.</summary>
    WrongSpeaker,

    /// <summary>Rightly quoted, but no answer to the question.</summary>
    DoesNotAnswer,

    /// <summary>The transcripts answer, but the bot did not find it, or not all of it.</summary>
    Missing,
}

/// <summary>The reasons by the names that go over the wire.</summary>
internal static class FeedbackReasons
{
    public static IReadOnlyList<FeedbackReason> All { get; } = Enum.GetValues<FeedbackReason>();

    public static string NameOf(FeedbackReason reason) => JsonNamingPolicy.CamelCase.ConvertName(reason.ToString());

    /// <summary>Null for what is none of ours: buttons come through the client.</summary>
    public static FeedbackReason? Parse(string? name) =>
        All.Where(reason => NameOf(reason) == name).Select(reason => (FeedbackReason?)reason).FirstOrDefault();
}
