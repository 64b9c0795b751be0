namespace AnswerBot.Host.BotFramework.Connector;

/// <summary>A connector's name leads to an address that the server must not call.</summary>
internal sealed class ForbiddenAddressException(string message) : Exception(message);
