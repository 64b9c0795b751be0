using System.Net;
using System.Net.Http.Json;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>Stands for the service that gives the bot its own tokens; each token that it gives has a number.</summary>
internal sealed class TokenServiceDouble : HttpMessageHandler
{
    private readonly List<(Uri Address, string Body)> _requests = [];

    public IReadOnlyList<(Uri Address, string Body)> Requests => _requests;

    public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        lock (_requests)
        {
            _requests.Add((request.RequestUri!, body));
        }

        return Status == HttpStatusCode.OK
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(new { token_type = "Bearer", expires_in = "3600", expires_on = $"{DateTimeOffset.MaxValue.ToUnixTimeSeconds() / 100}", resource = "r", access_token = $"bot-token-{Requests.Count}" }) }
            : new HttpResponseMessage(Status) { Content = JsonContent.Create(new { error = "invalid_client", error_description = "AADSTS7000215: Invalid client secret provided." }) };
    }
}
