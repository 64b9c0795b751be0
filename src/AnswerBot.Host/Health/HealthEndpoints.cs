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
            return Results.Problem("The index is being prepared.", statusCode: StatusCodes.Status503ServiceUnavailable, title: "Not ready yet");
        }

        var transcripts = await index.GetTranscriptsAsync(cancellationToken);
        return Results.Json(new { status = "ready", transcripts = transcripts.Count, passages = transcripts.Sum(transcript => transcript.ParagraphCount) });
    }
}
