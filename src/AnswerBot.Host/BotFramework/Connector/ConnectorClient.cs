using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using Polly.Timeout;

namespace AnswerBot.Host.BotFramework.Connector;

/// <summary>Sends activities to a channel's connector: with the bot's token, at the pace that the channel allows, again where it was only busy.</summary>
internal sealed class ConnectorClient(IHttpClientFactory clients, ConnectorTokens tokens, SendPace pace)
{
    /// <summary>Most bytes of one activity, counted in UTF-8 and in UTF-16: Teams takes 100 KB of the one, the Agents Playground of the other.</summary>
    public const int MaxBytes = 80 * 1024;

    /// <summary>Sends one activity.</summary>
    /// <returns>The id that the channel gave it; null where it gives none.</returns>
    /// <exception cref="ReplyRefusedException">The channel does not take it, or cannot be reached.</exception>
    public async Task<string?> SendAsync(ConnectorAddress address, Activity activity, CancellationToken cancellationToken)
    {
        var body = ActivityJson.Write(activity.Json);
        RequireSize(body);
        await pace.WaitAsync(address.Conversation, cancellationToken);
        try
        {
            using var response = await PostAsync(address.Url, body, cancellationToken);
            return response.IsSuccessStatusCode ? await ConnectorResponse.ReadIdAsync(response, cancellationToken) : throw await RefusalAsync(address, response, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutRejectedException or IOException)
        {
            var reason = exception.InnerException is ForbiddenAddressException forbidden ? forbidden.Message : exception.Message;
            throw new ReplyRefusedException(null, null, $"The connector at {address.Url.Host} cannot be reached. {reason}", exception);
        }
    }

    private static void RequireSize(byte[] body)
    {
        var bytes = Math.Max(body.Length, 2 * Encoding.UTF8.GetCharCount(body));
        if (bytes > MaxBytes)
        {
            throw new ReplyRefusedException(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", $"An activity of {bytes} bytes was not sent; channels take {MaxBytes}.");
        }
    }

    private async Task<HttpResponseMessage> PostAsync(Uri url, byte[] body, CancellationToken cancellationToken)
    {
        var response = await PostAsync(url, body, await tokens.GetAsync(cancellationToken), cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized || await tokens.RenewAsync(cancellationToken) is not { } renewed)
        {
            return response;
        }

        // The keys of the token service, or the bot's own secret, may have changed while the token was kept.
        response.Dispose();
        return await PostAsync(url, body, renewed, cancellationToken);
    }

    private async Task<HttpResponseMessage> PostAsync(Uri url, byte[] body, string? token, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ConnectorHttp.Name);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json, "utf-8");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static async Task<ReplyRefusedException> RefusalAsync(ConnectorAddress address, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var (code, message) = await ConnectorResponse.ReadErrorAsync(response, cancellationToken);
        return new ReplyRefusedException((int)response.StatusCode, code, $"The connector at {address.Url.Host} answered {(int)response.StatusCode} {code} {message}".TrimEnd());
    }
}
