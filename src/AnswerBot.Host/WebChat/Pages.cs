using AnswerBot.Answers;
using AnswerBot.Host.Api;
using AnswerBot.Host.Health;
using AnswerBot.Indexes;
using AnswerBot.Summaries;
using Microsoft.AspNetCore.Mvc;

namespace AnswerBot.Host.WebChat;

/// <summary>The pages: ask at <c>/</c>, read a transcript at <c>/transcripts/{id}</c>. Plain HTML from the server; they work without script.</summary>
internal static class Pages
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireRateLimiting(ApiAccess.PerClient).ExcludeFromDescription();
        pages.MapMethods("/", Read, AskAsync);
        pages.MapMethods("/transcripts/{id}", Read, ReadAsync);
    }

    private static async Task<IResult> AskAsync(
        HttpContext context, string? q, [FromServices] AnswerGate gate, [FromServices] Readiness readiness, [FromServices] Answerer answerer, [FromServices] SummaryWriter summaries, [FromServices] IPassageIndex index, CancellationToken cancellationToken)
    {
        if (!readiness.IsReady)
        {
            context.Response.Headers.RetryAfter = "2";
            return AskPage.RenderWaiting();
        }

        var transcripts = await index.GetTranscriptsAsync(cancellationToken);
        try
        {
            var answer = q is null ? null : await AnswerAsync(AnswerRequest.Create(q) with { Summarize = summaries.IsOnFor("page") });
            return AskPage.Render(q, answer, problem: null, transcripts);
        }
        catch (InvalidQuestionException exception)
        {
            return AskPage.Render(q, null, exception.Message, transcripts);
        }

        Task<Answer> AnswerAsync(AnswerRequest request) => gate.RunAsync(() => answerer.AnswerAsync(request, cancellationToken), cancellationToken);
    }

    private static async Task<IResult> ReadAsync(string id, string? highlight, [FromServices] IPassageIndex index, CancellationToken cancellationToken) =>
        await index.GetTranscriptsAsync(cancellationToken) is var transcripts && transcripts.FirstOrDefault(transcript => transcript.Id == id) is { } found
            ? ReaderPage.Render(found, ReaderPage.ParseHighlight(highlight))
            : AskPage.Render(null, null, "没有这篇记录，下面是已收录的。 · There is no such transcript; these are the ones there are.", transcripts, StatusCodes.Status404NotFound);
}
