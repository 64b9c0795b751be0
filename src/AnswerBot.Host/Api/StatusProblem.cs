namespace AnswerBot.Host.Api;

/// <summary>Problem details for what no endpoint takes: an unknown path, a wrong method, another content type than JSON.</summary>
internal static class StatusProblem
{
    /// <summary>What to send instead of another content type.</summary>
    public const string WrongContentType = "Send JSON: the header Content-Type must be application/json.";

    public static Task WriteAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        return TypedResults.Problem(DetailOf(status, context.Request), statusCode: status).ExecuteAsync(context);
    }

    private static string? DetailOf(int status, HttpRequest request) => status switch
    {
        StatusCodes.Status404NotFound => $"There is nothing at {request.Path}. /openapi/v1.json lists what there is.",
        StatusCodes.Status405MethodNotAllowed => $"{request.Path} does not take {request.Method}; the header Allow says what it takes.",
        StatusCodes.Status415UnsupportedMediaType => WrongContentType,
        _ => null,
    };
}
