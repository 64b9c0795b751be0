using AnswerBot.Answers;
using AnswerBot.Retrieval;

namespace AnswerBot.Host.Api;

/// <summary>What <c>POST /api/answers</c> takes. Everything but the question is optional.</summary>
public sealed record AnswerRequestBody
{
    /// <summary>What you want to know: 1 to 1,000 characters.</summary>
    public string? Question { get; init; }

    /// <summary>Earlier questions of the conversation, oldest first: at most 10 of at most 1,000 characters.</summary>
    public IReadOnlyList<string>? History { get; init; }

    /// <summary>Most excerpts wanted: 1 to 5, default 3.</summary>
    public int? Limit { get; init; }

    /// <summary>What the search is restricted to.</summary>
    public FilterBody? Filter { get; init; }

    /// <summary>Whether a generated summary of the excerpts is wanted, where one is configured. Left out: none.</summary>
    public bool? Summarize { get; init; }

    /// <summary>Whether the ten best passages with their signals are wanted.</summary>
    public bool Explain { get; init; }

    internal AnswerRequest ToRequest() => AnswerRequest.Create(Question, History, Limit, Filter?.ToFilter()) with { Summarize = Summarize };
}

/// <summary>The <c>filter</c> of a question. What is left out does not restrict.</summary>
public sealed record FilterBody
{
    /// <summary>Transcript ids.</summary>
    public IReadOnlyList<string>? Transcripts { get; init; }

    /// <summary>Earliest day of the event, <c>yyyy-MM-dd</c>.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Latest day of the event, inclusive.</summary>
    public DateOnly? To { get; init; }

    /// <summary>A speaker, by name or alias.</summary>
    public string? Speaker { get; init; }

    /// <summary>An asking outlet, by any of its names.</summary>
    public string? Asker { get; init; }

    internal SearchFilter ToFilter() => new(Transcripts ?? [], From, To, Speaker, Asker);
}
