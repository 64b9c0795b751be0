namespace AnswerBot;

/// <summary>What all patterns over users' words have in common.</summary>
public static class Patterns
{
    /// <summary>
    /// Longest that one pattern may look at one text, in milliseconds of the clock. Far above what any takes: it bounds what a pattern of bad luck costs,
    /// and a busy machine, where the clock runs on while the pattern waits for its turn, must not run into it.
    /// </summary>
    public const int TimeLimit = 5000;
}
