using AnswerBot.Answers;
using AnswerBot.Host.Api;
using AnswerBot.Host.Health;
using AnswerBot.Indexes;
using AnswerBot.Summaries;
using Microsoft.AspNetCore.Mvc;

namespace AnswerBot.Host.WebChat;

/// <summary>
/// The pages: the chat at <c>/</c>, the transcripts at <c>/transcripts</c>, each to read at <c>/transcripts/{id}</c>. A question in the address, or a missing bundle, gets the
/// plain page; it and the reader work without script.
/// </summary>
internal static class Pages
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").RequireRateLimiting(ApiAccess.PerClient).ExcludeFromDescription();
        pages.MapMethods("/", Read, AskAsync);
        pages.MapMethods("/transcripts", Read, ListAsync);
        pages.MapMethods("/transcripts/{id}", Read, ReadAsync);
    }

    private static async Task<IResult> AskAsync(
        HttpContext context, string? q, [FromServices] PageAssets assets, [FromServices] AnswerGate gate, [FromServices] Readiness readiness, [FromServices] Answerer answerer, [FromServices] SummaryWriter summaries, [FromServices] IPassageIndex index, CancellationToken cancellationToken)
    {
        var page = PageContext.Of(context, assets);
        if (!readiness.IsReady)
        {
            context.Response.Headers.RetryAfter = "2";
            return AskPage.RenderWaiting(page);
        }

        var transcripts = await index.GetTranscriptsAsync(cancellationToken);
        if (q is null)
        {
            return assets.HasChat && !context.Request.Query.ContainsKey("plain") ? ChatPage.Render(page, transcripts) : AskPage.Render(page, null, null, null, transcripts);
        }

        try
        {
            var request = AnswerRequest.Create(q) with { Summarize = summaries.IsOnFor("page") ? true : null };
            var answer = await gate.AnswerAsync(answerer, request, cancellationToken);
            return AskPage.Render(page, q, answer, problem: null, transcripts);
        }
        catch (InvalidQuestionException exception)
        {
            return AskPage.Render(page, q, null, exception.Message, transcripts);
        }
    }

    private static async Task<IResult> ListAsync(HttpContext context, [FromServices] PageAssets assets, [FromServices] IPassageIndex index, CancellationToken cancellationToken) =>
        TranscriptList.Render(PageContext.Of(context, assets), await index.GetTranscriptsAsync(cancellationToken));

    private static async Task<IResult> ReadAsync(HttpContext context, string id, string? highlight, [FromServices] PageAssets assets, [FromServices] IPassageIndex index, CancellationToken cancellationToken)
    {
        var page = PageContext.Of(context, assets);
        var transcripts = await index.GetTranscriptsAsync(cancellationToken);
        return transcripts.FirstOrDefault(transcript => transcript.Id == id) is { } found
            ? ReaderPage.Render(page, found, ReaderPage.ParseHighlight(highlight))
            : AskPage.Render(page, null, null, "没有这篇记录，下面是已收录的。 · There is no such transcript; these are the ones there are.", transcripts, StatusCodes.Status404NotFound);
    }
}
