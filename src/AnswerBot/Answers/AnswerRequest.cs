using System.Globalization;
using System.Text.Json.Serialization;
using AnswerBot.Retrieval;

namespace AnswerBot.Answers;

/// <summary>A question as every door hands it over, already checked: see <see cref="Create"/>.</summary>
public sealed record AnswerRequest
{
    /// <summary>Longest question, and longest question in the history, in UTF-16 units after trimming.</summary>
    public const int MaxQuestionLength = 1000;

    /// <summary>Most questions in the history.</summary>
    public const int MaxHistory = 10;

    /// <summary>Most excerpts in an answer.</summary>
    public const int MaxLimit = 5;

    /// <summary>Excerpts in an answer where nothing else is asked.</summary>
    public const int DefaultLimit = 3;

    private AnswerRequest(string question, IReadOnlyList<string> history, int limit, SearchFilter filter) =>
        (Question, History, Limit, Filter) = (question, history, limit, filter);

    /// <summary>Trimmed; 1 to <see cref="MaxQuestionLength"/> units, with at least one letter or digit.</summary>
    public string Question { get; }

    /// <summary>Earlier questions, oldest first.</summary>
    public IReadOnlyList<string> History { get; }

    /// <summary>Most excerpts wanted.</summary>
    public int Limit { get; }

    /// <summary>What the search is restricted to.</summary>
    public SearchFilter Filter { get; }

    /// <summary>Whether a summary is wanted, where one is configured; null where nothing was said. The same question has the same answer id with it and without.</summary>
    [JsonIgnore]
    public bool? Summarize { get; init; }

    /// <summary>Checks what a user sent.</summary>
    /// <exception cref="InvalidQuestionException">Something is out of bounds; the message names it and the bound.</exception>
    public static AnswerRequest Create(string? question, IReadOnlyList<string>? history = null, int? limit = null, SearchFilter? filter = null)
    {
        var trimmed = Checked("question", question);
        if (!trimmed.Any(char.IsLetterOrDigit) && !trimmed.EnumerateRunes().Any(System.Text.Rune.IsLetterOrDigit))
        {
            throw new InvalidQuestionException("question", "The question has no letter and no digit: there is nothing to look for. Write it in words, Chinese or English.");
        }

        if (history is { Count: > MaxHistory })
        {
            throw new InvalidQuestionException("history", $"The history has {history.Count} questions; at most {MaxHistory} are taken, oldest first. Send the last ones.");
        }

        if (limit is < 1 or > MaxLimit)
        {
            throw new InvalidQuestionException("limit", $"The limit is {limit}; it must be 1 to {MaxLimit}.");
        }

        var checkedFilter = CheckedFilter(filter ?? SearchFilter.None);
        return new AnswerRequest(trimmed, [.. (history ?? []).Select((earlier, place) => Checked($"history[{place}]", earlier))], limit ?? DefaultLimit, checkedFilter);
    }

    private static string Checked(string member, string? text)
    {
        var trimmed = text?.Trim() ?? "";
        return trimmed switch
        {
            { Length: 0 } => throw new InvalidQuestionException(member, $"The {member} is empty. {(member.StartsWith("filter", StringComparison.Ordinal) ? "Give it a value, or leave it out" : "Write what you want to know")}, in 1 to {MaxQuestionLength} characters."),
            { Length: > MaxQuestionLength } => throw new InvalidQuestionException(member, $"The {member} has {trimmed.Length} characters; at most {MaxQuestionLength} are taken. Shorten it."),
            _ when HasControl(trimmed) => throw new InvalidQuestionException(member, $"The {member} has control characters or half a surrogate pair. Remove them."),
            _ => trimmed,
        };
    }

    // Line breaks and tabs come with pasted text; everything else is a sign of a broken or hostile client. U+FFFE is a byte order mark read
    // the wrong way round: no character, and without a normal form.
    private static bool HasControl(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if ((char.IsControl(character) && character is not ('\n' or '\r' or '\t'))
                || character == '\uFFFE'
                || (char.IsHighSurrogate(character) && (index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])))
                || (char.IsLowSurrogate(character) && (index == 0 || !char.IsHighSurrogate(text[index - 1]))))
            {
                return true;
            }
        }

        return false;
    }

    private static SearchFilter CheckedFilter(SearchFilter filter)
    {
        if (filter.From > filter.To)
        {
            throw new InvalidQuestionException("filter.from", string.Create(CultureInfo.InvariantCulture, $"The filter's days are the wrong way round: from {filter.From:yyyy-MM-dd} is after to {filter.To:yyyy-MM-dd}."));
        }

        if (filter.Transcripts.Count > 100)
        {
            throw new InvalidQuestionException("filter.transcripts", "The filter names more than 100 transcripts. Name fewer, or leave it out for all.");
        }

        return filter with
        {
            Transcripts = [.. filter.Transcripts.Select((id, place) => Checked($"filter.transcripts[{place}]", id))],
            Speaker = filter.Speaker is null ? null : Checked("filter.speaker", filter.Speaker),
            Asker = filter.Asker is null ? null : Checked("filter.asker", filter.Asker),
        };
    }
}

/// <summary>What a user sent cannot be answered as it is; the message says why and what to do.</summary>
/// <param name="member">The member at fault, as the API names it.</param>
/// <param name="message">Why, and what to do.</param>
public sealed class InvalidQuestionException(string member, string message) : Exception(message)
{
    /// <summary>The member at fault, as the API names it.</summary>
    public string Member { get; } = member;
}
