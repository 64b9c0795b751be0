namespace AnswerBot.Transcripts;

/// <summary>Who a line belongs to.</summary>
internal enum Part
{
    /// <summary>No label: goes on with what the line before it began.</summary>
    Continuation,

    /// <summary>
    /// Looks labelled, but nothing in the text shows that the label names anybody: its words are read whole, as a continuation.
    /// </summary>
    Undecided,

    /// <summary>Opens a question.</summary>
    Asker,

    /// <summary>Opens an answer, or the opening statement.</summary>
    Speaker,

    /// <summary>The host, who hands out the questions: neither asks nor answers.</summary>
    Moderator,
}

/// <summary>A line with its part in the conference.</summary>
/// <param name="Line">The line itself.</param>
/// <param name="Part">Whose line it is.</param>
/// <param name="Speaker">Who answers; null for other parts, and for an answer mark such as 答 that names nobody.</param>
internal readonly record struct Utterance(Line Line, Part Part, string? Speaker = null)
{
    /// <summary>The label's name; empty where there is no label.</summary>
    public string Name => Line.Label?.Name ?? "";

    /// <summary>What is said: without the label where the label names somebody, else the whole line.</summary>
    public TextSpan Words => Part is Part.Asker or Part.Speaker or Part.Moderator ? Line.Label!.Value.Words : Line.Words;
}
