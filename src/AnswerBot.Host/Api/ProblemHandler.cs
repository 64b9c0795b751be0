using System.Text.RegularExpressions;
using AnswerBot.Answers;
using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace AnswerBot.Host.Api;

/// <summary>Turns every exception that reaches the edge into problem details (RFC 9457); only messages made for users get out.</summary>
internal sealed partial class ProblemHandler(ILogger<ProblemHandler> logger) : IExceptionHandler
{
    private const int RetryAfterSeconds = 5;
    private const string IndexIsOut = "The index cannot be read; the operator's log says why, and what mends it.";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = Describe(exception);
        if (problem.Status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests)
        {
            httpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            LogUnavailable(exception.Message);
        }
        else if (problem.Status >= StatusCodes.Status500InternalServerError)
        {
            LogFailed(exception);
        }

        // Set here: headers set before the exception are gone.
        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            httpContext.Response.Headers.WWWAuthenticate = "Bearer";
        }

        // Also where the client accepts something else: a problem in JSON tells more than none.
        await TypedResults.Problem(problem).ExecuteAsync(httpContext);
        return true;
    }

    private static ProblemDetails Describe(Exception exception) => exception switch
    {
        InvalidQuestionException invalid => Problem(StatusCodes.Status400BadRequest, "The question cannot be answered as it is", invalid.Message, invalid.Member),
        ClientProblem client => Problem(client.Status, "The request cannot be served as it is", client.Message),
        BadHttpRequestException bad => Problem(bad.StatusCode, "The request cannot be served as it is", bad.Message),
        RegexMatchTimeoutException => Problem(StatusCodes.Status503ServiceUnavailable, "The server is busy", "Understanding the question took too long. Try again in a moment."),
        EncoderUnavailableException => Problem(StatusCodes.Status503ServiceUnavailable, "Questions cannot be encoded right now", "The service that encodes questions does not answer as it must. Try again in a moment; the operator's log says more."),
        IndexUnavailableException index => Problem(StatusCodes.Status503ServiceUnavailable, "The index cannot answer right now", index.PublicMessage ?? IndexIsOut),
        QuoteMismatchException => Problem(StatusCodes.Status500InternalServerError, "The answer was held back", "A quotation did not match its source, so it was not sent. The operator's log says more."),
        _ => Problem(StatusCodes.Status500InternalServerError, "The answer failed", "An unexpected error; the operator's log says more."),
    };

    private static ProblemDetails Problem(int status, string title, string detail, string? member = null)
    {
        var problem = new ProblemDetails { Status = status, Title = title, Detail = detail };
        if (member is not null)
        {
            problem.Extensions["member"] = member;
        }

        return problem;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed.")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request was turned away: {Reason}")]
    private partial void LogUnavailable(string reason);
}
