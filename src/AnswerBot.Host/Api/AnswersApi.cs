using System.Net.Mime;
using AnswerBot.Answers;
using Microsoft.AspNetCore.Mvc;

namespace AnswerBot.Host.Api;

/// <summary><c>POST /api/answers</c>: a question in, the answer model out.</summary>
internal static class AnswersApi
{
    public static void MapAnswers(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/answers", AnswerAsync)
            .WithName("answer")
            .WithSummary("Answers a question with verbatim, attributed excerpts, or says that the transcripts do not answer it.")
            .Accepts<AnswerRequestBody>(MediaTypeNames.Application.Json)
            .Produces<Answer>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> AnswerAsync(HttpRequest httpRequest, [FromServices] Answerer answerer, [FromServices] AnswerGate gate, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync<AnswerRequestBody>(httpRequest, cancellationToken);
        var request = body.ToRequest();
        var answer = await gate.AnswerAsync(answerer, request, cancellationToken);
        var json = AnswerJson.Write(body.Explain ? answer : answer.WithoutExplanation(), AnswerJson.Options);
        return Results.Bytes(json, "application/json; charset=utf-8");
    }
}
