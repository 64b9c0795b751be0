using System.Net;
using System.Text;
using AnswerBot.Host.Tests.Fixtures;
using Microsoft.Extensions.Time.Testing;

namespace AnswerBot.Host.Tests.DirectLine;

public sealed class TokenTests(Seed seed)
{
    private const string Secret = "a secret that two servers share, for this test";

    private readonly HttpClient _http = seed.Server.Client;

    [Fact]
    public async Task A_token_names_its_conversation_and_its_lifetime_and_starts_nothing()
    {
        var client = new ChatClient(_http);

        var grant = await ChatClient.ReadAsync(await client.SendAsync(HttpMethod.Post, "/tokens/generate"), HttpStatusCode.OK);

        Assert.Equal(1800, grant.GetProperty("expires_in").GetInt32());
        client.Token = ChatClient.Text(grant, "token");
        using var response = await client.SendAsync(HttpMethod.Get, $"/conversations/{ChatClient.Text(grant, "conversationId")}/activities");
        await response.ReadProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_generates_a_token_does_not_choose_the_user()
    {
        var client = new ChatClient(_http);

        using var response = await client.SendAsync(HttpMethod.Post, "/tokens/generate", new { user = new { id = "dl_admin" } });

        var grant = await ChatClient.ReadAsync(response, HttpStatusCode.OK);
        Assert.StartsWith("user-", ChatClient.Text(grant, "userId"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refreshed_token_is_for_the_same_conversation()
    {
        var client = await ChatClient.StartAsync(_http);

        var grant = await ChatClient.ReadAsync(await client.SendAsync(HttpMethod.Post, "/tokens/refresh"), HttpStatusCode.OK);

        Assert.Equal(client.ConversationId, ChatClient.Text(grant, "conversationId"));
        client.Token = ChatClient.Text(grant, "token");
        await client.PollAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("no-token")]
    [InlineData("a.b")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJ1c2VyIjoiYWRtaW4ifQ.")]
    public async Task What_is_no_token_is_forbidden(string token)
    {
        var client = await ChatClient.StartAsync(_http);
        client.Token = token;

        using var refreshed = await client.SendAsync(HttpMethod.Post, "/tokens/refresh");
        using var begun = await client.SendAsync(HttpMethod.Post, "/conversations");
        using var read = await client.SendAsync(HttpMethod.Get, $"/conversations/{client.ConversationId}/activities");
        using var reconnected = await client.SendAsync(HttpMethod.Get, $"/conversations/{client.ConversationId}");
        using var posted = await client.PostAsync(new { type = "message", text = "疫情" });

        Assert.All([refreshed, begun, read, reconnected, posted], response => Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode));
    }

    [Fact]
    public async Task A_token_whose_words_were_changed_is_forbidden()
    {
        var client = await ChatClient.StartAsync(_http);
        var parts = client.Token.Split('.');
        var grant = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(parts[0]));
        var changed = grant.Replace(client.UserId, "user-somebody-else", StringComparison.Ordinal);
        Assert.NotEqual(grant, changed);
        client.Token = $"{System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(changed))}.{parts[1]}";

        using var response = await client.PostAsync(new { type = "message", text = "疫情" });

        await response.ReadProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_token_does_not_open_another_conversation()
    {
        var mine = await ChatClient.StartAsync(_http);
        var other = await ChatClient.StartAsync(_http);

        using var response = await mine.SendAsync(HttpMethod.Get, $"/conversations/{other.ConversationId}/activities");

        await response.ReadProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_expired_token_is_forbidden_and_cannot_be_refreshed()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var server = await ChatServer.StartAsync(seed, clock);
        var client = await ChatClient.StartAsync(server.Client);

        clock.Advance(TimeSpan.FromMinutes(31));

        using var read = await client.SendAsync(HttpMethod.Get, $"/conversations/{client.ConversationId}/activities");
        using var refreshed = await client.SendAsync(HttpMethod.Post, "/tokens/refresh");
        await read.ReadProblemAsync(HttpStatusCode.Forbidden);
        await refreshed.ReadProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Servers_with_the_same_secret_know_each_others_tokens()
    {
        await using var one = await ChatServer.StartAsync(seed, TimeProvider.System, ("AnswerBot:DirectLine:Secret", Secret));
        await using var two = await ChatServer.StartAsync(seed, TimeProvider.System, ("AnswerBot:DirectLine:Secret", Secret));
        var first = new ChatClient(one.Client);
        await first.GenerateAsync();

        var second = new ChatClient(two.Client) { Token = first.Token };

        Assert.Equal(HttpStatusCode.Created, await second.BeginAsync());
    }

    [Fact]
    public async Task Servers_without_a_secret_do_not_know_each_others_tokens()
    {
        await using var other = await ChatServer.StartAsync(seed, TimeProvider.System);
        var client = new ChatClient(_http);
        await client.GenerateAsync();

        var elsewhere = new ChatClient(other.Client) { Token = client.Token };
        using var response = await elsewhere.SendAsync(HttpMethod.Post, "/conversations");

        await response.ReadProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_short_secret_stops_the_start()
    {
        using var folder = new TemporaryFolder();

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => RunningServer.StartAsync(folder.Path, ("AnswerBot:DirectLine:Secret", "short")));

        Assert.Contains("Secret", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "file://")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_page_of_another_site_gets_no_token(string header, string value)
    {
        using var response = await new ChatClient(_http).SendAsync(HttpMethod.Post, "/tokens/generate", null, (header, value));

        await response.ReadProblemAsync(HttpStatusCode.Forbidden);
        Assert.DoesNotContain(response.Headers, sent => sent.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_page_of_this_site_gets_a_token()
    {
        var origin = seed.Server.Address.GetLeftPart(UriPartial.Authority);

        using var response = await new ChatClient(_http).SendAsync(HttpMethod.Post, "/tokens/generate", null, ("Origin", origin), ("Sec-Fetch-Site", "same-origin"));

        await ChatClient.ReadAsync(response, HttpStatusCode.OK);
    }
}
