using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnswerBot.Host.Tests.Fixtures;
using CsCheck;
using Microsoft.IdentityModel.Tokens;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>Whom a bot with an app id lets in. Every test that expects a refusal changes one thing about a call that is taken.</summary>
public sealed class AuthenticationTests(AuthenticatedServer bot) : IClassFixture<AuthenticatedServer>
{
    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha256)]
    [InlineData(SecurityAlgorithms.RsaSha384)]
    [InlineData(SecurityAlgorithms.RsaSha512)]
    public async Task A_channel_with_a_valid_token_is_let_in_and_answered_with_the_bots_own_token(string algorithm)
    {
        var message = bot.Message();

        using var response = await PostAsync(message, IssuerDouble.Sign(bot.Key, algorithm, bot.Claims()));
        await bot.Connector.WaitForReplyToAsync(message);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.StartsWith("Bearer bot-token-", bot.Connector.Calls.Last().Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_without_a_token_is_refused()
    {
        using var response = await bot.Server.PostActivityAsync(bot.Message());

        Assert.DoesNotContain("Bearer bot", await response.ReadProblemAsync(HttpStatusCode.Unauthorized), StringComparison.Ordinal);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [InlineData("Basic {0}")]
    [InlineData("{0}")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer {0} {0}")]
    [InlineData("Bearer  {0}")]
    [InlineData("Bearer,{0}")]
    [InlineData("Bearer {0}.")]
    [InlineData("Bearer {0}.x.y")]
    [InlineData("Bearer x")]
    [InlineData("Bearer ..")]
    [InlineData("Bearer a.b.c")]
    public Task Another_scheme_or_no_token_is_refused(string format) =>
        RefusedAsync(bot.Message(), string.Format(System.Globalization.CultureInfo.InvariantCulture, format, Valid()));

    [Fact]
    public async Task Two_headers_are_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(bot.Message().ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", [$"Bearer {Valid()}", $"Bearer {Valid()}"]);

        using var response = await bot.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await response.ReadProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    [InlineData("")]
    [InlineData("HS256")]
    [InlineData("ES256")]
    [InlineData("PS256")]
    public Task A_token_that_is_not_signed_or_with_another_algorithm_is_refused(string algorithm) =>
        RefusedAsync(bot.Message(), "Bearer " + IssuerDouble.Forge($$"""{"alg":"{{algorithm}}","kid":"{{bot.Key.KeyId}}"}""", JsonSerializer.Serialize(bot.Claims())));

    [Fact]
    public Task A_token_without_an_algorithm_is_refused() =>
        RefusedAsync(bot.Message(), "Bearer " + IssuerDouble.Forge($$"""{"kid":"{{bot.Key.KeyId}}"}""", JsonSerializer.Serialize(bot.Claims())));

    [Fact]
    public Task The_public_key_is_no_shared_secret() =>
        RefusedAsync(bot.Message(), "Bearer " + IssuerDouble.ForgeSymmetric(bot.Key, JsonSerializer.Serialize(bot.Claims())));

    [Fact]
    public Task A_token_that_names_an_extension_which_must_be_understood_is_refused() =>
        RefusedAsync(bot.Message(), "Bearer " + IssuerDouble.Sign(bot.Key, SecurityAlgorithms.RsaSha256, bot.Claims(), new Dictionary<string, object> { ["crit"] = new[] { "x" } }));

    [Fact]
    public Task A_token_signed_by_another_key_under_a_known_name_is_refused() =>
        RefusedAsync(bot.Message(), "Bearer " + IssuerDouble.Sign(IssuerDouble.NewKey(bot.Key.KeyId), SecurityAlgorithms.RsaSha256, bot.Claims()));

    [Fact]
    public Task A_token_signed_by_a_key_that_is_not_published_is_refused() =>
        RefusedAsync(bot.Message(), "Bearer " + IssuerDouble.Sign(IssuerDouble.NewKey("nowhere"), SecurityAlgorithms.RsaSha256, bot.Claims()));

    [Fact]
    public Task A_token_whose_payload_was_changed_is_refused()
    {
        var parts = Valid().Split('.');
        var claims = bot.Claims();
        claims["serviceurl"] = "https://smba.trafficmanager.net/";

        return RefusedAsync(bot.Message().With("serviceUrl", "https://smba.trafficmanager.net/"), $"Bearer {parts[0]}.{Base64UrlEncoder.Encode(JsonSerializer.Serialize(claims))}.{parts[2]}");
    }

    [Theory]
    [InlineData("iss", "https://evil.example")]
    [InlineData("iss", "https://issuer.example/")]
    [InlineData("iss", "https://api.botframework.com")]
    [InlineData("iss", null)]
    [InlineData("aud", "00000000-0000-0000-0000-000000000000")]
    [InlineData("aud", "")]
    [InlineData("aud", null)]
    [InlineData("exp", -301)]
    [InlineData("exp", null)]
    [InlineData("nbf", 301)]
    [InlineData("serviceurl", "https://smba.trafficmanager.net/emea")]
    [InlineData("serviceurl", "")]
    [InlineData("serviceurl", null)]
    [InlineData("serviceurl", 7)]
    public Task A_claim_that_is_wrong_or_missing_is_refused(string claim, object? value)
    {
        var claims = bot.Claims();
        claims.Remove(claim);
        if (value is not null)
        {
            claims[claim] = claim is "exp" or "nbf" ? AuthenticatedServer.Seconds((int)value) : value;
        }

        return RefusedAsync(bot.Message(), "Bearer " + IssuerDouble.Sign(bot.Key, SecurityAlgorithms.RsaSha256, claims));
    }

    [Theory]
    [InlineData("exp", -240)]
    [InlineData("nbf", 240)]
    public Task Clocks_may_differ_by_five_minutes(string claim, int seconds)
    {
        var claims = bot.Claims();
        claims[claim] = AuthenticatedServer.Seconds(seconds);

        return AcceptedAsync(bot.Message(), IssuerDouble.Sign(bot.Key, SecurityAlgorithms.RsaSha256, claims));
    }

    [Fact]
    public async Task The_service_url_may_differ_in_case_and_by_one_final_slash()
    {
        var claims = bot.Claims();
        claims["serviceurl"] = bot.Connector.ServiceUrl.ToUpperInvariant() + "/";

        var message = bot.Message();
        await AcceptedAsync(message, IssuerDouble.Sign(bot.Key, SecurityAlgorithms.RsaSha256, claims));
        await bot.Connector.WaitForReplyToAsync(message);
    }

    [Theory]
    [InlineData("slack")]
    [InlineData("MSTEAMS")]
    [InlineData("emulator")]
    public Task A_key_speaks_only_for_the_channels_that_it_is_endorsed_for(string channel) =>
        RefusedAsync(bot.Message().With("channelId", channel), $"Bearer {Valid()}");

    [Fact]
    public Task A_key_without_endorsements_speaks_for_no_channel() =>
        RefusedAsync(bot.Message(), "Bearer " + IssuerDouble.Sign(bot.UnendorsedKey, SecurityAlgorithms.RsaSha256, bot.Claims()));

    [Fact]
    public async Task A_stolen_token_does_not_turn_the_answers_elsewhere_and_a_repeated_call_is_not_answered_again()
    {
        await using var thief = await ConnectorDouble.StartAsync();
        // One conversation's messages are answered one after the other: where the one behind has its answer, the first has all of its own.
        var (message, behind, next, token) = (bot.Message(), bot.Message(), bot.Message(), Valid());
        await AcceptedAsync(message, token);
        await AcceptedAsync(behind, token);
        await bot.Connector.WaitForReplyToAsync(behind);
        var answers = bot.Connector.CountRepliesTo(message);

        await RefusedAsync(Incoming.Message(serviceUrl: thief.ServiceUrl), $"Bearer {token}");
        await AcceptedAsync(message, token);
        await AcceptedAsync(next, token);
        await bot.Connector.WaitForReplyToAsync(next);

        Assert.Empty(thief.Calls);
        Assert.Equal(answers, bot.Connector.CountRepliesTo(message));
    }

    [Fact]
    public async Task Trap_15_a_valid_token_for_a_host_that_is_not_listed_gets_no_answer()
    {
        const string Elsewhere = "https://connector.example/";
        var claims = bot.Claims();
        claims["serviceurl"] = Elsewhere;

        using var response = await PostAsync(bot.Message().With("serviceUrl", Elsewhere), IssuerDouble.Sign(bot.Key, SecurityAlgorithms.RsaSha256, claims));

        Assert.Contains("AllowedServiceHosts", await response.ReadProblemAsync(HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.0", "azp")]
    [InlineData("1.0", "appid")]
    public async Task A_configured_application_may_call_with_a_token_of_entra(string version, string claim)
    {
        var claims = AuthenticatedServer.EntraClaims();
        claims.Remove("azp");
        claims["ver"] = version;
        claims[claim] = AuthenticatedServer.Agent;
        claims["iss"] = version == "1.0" ? $"https://sts.windows.net/{AuthenticatedServer.Tenant}/" : claims["iss"];

        var message = bot.Message();
        await AcceptedAsync(message, IssuerDouble.Sign(bot.EntraKey, SecurityAlgorithms.RsaSha256, claims));
        await bot.Connector.WaitForReplyToAsync(message);
    }

    [Theory]
    [InlineData("azp", "00000000-0000-0000-0000-000000000000")]
    [InlineData("azp", null)]
    [InlineData("aud", "00000000-0000-0000-0000-000000000000")]
    [InlineData("iss", "https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/v2.0")]
    [InlineData("ver", "1.0")]
    public Task Any_other_token_of_entra_is_refused(string claim, string? value)
    {
        var claims = AuthenticatedServer.EntraClaims();
        claims.Remove(claim);
        if (value is not null)
        {
            claims[claim] = value;
        }

        return RefusedAsync(bot.Message(), "Bearer " + IssuerDouble.Sign(bot.EntraKey, SecurityAlgorithms.RsaSha256, claims));
    }

    [Fact]
    public async Task The_keys_of_one_issuer_do_not_serve_another_nor_those_of_one_tenant_another()
    {
        await RefusedAsync(bot.Message(), "Bearer " + IssuerDouble.Sign(bot.EntraKey, SecurityAlgorithms.RsaSha256, bot.Claims()));
        await RefusedAsync(bot.Message(), "Bearer " + IssuerDouble.Sign(bot.Key, SecurityAlgorithms.RsaSha256, AuthenticatedServer.EntraClaims()));
        await RefusedAsync(bot.Message(), "Bearer " + IssuerDouble.Sign(bot.OtherTenantsKey, SecurityAlgorithms.RsaSha256, AuthenticatedServer.EntraClaims()));
    }

    [Fact]
    public Task Random_claims_and_headers_never_break_the_server_nor_let_anybody_in() =>
        Gen.Select(Gen.Dictionary(Gen.OneOf<string>("alg", "kid", "typ", "crit", "cty", "zip", "b64"), Odd)[0, 5], Gen.Dictionary(Gen.OneOf<string>("iss", "aud", "exp", "nbf", "iat", "serviceurl", "azp", "ver"), Odd)[0, 6])
            .SampleAsync(async pair => await RefusedAsync(bot.Message(), "Bearer " + IssuerDouble.Forge(Json(pair.Item1), Json(pair.Item2), "c2ln")), iter: 300, threads: 2);

    private static Gen<string> Odd =>
        Gen.OneOf<string>("null", "7", "-1e308", "\"RS256\"", "\"channels-1\"", "\"https://issuer.example\"", "[]", "[[\"RS256\"]]", "{}", "true", "\"\"", "99999999999999999999", "\"\\ud800\"");

    private static string Json(Dictionary<string, string> members) => $"{{{string.Join(',', members.Select(member => $"\"{member.Key}\":{member.Value}"))}}}";

    private string Valid() => IssuerDouble.Sign(bot.Key, SecurityAlgorithms.RsaSha256, bot.Claims());

    private Task<HttpResponseMessage> PostAsync(JsonObject activity, string token) => bot.Server.PostActivityAsync(activity, ("Authorization", $"Bearer {token}"));

    private async Task AcceptedAsync(JsonObject activity, string token)
    {
        using var response = await PostAsync(activity, token);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    private async Task RefusedAsync(JsonObject activity, string authorization)
    {
        using var response = await bot.Server.PostActivityAsync(activity, ("Authorization", authorization));
        await response.ReadProblemAsync(HttpStatusCode.Unauthorized);
    }
}
