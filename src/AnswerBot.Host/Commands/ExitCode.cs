namespace AnswerBot.Host.Commands;

/// <summary>What the program returns to the shell.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>The work was done and found wanting: a gate missed, a quotation that differs.</summary>
    public const int Failed = 1;

    /// <summary>The work could not be done: bad usage, configuration, or a missing or damaged file.</summary>
    public const int Unusable = 2;
}
