namespace AnswerBot.Outcomes;

/// <summary>Whether the transcripts answer a question.</summary>
public enum AnswerOutcome
{
    /// <summary>A passage answers; it is quoted.</summary>
    Answered,

    /// <summary>The subject was spoken of, but nothing answers the question.</summary>
    Related,

    /// <summary>Nothing about it.</summary>
    NotFound,
}
