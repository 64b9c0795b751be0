using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;

namespace AnswerBot.Host.BotFramework.Connector;

/// <summary>Speaks to a channel's connector.</summary>
internal sealed class ConnectorClient(IHttpClientFactory clients)
{
    /// <summary>Sends one activity.</summary>
    /// <returns>The id that the channel gave it; null where it gives none.</returns>
    /// <exception cref="ReplyRefusedException">The channel does not take it, or cannot be reached.</exception>
    public async Task<string?> SendAsync(ConnectorAddress address, Activity activity, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ConnectorHttp.Name);
        using var content = new ByteArrayContent(ActivityJson.Write(activity.Json));
        content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json, "utf-8");
        using var response = await client.PostAsync(address.Url, content, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new ReplyRefusedException((int)response.StatusCode, null, $"The connector at {address.Url.Host} answered {(int)response.StatusCode}.");
        }

        return body.Length == 0 ? null : JsonElement.Parse(body).TryGetProperty("id", out var id) ? id.GetString() : null;
    }
}
