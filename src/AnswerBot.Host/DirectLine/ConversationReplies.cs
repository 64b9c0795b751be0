using System.Text.Json.Nodes;
using AnswerBot.Host.BotFramework;

namespace AnswerBot.Host.DirectLine;

/// <summary>What the bot says in a conversation of the page.</summary>
internal sealed class ConversationReplies(Conversation conversation) : IReplies
{
    // Meant for other clients; the one in the page would show or stumble over them.
    private static readonly string[] NotForThePage = ["endOfConversation", "trace", "installationUpdate"];

    public string? LinkBase => conversation.LinkBase;

    public Task<string?> SendAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (NotForThePage.Contains(activity.Type))
        {
            return Task.FromResult<string?>(null);
        }

        var sent = (JsonObject)activity.Json.DeepClone();
        sent["channelId"] = Participants.Channel;
        sent["conversation"] = new JsonObject { ["id"] = conversation.Id };
        sent["from"] = Participants.Bot();
        sent["recipient"] = Participants.User(conversation.UserId);
        var kind = activity.Type switch
        {
            "message" => EntryKind.BotMessage,
            "typing" => EntryKind.Passing,
            _ => EntryKind.Lasting,
        };
        return Task.FromResult<string?>(conversation.Log.Append(sent, kind));
    }

    public void ForgetBefore(Activity incoming) => conversation.Log.DropBefore(incoming.Id);
}
