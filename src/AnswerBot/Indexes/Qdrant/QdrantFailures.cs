using System.Net;
using System.Text.Json;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>Puts failures of the transport and refusals of the server into words with a remedy.</summary>
internal sealed class QdrantFailures(Uri endpoint)
{
    private const int MaxQuoted = 300;

    // What a server of a cluster says when others do not answer; recorded from one whose nodes were killed.
    private static readonly string[] DegradedWords = ["consensus operation commit failed", "failed to apply operation", "read operations failed"];

    /// <param name="call">What was asked.</param>
    /// <param name="exception">What came instead of an answer.</param>
    public QdrantException Explain(QdrantCall call, Exception exception) => Make(call, null, exception, exception switch
    {
        BrokenCircuitException => "failed too often just now and is left alone for some seconds. It is tried again by itself.",
        TimeoutRejectedException => "did not answer in time. Check its load, or raise AnswerBot:Index:Qdrant:Timeout or WriteTimeout.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            $"could not be trusted ({exception.InnerException?.Message ?? exception.Message}). Check the certificate, or name its authority in AnswerBot:Index:Qdrant:CertificateAuthorityPath.",
        JsonException => "sent an answer that is not Qdrant's. Check that AnswerBot:Index:Qdrant:Endpoint is the REST interface (port 6333) and no proxy answers in its place.",
        _ => $"cannot be reached ({exception.Message}). Check that it runs and that AnswerBot:Index:Qdrant:Endpoint is right.",
    });

    /// <param name="call">What was asked.</param>
    /// <param name="status">How it was refused.</param>
    /// <param name="body">The refusal: JSON, plain text, a proxy's HTML or nothing.</param>
    public QdrantException Explain(QdrantCall call, HttpStatusCode status, string body)
    {
        var said = Said(body);
        var quoted = said.Length == 0 ? "" : $" It says: {said}";
        return Make(call, (int)status, null, $"{Judge((int)status, said)}{quoted}");
    }

    private static string Judge(int status, string said) => status switch
    {
        401 => "wants a valid API key (401). Set AnswerBot__Index__Qdrant__ApiKey.",
        403 => "does not let this API key do that (403). Use a key that may.",
        404 => "does not have it (404). Run `ingest`.",
        408 => "gave up after its own time limit (408). Check its load, or raise AnswerBot:Index:Qdrant:Timeout or WriteTimeout.",
        409 => "already has something of that name (409). Set AnswerBot:Index:Qdrant:Collection to a free name.",
        429 => "limits how often it may be asked (429). Try again later, or raise the limit of its strict mode.",
        507 => "has reached its quota (507). Make room or raise the quota.",
        _ when status >= 500 && DegradedWords.Any(words => said.Contains(words, StringComparison.Ordinal)) =>
            $"runs as a degraded cluster ({status}): not enough of its nodes answer. Bring them back; what was there before stays in use.",
        _ when status >= 500 => $"failed ({status}). It is tried again by itself.",
        _ => $"refused the request ({status}). Check that its version fits and that no limit of its strict mode is in the way.",
    };

    private QdrantException Make(QdrantCall call, int? status, Exception? cause, string what)
    {
        var about = call.Collection is { } collection ? $" (collection {collection})" : "";
        return new QdrantException(call.Operation, call.Collection, status, $"Qdrant at {endpoint.GetLeftPart(UriPartial.Authority)}: cannot {call.Operation}{about}; the server {what}", cause);
    }

    private static string Said(string body)
    {
        var text = Error(body) ?? (body.TrimStart().StartsWith('<') ? "an HTML page, as proxies send" : body);
        text = text.ReplaceLineEndings(" ").Trim();
        return text.Length > MaxQuoted ? text[..MaxQuoted] + "…" : text;
    }

    private static string? Error(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("status", out var status)
                && status.ValueKind == JsonValueKind.Object && status.TryGetProperty("error", out var error) ? error.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
