using System.ComponentModel.DataAnnotations;

namespace AnswerBot.Host.BotFramework.Feedback;

/// <summary>What is kept of users' feedback, in <c>feedback.jsonl</c> under <c>DataPath</c>.</summary>
public sealed class FeedbackOptions
{
    /// <summary>Whether the question, and those before it that it leans on, are kept with the feedback; without them nothing can be exported. Default true.</summary>
    public bool KeepQuestions { get; init; } = true;

    /// <summary>Whether what users write beside a vote is kept. Default false.</summary>
    public bool KeepComments { get; init; }

    /// <summary>How long feedback is kept, 1 day to 10 years. Default 365 days.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Largest size of the file in bytes, 10,000 to 1,000,000,000; the oldest feedback goes first. Default 10,000,000.</summary>
    [Range(10_000, 1_000_000_000)]
    public long MaxBytes { get; init; } = 10_000_000;
}
