namespace AnswerBot.Summaries;

/// <summary>What a model wrote.</summary>
/// <param name="Text">Unchecked.</param>
/// <param name="PromptTokens">As the service counts them; estimated where it does not say.</param>
/// <param name="ReplyTokens">The same for the reply.</param>
public sealed record SummaryReply(string Text, int PromptTokens, int ReplyTokens);
