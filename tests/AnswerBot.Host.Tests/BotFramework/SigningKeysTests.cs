using AnswerBot.Host.Api;
using AnswerBot.Host.BotFramework.Authentication;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>Which keys are believed when, by a clock that the test turns.</summary>
public sealed class SigningKeysTests : IAsyncLifetime
{
    private static readonly RsaSecurityKey Old = IssuerDouble.NewKey("old");
    private static readonly RsaSecurityKey New = IssuerDouble.NewKey("new");

    private readonly FakeTimeProvider _time = new();
    private IssuerDouble _issuer = null!;
    private SigningKeys _keys = null!;

    public async ValueTask InitializeAsync()
    {
        _issuer = await IssuerDouble.StartAsync(Old);
        _keys = new SigningKeys(_issuer.Metadata, new HttpDocumentRetriever { RequireHttps = false }, _time, NullLogger<SigningKeys>.Instance);
    }

    [Fact]
    public async Task Keys_are_fetched_once_however_many_ask()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => FindAsync("old")));

        Assert.All(found, Assert.NotNull);
        Assert.Equal(1, _issuer.Fetches);
    }

    [Fact]
    public async Task The_first_token_of_a_new_key_is_enough_to_find_it()
    {
        await FindAsync("old");
        Roll();

        Assert.NotNull(await FindAsync("new"));
        Assert.Null(await FindAsync("old"));
    }

    [Fact]
    public async Task Unknown_keys_cause_one_fetch_a_minute_and_a_new_key_is_found_within_that_minute()
    {
        await FindAsync("old");
        for (var number = 0; number < 100; number++)
        {
            Assert.Null(await FindAsync($"forged {number}"));
        }

        Assert.Equal(2, _issuer.Fetches);
        Roll();
        Assert.Null(await FindAsync("new"));
        _time.Advance(SigningKeys.UnknownKeyInterval);
        Assert.NotNull(await FindAsync("new"));
        Assert.Equal(3, _issuer.Fetches);
    }

    [Fact]
    public async Task Keys_are_renewed_twice_a_day_so_that_a_withdrawn_one_is_forgotten()
    {
        await FindAsync("old");
        Roll();
        Assert.NotNull(await FindAsync("old"));

        _time.Advance(SigningKeys.RenewedAfter);

        Assert.Null(await FindAsync("old"));
        Assert.NotNull(await FindAsync("new"));
    }

    [Fact]
    public async Task While_the_issuer_cannot_be_reached_nothing_is_believed_and_it_is_not_asked_all_the_time()
    {
        _issuer.IsDown = true;
        for (var number = 0; number < 20; number++)
        {
            var problem = await Assert.ThrowsAsync<ClientProblem>(() => FindAsync("old"));
            Assert.Equal(503, problem.Status);
        }

        Assert.Equal(1, _issuer.Fetches);
        _issuer.IsDown = false;
        _time.Advance(SigningKeys.FailureInterval);
        Assert.NotNull(await FindAsync("old"));
    }

    [Fact]
    public async Task Known_keys_serve_for_a_day_while_the_issuer_cannot_be_reached_and_no_longer()
    {
        await FindAsync("old");
        _issuer.IsDown = true;

        _time.Advance(SigningKeys.UsableFor - TimeSpan.FromMinutes(1));
        Assert.NotNull(await FindAsync("old"));
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(503, (await Assert.ThrowsAsync<ClientProblem>(() => FindAsync("old"))).Status);
    }

    [Fact]
    public async Task A_new_key_is_neither_refused_nor_believed_while_the_issuer_cannot_be_reached_and_found_right_after()
    {
        await FindAsync("old");
        Roll();
        _issuer.IsDown = true;
        Assert.Equal(503, (await Assert.ThrowsAsync<ClientProblem>(() => FindAsync("new"))).Status);

        _issuer.IsDown = false;
        _time.Advance(SigningKeys.FailureInterval);

        Assert.NotNull(await FindAsync("new"));
    }

    [Fact]
    public async Task A_document_without_keys_does_not_replace_those_at_hand()
    {
        await FindAsync("old");
        _issuer.Published = [];
        _time.Advance(SigningKeys.RenewedAfter);

        Assert.NotNull(await FindAsync("old"));
    }

    public async ValueTask DisposeAsync()
    {
        _keys.Dispose();
        await _issuer.DisposeAsync();
    }

    private void Roll() => _issuer.Published = [IssuerDouble.Jwk(New, "msteams")];

    private Task<JsonWebKey?> FindAsync(string id) => _keys.FindAsync(id, TestContext.Current.CancellationToken);
}
