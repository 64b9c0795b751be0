namespace AnswerBot.Summaries;

/// <summary>What is left of a reply.</summary>
/// <param name="Kept">The sentences that passed, in order, with their marks <c>[n]</c>.</param>
/// <param name="Citations">The excerpts that they cite, ascending.</param>
/// <param name="Dropped">The others.</param>
public sealed record GuardVerdict(IReadOnlyList<string> Kept, IReadOnlyList<int> Citations, IReadOnlyList<DroppedSentence> Dropped);
