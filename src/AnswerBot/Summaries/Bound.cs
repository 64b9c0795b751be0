namespace AnswerBot.Summaries;

/// <summary>On which side of a number the true value lies.</summary>
internal enum Bound
{
    None,
    Above,
    Below,
}
