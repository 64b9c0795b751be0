namespace AnswerBot.Summaries;

/// <summary>A sentence that is not shown.</summary>
/// <param name="Text">As the model wrote it, less what cannot be seen.</param>
/// <param name="Rule">The first rule that it broke.</param>
public sealed record DroppedSentence(string Text, GuardRule Rule);
