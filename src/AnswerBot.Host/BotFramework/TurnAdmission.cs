namespace AnswerBot.Host.BotFramework;

/// <summary>What became of a turn that was to be queued.</summary>
internal enum TurnAdmission
{
    /// <summary>It will run.</summary>
    Accepted,

    /// <summary>The same activity was accepted before; nothing is to be done.</summary>
    Duplicate,

    /// <summary>There is no place for it now; it is not remembered, so that it can be sent again.</summary>
    Full,
}
