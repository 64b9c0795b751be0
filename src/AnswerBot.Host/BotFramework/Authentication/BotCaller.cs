namespace AnswerBot.Host.BotFramework.Authentication;

/// <summary>Who called, as far as it was proven.</summary>
internal sealed record BotCaller
{
    /// <summary>A tool on this machine, in Development.</summary>
    public static readonly BotCaller Local = new();

    /// <summary>Another application, by an Entra token.</summary>
    public static readonly BotCaller Agent = new();

    /// <summary>A channel, by a token of the Bot Framework; null otherwise.</summary>
    public ChannelToken? Channel { get; private init; }

    public static BotCaller Of(ChannelToken token) => new() { Channel = token };
}
