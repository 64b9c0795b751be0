using System.Net;
using AnswerBot.Host.Tests.Fixtures;
using Microsoft.IdentityModel.Tokens;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>What needs an issuer that changes while the server runs.</summary>
public sealed class KeyRolloverTests(Seed seed) : IAsyncLifetime
{
    private readonly AuthenticatedServer _bot = new(seed);

    public ValueTask InitializeAsync() => _bot.InitializeAsync();

    [Fact]
    public async Task Trap_11_tokens_of_a_wrong_issuer_do_not_use_up_what_a_new_key_needs()
    {
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(_bot.Key, _bot.Claims()));
        var forged = _bot.Claims();
        forged["iss"] = "https://evil.example";
        for (var number = 0; number < 5; number++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(IssuerDouble.NewKey($"forged-{number}"), forged));
        }

        var rolled = IssuerDouble.NewKey("rolled");
        _bot.Channels.Published = [IssuerDouble.Jwk(rolled, "msteams")];

        Assert.Equal(1, _bot.Channels.Fetches);
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(rolled, _bot.Claims()));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(_bot.Key, _bot.Claims()));
    }

    [Fact]
    public async Task While_the_keys_cannot_be_fetched_the_channel_is_told_to_come_back()
    {
        _bot.Channels.IsDown = true;
        var message = _bot.Message();
        var token = IssuerDouble.Sign(_bot.Key, SecurityAlgorithms.RsaSha256, _bot.Claims());

        using var response = await _bot.Server.PostActivityAsync(message, ("Authorization", $"Bearer {token}"));

        await response.ReadProblemAsync(HttpStatusCode.ServiceUnavailable);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.Empty(_bot.Connector.Calls);
    }

    [Fact]
    public async Task A_connector_that_does_not_take_the_bots_token_gets_a_new_one_once()
    {
        _bot.Connector.Next(401);

        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(_bot.Key, _bot.Claims()));
        await _bot.Connector.WaitForCallsAsync(2);

        Assert.Equal(["Bearer bot-token-1", "Bearer bot-token-2"], _bot.Connector.Messages.Take(2).Select(call => call.Authorization));
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private async Task<HttpStatusCode> StatusAsync(RsaSecurityKey key, Dictionary<string, object> claims)
    {
        using var response = await _bot.Server.PostActivityAsync(_bot.Message(), ("Authorization", $"Bearer {IssuerDouble.Sign(key, SecurityAlgorithms.RsaSha256, claims)}"));
        return response.StatusCode;
    }
}
