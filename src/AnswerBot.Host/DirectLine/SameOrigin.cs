using AnswerBot.Host.Api;

namespace AnswerBot.Host.DirectLine;

/// <summary>
/// Lets a browser's call through only where it comes from a page of this server: nobody else's page may open chats in a visitor's name. A program, which says nothing
/// about its origin, may call as it may call the API.
/// </summary>
internal static class SameOrigin
{
    public static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        IsOurs(context.HttpContext.Request)
            ? await next(context)
            : throw new ClientProblem(StatusCodes.Status403Forbidden, "This call comes from a page of another site.");

    /// <summary>The scheme that the browser used; where a proxy ends TLS the request itself does not show it.</summary>
    public static string SchemeOf(HttpRequest request) => OriginOf(request)?.Scheme ?? request.Scheme;

    internal static bool IsOurs(HttpRequest request)
    {
        if (request.Headers.Origin.Count > 0)
        {
            return OriginOf(request) is { } origin && string.Equals(origin.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase)
                && origin.Port == (request.Host.Port ?? (origin.IsDefaultPort ? origin.Port : -1));
        }

        return request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";
    }

    private static Uri? OriginOf(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin) && origin.Scheme is "http" or "https" ? origin : null;
}
