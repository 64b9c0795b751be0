using System.Text.Json.Serialization;
using AnswerBot.Outcomes;
using AnswerBot.Summaries;
using AnswerBot.Transcripts;

namespace AnswerBot.Answers;

/// <summary>
/// The one answer model, and the JSON that the API and <c>ask --json</c> give out. Every door renders this and nothing else.
/// </summary>
/// <param name="Id">The same for the same question asked of the same index.</param>
/// <param name="Question">As asked, trimmed.</param>
/// <param name="Outcome">Whether the transcripts answer.</param>
/// <param name="Confidence">Estimated probability that the first-ranked passage answers, 0 to 1, whatever the outcome.</param>
/// <param name="Message">What to tell the user around the quotations, in the question's language; never a quotation.</param>
/// <param name="Excerpts">The quotations; only where answered, and then at least one.</param>
/// <param name="Suggestions">Questions that can be asked next.</param>
/// <param name="Related">Questions that reporters asked on the subject; where nothing answers.</param>
/// <param name="Summary">The optional summary of the excerpts.</param>
/// <param name="Ranked">The best passages whatever the outcome, best first; left out of the JSON unless asked for.</param>
public sealed record Answer(
    string Id,
    string Question,
    AnswerOutcome Outcome,
    double Confidence,
    string Message,
    IReadOnlyList<AnswerExcerpt> Excerpts,
    IReadOnlyList<string> Suggestions,
    IReadOnlyList<RelatedQuestion> Related,
    AnswerSummary Summary,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<RankedReference>? Ranked = null)
{
    /// <summary>What the outcome rests on, by the names of <see cref="OutcomeFeatures"/>; null where nothing was found; left out of the JSON unless asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Features { get; init; }

    /// <summary>The answer without what only those see who want to know why.</summary>
    public Answer WithoutExplanation() => this with { Ranked = null, Features = null };

    /// <summary>What a summary may rest on: the quotations with the names that belong to them.</summary>
    [JsonIgnore]
    public IReadOnlyList<SummarySource> SummarySources { get; init; } = [];

    /// <summary>Whether the outcome follows from who asked, not from similarity.</summary>
    [JsonIgnore]
    public bool IsSettledByStructure { get; init; }
}

/// <summary>A quotation.</summary>
/// <param name="Rank">From 1, best first.</param>
/// <param name="Quote">The whole paragraph, verbatim.</param>
/// <param name="Highlights">The telling sentences, in reading order.</param>
/// <param name="Attribution">The citation in words, in the question's language.</param>
/// <param name="Citation">Where the quotation stands.</param>
public sealed record AnswerExcerpt(int Rank, string Quote, IReadOnlyList<Highlight> Highlights, string Attribution, Citation Citation);

/// <summary>A part of a quotation.</summary>
/// <param name="Start">UTF-16 offset in the quotation.</param>
/// <param name="Length">UTF-16 units.</param>
public sealed record Highlight(int Start, int Length);

/// <summary>Where a quotation stands and who said it; names as the transcript prints them.</summary>
/// <param name="TranscriptId">The transcript.</param>
/// <param name="Title">Its title.</param>
/// <param name="Date">The day of the event; null where not known.</param>
/// <param name="Speaker">Who said it.</param>
/// <param name="SpeakerRole">The office held.</param>
/// <param name="Asker">The asker's label; null in the opening statement.</param>
/// <param name="AskerQuestion">The question answered; null in the opening statement.</param>
/// <param name="AskerOutlet">The outlet that the asker stands for.</param>
/// <param name="Turn">0 for the opening statement; questions count from 1.</param>
/// <param name="Paragraph">From 1 within the turn.</param>
/// <param name="Start">UTF-16 offset in the transcript's text: <c>text[Start..End]</c> is the quotation.</param>
/// <param name="End">Exclusive.</param>
/// <param name="SourceSha256">SHA-256 of the original file's bytes.</param>
/// <param name="Url">The place in the transcript page, relative to this server, with the highlight as offsets in the text.</param>
/// <param name="SourceUrl">The publisher's own page; null where not known.</param>
public sealed record Citation(
    string TranscriptId,
    string Title,
    DateOnly? Date,
    string Speaker,
    string? SpeakerRole,
    string? Asker,
    string? AskerQuestion,
    string? AskerOutlet,
    int Turn,
    int Paragraph,
    int Start,
    int End,
    string SourceSha256,
    string Url,
    string? SourceUrl)
{
    /// <summary>When it was said in the recording; left out of the JSON where the source does not tell.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeRange? Time { get; init; }
}

/// <summary>A question that a reporter asked.</summary>
/// <param name="TranscriptId">The transcript.</param>
/// <param name="Turn">The turn.</param>
/// <param name="Asker">The asker's label.</param>
/// <param name="Question">The question, verbatim.</param>
/// <param name="Url">The turn in the transcript page.</param>
public sealed record RelatedQuestion(string TranscriptId, int Turn, string Asker, string Question, string Url);

/// <summary>A summary of the excerpts, or why there is none.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">In words; null where it is there, or off by configuration or for want of a wish.</param>
/// <param name="Text">Generated text with <c>[n]</c> marks; null unless there.</param>
/// <param name="Citations">The ranks of the excerpts it cites.</param>
public sealed record AnswerSummary(SummaryStatus Status, string? Reason, string? Text, IReadOnlyList<int> Citations)
{
    /// <summary>No summary was asked for, or none is configured.</summary>
    public static AnswerSummary Off { get; } = new(SummaryStatus.Off, null, null, []);

    /// <summary>How it came about; null where no model was to be asked. For the evaluation alone: holds text that was not checked, which no door may show.</summary>
    [JsonIgnore]
    public SummaryOutcome? Outcome { get; init; }
}

/// <summary>A ranked passage with its signals, for those who want to know why.</summary>
public sealed record RankedReference(
    string TranscriptId, int Turn, int Paragraph, double Score, IReadOnlyDictionary<string, double> Signals)
{
    /// <summary>See <see cref="Passages.Passage.Id"/>.</summary>
    [JsonIgnore]
    public string PassageId => $"{TranscriptId}/t{Turn}/p{Paragraph}";
}
