using AnswerBot.Indexes;
using Microsoft.AspNetCore.Mvc;

namespace AnswerBot.Host.Health;

/// <summary><c>/health/live</c>: the process runs. <c>/health/ready</c>: it can answer, checked by reading the index.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Json(new { status = "live" })).WithName("live").WithSummary("The process runs.");
        routes.MapGet("/health/ready", ReadyAsync).WithName("ready").WithSummary("The index is loaded and the model is warm.")
            .Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> ReadyAsync(HttpContext context, [FromServices] Readiness readiness, [FromServices] IPassageIndex index, CancellationToken cancellationToken)
    {
        // Whoever polls until the server is ready is no failed request: nothing to log.
        if (!readiness.IsReady)
        {
            context.Response.Headers.RetryAfter = "1";
            return Results.Problem(readiness.Reason, statusCode: StatusCodes.Status503ServiceUnavailable, title: "Not ready yet");
        }

        // The manifest is read each time, transcripts may be kept: an index that is gone shows at once. A fallback has its own word for it.
        var fallback = index as FallbackPassageIndex;
        if (fallback is null)
        {
            await index.ReadManifestAsync(cancellationToken);
        }

        var transcripts = await index.GetTranscriptsAsync(cancellationToken);
        var status = fallback is { IsFallenBack: true } ? "fallback" : "ready";
        return Results.Json(new { status, transcripts = transcripts.Count, passages = transcripts.Sum(transcript => transcript.ParagraphCount) });
    }
}
