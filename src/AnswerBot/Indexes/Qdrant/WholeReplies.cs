namespace AnswerBot.Indexes.Qdrant;

/// <summary>
/// Reads a response's content before it passes the response on. A client does so by itself, but behind its handlers: there neither the limit of an attempt
/// nor another attempt would cover a connection that stalls or breaks in the content.
/// </summary>
internal sealed class WholeReplies(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
