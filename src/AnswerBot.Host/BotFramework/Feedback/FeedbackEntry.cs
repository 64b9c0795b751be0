using System.Text.Json;
using System.Text.Json.Serialization;
using AnswerBot.Outcomes;

namespace AnswerBot.Host.BotFramework.Feedback;

/// <summary>One line of the feedback file.</summary>
/// <param name="At">When it was given.</param>
/// <param name="AnswerId">The answer it is about.</param>
/// <param name="User">Keyed hash of the user, so that one can take back what one gave; nobody's id.</param>
/// <param name="Vote">Up or down.</param>
internal sealed record FeedbackEntry(DateTimeOffset At, string AnswerId, string User, FeedbackVote Vote)
{
    // Chinese as it is: half the size, and readable.
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public FeedbackReason? Reason { get; init; }

    /// <summary>What the user wrote; only where settings allow it.</summary>
    public string? Comment { get; init; }

    /// <summary>What was answered; null where it is no longer known, or settings forbid to keep it.</summary>
    public RatedAnswer? Answer { get; init; }

    public string ToLine() => JsonSerializer.Serialize(this, JsonOptions);

    /// <summary>Null for a line that is no entry, such as one cut short by a crash.</summary>
    public static FeedbackEntry? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<FeedbackEntry>(line, JsonOptions);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Up or down.</summary>
internal enum FeedbackVote
{
    /// <summary>Thumb up.</summary>
    Like,

    /// <summary>Thumb down.</summary>
    Dislike,
}

/// <summary>An answer as far as feedback needs it.</summary>
/// <param name="Question">As asked.</param>
/// <param name="History">Earlier questions, oldest first.</param>
/// <param name="Outcome">What the bot made of it.</param>
/// <param name="Highlights">Where the telling sentences stand, excerpt by excerpt; the words themselves are cut from the index when they are wanted.</param>
internal sealed record RatedAnswer(string Question, IReadOnlyList<string> History, AnswerOutcome Outcome, IReadOnlyList<RatedHighlight> Highlights);

/// <summary>A telling sentence by its place.</summary>
/// <param name="TranscriptId">The transcript.</param>
/// <param name="SourceSha256">Of the file it was cut from: after a change of the file the place means nothing.</param>
/// <param name="Start">UTF-16 offset in the transcript's text.</param>
/// <param name="End">Exclusive.</param>
/// <param name="AskerOutlet">The outlet that was answered; null where not known.</param>
internal sealed record RatedHighlight(string TranscriptId, string SourceSha256, int Start, int End, string? AskerOutlet);
