using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.Commands;

public sealed class ServeTests(Seed seed)
{
    [Theory]
    [InlineData("serve", "--urls")]
    [InlineData(null, "ASPNETCORE_URLS")]
    public async Task It_greets_answers_and_stops_cleanly_when_it_is_told_to(string? verb, string place)
    {
        var process = new HostProcess(seed.DataPath);
        using var serving = verb is null ? process.With(place, "http://127.0.0.1:0").Start() : process.Start(verb, place, "http://127.0.0.1:0");
        try
        {
            var known = await serving.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            var open = await serving.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            using var client = new HttpClient { BaseAddress = new Uri(open!.Split(' ')[1]) };
            var answer = await client.AskAsync(Seed.Lawsuits);
            await TerminateAsync(serving);

            Assert.Equal("AnswerBot knows 1 transcript with 24 turns and 107 passages (the index was up to date).", known);
            Assert.Equal("answered", answer.GetProperty("outcome").GetString());
            Assert.Equal(0, serving.ExitCode);
            Assert.Empty(await serving.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        }
        finally
        {
            HostProcess.Kill(serving);
        }
    }

    [Fact]
    public async Task A_port_in_use_is_named_with_a_way_out()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";

        var result = await new HostProcess(seed.DataPath).RunAsync("serve", "--urls", url);

        UsageTests.RequireExplained(result, url);
        Assert.Contains("--urls", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://192.0.2.1:5000")]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("ftp://127.0.0.1:0")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("")]
    public async Task An_address_that_cannot_be_listened_on_is_explained(string url)
    {
        var result = await new HostProcess(seed.DataPath).RunAsync("serve", "--urls", url);

        UsageTests.RequireExplained(result, "--urls");
    }

    private static async Task TerminateAsync(Process serving)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{serving.Id}"]);
        await serving.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }
}
