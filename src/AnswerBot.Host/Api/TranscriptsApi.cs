using System.Net.Mime;
using System.Text;
using System.Text.Json.Serialization;
using AnswerBot.Answers;
using AnswerBot.Indexes;
using AnswerBot.Transcripts;
using Microsoft.AspNetCore.Mvc;

namespace AnswerBot.Host.Api;

/// <summary>What is in the index: the list, one transcript with its cut, and the text that every offset refers to.</summary>
internal static class TranscriptsApi
{
    public static void MapTranscripts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/transcripts", ListAsync).WithName("transcripts").WithSummary("The transcripts in the index.").Produces<TranscriptSummary[]>();
        routes.MapGet("/transcripts/{id}", GetAsync).WithName("transcript").WithSummary("One transcript: its metadata and its cut into turns and paragraphs.")
            .Produces<TranscriptDocument>().ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapGet("/transcripts/{id}/text", TextAsync).WithName("transcriptText").WithSummary("The text that every offset refers to, in UTF-16 units.")
            .Produces<string>(StatusCodes.Status200OK, MediaTypeNames.Text.Plain).ProducesProblem(StatusCodes.Status404NotFound);
        routes.MapGet("/suggestions", SuggestAsync).WithName("suggestions").WithSummary("Questions to begin with; each was really asked.").Produces<string[]>();
    }

    /// <exception cref="ClientProblem">There is no such transcript.</exception>
    public static async Task<Transcript> FindAsync(IPassageIndex index, string id, CancellationToken cancellationToken) =>
        (await index.GetTranscriptsAsync(cancellationToken)).FirstOrDefault(transcript => transcript.Id == id)
            ?? throw new ClientProblem(StatusCodes.Status404NotFound, $"There is no transcript '{id}'. GET /api/transcripts lists them.");

    private static async Task<IResult> ListAsync([FromServices] IPassageIndex index, CancellationToken cancellationToken) =>
        Results.Json((await index.GetTranscriptsAsync(cancellationToken)).Select(TranscriptSummary.Of), AnswerJson.Options);

    private static async Task<IResult> GetAsync(string id, [FromServices] IPassageIndex index, CancellationToken cancellationToken) =>
        Results.Json(TranscriptDocument.Of(await FindAsync(index, id, cancellationToken)), AnswerJson.Options);

    private static async Task<IResult> TextAsync(string id, [FromServices] IPassageIndex index, CancellationToken cancellationToken) =>
        Results.Text((await FindAsync(index, id, cancellationToken)).Text, MediaTypeNames.Text.Plain, Encoding.UTF8);

    private static async Task<IResult> SuggestAsync([FromServices] IPassageIndex index, CancellationToken cancellationToken) =>
        Results.Json(SuggestedQuestions.Starters(await index.GetTranscriptsAsync(cancellationToken)), AnswerJson.Options);
}

/// <summary>A transcript in the list.</summary>
/// <param name="Id">For links and filters.</param>
/// <param name="Title">As published.</param>
/// <param name="Date">The day of the event; null where not known.</param>
/// <param name="Speakers">Who answers.</param>
/// <param name="Turns">How many turns, the opening statement among them.</param>
/// <param name="Paragraphs">How many answer paragraphs.</param>
/// <param name="Url">Its page.</param>
public sealed record TranscriptSummary(string Id, string Title, DateOnly? Date, IReadOnlyList<string> Speakers, int Turns, int Paragraphs, string Url)
{
    internal static TranscriptSummary Of(Transcript transcript) => new(
        transcript.Id,
        transcript.Metadata.Title,
        transcript.Metadata.Date,
        [.. transcript.Metadata.Speakers.Select(speaker => speaker.Name)],
        transcript.Turns.Count,
        transcript.ParagraphCount,
        $"/transcripts/{transcript.Id}");
}

/// <summary>A transcript with its cut.</summary>
public sealed record TranscriptDocument(
    string Id,
    string Title,
    DateOnly? Date,
    string? Place,
    string? Publisher,
    string? Url,
    string Language,
    string? Event,
    IReadOnlyList<Speaker> Speakers,
    string SourceSha256,
    IReadOnlyList<TurnDocument> Turns)
{
    internal static TranscriptDocument Of(Transcript transcript)
    {
        var metadata = transcript.Metadata;
        return new TranscriptDocument(
            metadata.Id,
            metadata.Title,
            metadata.Date,
            metadata.Place,
            metadata.Publisher,
            metadata.Url,
            metadata.Language,
            metadata.Event,
            metadata.Speakers,
            transcript.SourceSha256,
            [.. transcript.Turns.Select(turn => TurnDocument.Of(transcript, turn))]);
    }
}

/// <summary>A turn.</summary>
public sealed record TurnDocument(int Turn, string? Asker, string? AskerOutlet, string? Question, IReadOnlyList<ParagraphDocument> Paragraphs)
{
    internal static TurnDocument Of(Transcript transcript, Turn turn) => new(
        turn.Number,
        turn.Asker,
        turn.AskerOutlet,
        transcript.QuestionOf(turn),
        [.. turn.Paragraphs.Select(paragraph => ParagraphDocument.Of(transcript, paragraph))]);
}

/// <summary>An answer paragraph; <c>Start</c> and <c>End</c> are UTF-16 offsets in the text, <c>End</c> exclusive.</summary>
public sealed record ParagraphDocument(int Paragraph, string Speaker, string Text, int Start, int End)
{
    /// <summary>When it was said in the recording; left out where the source does not tell.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeRange? Time { get; init; }

    internal static ParagraphDocument Of(Transcript transcript, Paragraph paragraph) =>
        new(paragraph.Number, paragraph.Speaker, paragraph.Span.In(transcript.Text), paragraph.Span.Start, paragraph.Span.End) { Time = paragraph.Time };
}
