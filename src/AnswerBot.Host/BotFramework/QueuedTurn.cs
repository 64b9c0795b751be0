namespace AnswerBot.Host.BotFramework;

/// <summary>Work on one accepted activity.</summary>
/// <param name="Conversation">Turns of the same conversation run one after the other, in the order in which they were added.</param>
/// <param name="ActivityKey">The same for an activity that is sent again; null where that cannot be told.</param>
/// <param name="Bytes">What it holds in memory while it waits, about.</param>
/// <param name="RunAsync">The work; its token is cancelled at the time limit and at the end of the server's patience when it stops.</param>
internal sealed record QueuedTurn(string Conversation, string? ActivityKey, int Bytes, Func<CancellationToken, Task> RunAsync);
