namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>Channels that show a message in the same way.</summary>
internal enum ChannelFamily
{
    /// <summary>Microsoft Teams and its simulator: citations as boxes, cards.</summary>
    Teams,

    /// <summary>Web Chat over Direct Line: citations as link definitions.</summary>
    WebChat,

    /// <summary>All others: text that reads well without any formatting.</summary>
    Plain,
}

/// <summary>Tells a channel's family by its id.</summary>
internal static class ChannelFamilies
{
    public static ChannelFamily Of(string? channelId) => channelId switch
    {
        "msteams" => ChannelFamily.Teams,
        "webchat" or "directline" => ChannelFamily.WebChat,
        _ => ChannelFamily.Plain,
    };
}
