using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>More than the server can answer: it says so, forgets nothing that it accepted, and keeps its memory.</summary>
public sealed class FloodTests(Seed seed, ITestOutputHelper output)
{
    private const int PerSecond = 500;
    private const int Messages = 4 * PerSecond;
    private const long MaxGrowth = 96 * 1024 * 1024;

    [Fact]
    public async Task A_flood_of_500_messages_a_second_neither_grows_memory_without_bound_nor_loses_an_accepted_message()
    {
        await using var server = await RunningServer.StartReadyAsync(seed.DataPath, ("AnswerBot:Bot:QueueCapacity", "100"));
        await using var connector = await ConnectorDouble.StartAsync();
        var accepted = new ConcurrentBag<string>();
        var refused = 0;
        JsonObject? firstRefused = null;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();

        await Parallel.ForEachAsync(Schedule(watch), new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = TestContext.Current.CancellationToken }, async (number, _) =>
        {
            // A long text, so that a queue without a bound would show in the memory; a question, so that answering takes its time.
            var message = Incoming.Message($"{Seed.Lawsuits} {number}", connector.ServiceUrl, $"a:{number % 200}").With("value", new string('x', 50_000));
            if (await IsAcceptedAsync(server, message))
            {
                accepted.Add(message["id"]!.GetValue<string>());
            }
            else
            {
                Interlocked.Increment(ref refused);
                Interlocked.CompareExchange(ref firstRefused, message, null);
            }
        });
        var rate = Messages / watch.Elapsed.TotalSeconds;
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        await UntilEmptyAsync(server);

        output.WriteLine($"{rate:F0} messages/s; {accepted.Count} accepted, {refused} refused; heap grew by {growth / 1024 / 1024} MB");
        Assert.Equal(Messages, accepted.Count + refused);
        Assert.NotNull(firstRefused);
        Assert.Equal(accepted.Order(), Answered(connector).Distinct().Order());
        Assert.InRange(growth, long.MinValue, MaxGrowth);
        Assert.True(await IsAcceptedAsync(server, firstRefused));
        await UntilEmptyAsync(server);
        Assert.Contains(firstRefused["id"]!.GetValue<string>(), Answered(connector));
    }

    [Fact]
    public async Task An_activity_is_accepted_in_less_than_20_milliseconds_at_the_median()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        var (accepting, living) = (new List<double>(), new List<double>());
        for (var number = 0; number < 100; number++)
        {
            accepting.Add(await TimeAsync(() => seed.Server.PostActivityAsync(Incoming.Message(serviceUrl: connector.ServiceUrl, conversation: $"t:{number}"))));
            living.Add(await TimeAsync(() => seed.Server.Client.GetResponseAsync("/health/live")));
        }

        var (median, unit) = (Median(accepting), Median(living));
        output.WriteLine($"202 after {median:F2} ms at the median, {median / unit:F1} times a call of /health/live ({unit:F2} ms)");
        // On a machine that is busy with something else, everything is slow: then it must not be slower than a handful of the cheapest calls.
        Assert.InRange(median, 0, Math.Max(20, 5 * unit));
    }

    [Fact]
    public async Task An_answer_reaches_the_connector_within_50_milliseconds_of_the_time_that_the_api_takes()
    {
        await using var connector = await ConnectorDouble.StartAsync();
        var (asking, delivering) = (new List<double>(), new List<double>());
        for (var number = 0; number < 30; number++)
        {
            // Another question each time, and the same at both doors one after the other: what the machine does besides slows both.
            var question = $"{Seed.Lawsuits} {number}";
            asking.Add(await TimeAsync(() => seed.Server.Client.PostAsJsonAsync("/api/answers", new { question }, TestContext.Current.CancellationToken)));
            delivering.Add(await TimeAsync(async () =>
            {
                var message = Incoming.Message(question, connector.ServiceUrl, $"d:{number}");
                var response = await seed.Server.PostActivityAsync(message);
                await connector.WaitForReplyToAsync(message);
                return response;
            }));
        }

        var (api, bot) = (Median(asking), Median(delivering));
        output.WriteLine($"answered by the API after {api:F1} ms, at the connector after {bot:F1} ms, at the median");
        Assert.InRange(bot, 0, Math.Max(api + 50, 3 * api));
    }

    // Numbers, each not before its time.
    private static async IAsyncEnumerable<int> Schedule(Stopwatch watch)
    {
        for (var number = 0; number < Messages; number++)
        {
            var early = TimeSpan.FromSeconds((double)number / PerSecond) - watch.Elapsed;
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early);
            }

            yield return number;
        }
    }

    private static async Task<bool> IsAcceptedAsync(RunningServer server, JsonObject message)
    {
        using var response = await server.PostActivityAsync(message);
        Assert.True(response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.ServiceUnavailable);
        Assert.Equal(response.StatusCode == HttpStatusCode.ServiceUnavailable, response.Headers.RetryAfter is not null);
        return response.StatusCode == HttpStatusCode.Accepted;
    }

    private static IEnumerable<string> Answered(ConnectorDouble connector) =>
        connector.Messages.Select(call => call.Activity["replyToId"]!.GetValue<string>());

    private static async Task UntilEmptyAsync(RunningServer server)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (server.Services.GetRequiredService<TurnQueue>().Count > 0)
        {
            await Task.Delay(10, limit.Token);
        }
    }

    private static async Task<double> TimeAsync(Func<Task<HttpResponseMessage>> call)
    {
        var watch = Stopwatch.StartNew();
        using var response = await call();
        Assert.True(response.IsSuccessStatusCode);
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
