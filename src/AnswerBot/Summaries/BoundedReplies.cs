namespace AnswerBot.Summaries;

/// <summary>Cuts off responses that do not end, whatever they are made of, before a parser collects them in memory.</summary>
internal sealed class BoundedReplies : DelegatingHandler
{
    private const long MaxBytes = 2_000_000;

    private BoundedReplies(HttpMessageHandler inner)
        : base(inner)
    {
    }

    /// <summary>A client for one service. It follows no redirection, which would carry the key elsewhere.</summary>
    public static HttpClient CreateClient() =>
        new(new BoundedReplies(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }))
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var content = new StreamContent(new BoundedStream(await response.Content.ReadAsStreamAsync(cancellationToken), MaxBytes));
        foreach (var (name, values) in response.Content.Headers)
        {
            content.Headers.TryAddWithoutValidation(name, values);
        }

        response.Content = content;
        return response;
    }
}
