namespace AnswerBot.Summaries;

/// <summary>Why a sentence of a summary is not shown.</summary>
public enum GuardRule
{
    /// <summary>The sentence, or the summary with it, is too long.</summary>
    Length,

    /// <summary>Characters outside the plain set: markup, other scripts.</summary>
    Markup,

    /// <summary>An address.</summary>
    Link,

    /// <summary>It speaks to the reader, or of the program, instead of what was said.</summary>
    Instruction,

    /// <summary>It is not in the language of the question.</summary>
    Language,

    /// <summary>It cites nothing.</summary>
    NoCitation,

    /// <summary>It cites an excerpt that there is not.</summary>
    UnknownCitation,

    /// <summary>Text in quotation or title marks is not in the excerpt, character for character.</summary>
    Quotation,

    /// <summary>A number, date or percentage is not in the excerpt.</summary>
    Number,

    /// <summary>A name or title is not in the excerpt.</summary>
    Name,

    /// <summary>What the excerpt affirms is denied, or the other way round.</summary>
    Negation,

    /// <summary>The excerpt speaks of something else.</summary>
    Support,
}
