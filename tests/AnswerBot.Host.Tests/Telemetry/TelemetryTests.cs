using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.Tests.BotFramework;
using AnswerBot.Host.Tests.Fixtures;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AnswerBot.Host.Tests.Telemetry;

/// <summary>What reaches a collector: the names of steps and outcomes, and nothing that anybody said.</summary>
public sealed class TelemetryTests(Seed seed)
{
    private const string Question = "人们从疫情中得到的最重要启示是什么？";
    private const string Key = "k3y-that-must-stay-here";

    [Fact]
    public async Task Traces_and_metrics_arrive_without_texts_keys_or_ids()
    {
        using var folder = new TemporaryFolder();
        seed.CopyIndexTo(folder / "data");
        await using var collector = await Collector.StartAsync();
        await using (var server = await RunningServer.StartReadyAsync(
            folder / "data",
            ("AnswerBot:Api:Key", Key),
            ("AnswerBot:Telemetry:OtlpEndpoint", collector.Address),
            ("AnswerBot:Telemetry:OtlpProtocol", "HttpProtobuf"),
            ("AnswerBot:Telemetry:MetricsInterval", "00:00:01")))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/answers") { Content = JsonContent.Create(new { question = Question }), Headers = { { "Authorization", $"Bearer {Key}" }, { "X-Api-Key", Key } } };
            await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
            await server.Client.GetResponseAsync("/?q=" + Uri.EscapeDataString(Question));
            await server.Services.GetRequiredService<BotTurn>().RunAsync(SomeActivity.Message(Question, conversation: "a:private-conversation"), new RecordedReplies(), TestContext.Current.CancellationToken);
            await collector.UntilAsync("answerbot.step.duration", "answerbot.answers", "retrieve", "encode", "answered");
        }

        var received = collector.Received;
        Assert.Contains("answerbot", received, StringComparison.Ordinal);
        string[] secrets = [Question, Uri.EscapeDataString(Question), "启示", Key, "private-conversation", SomeActivity.UserId, "王毅", "人民日报"];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, received, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_a_collector_nothing_is_collected()
    {
        using var folder = new TemporaryFolder();
        await using var server = await RunningServer.StartAsync(folder / "data");

        Assert.Null(server.Services.GetService<OpenTelemetry.Trace.TracerProvider>());
        Assert.Null(server.Services.GetService<OpenTelemetry.Metrics.MeterProvider>());
    }

    private sealed class Collector(WebApplication app, ConcurrentQueue<string> received) : IAsyncDisposable
    {
        public string Address => app.Urls.First();

        public string Received => string.Concat(received);

        public static async Task<Collector> StartAsync()
        {
            var received = new ConcurrentQueue<string>();
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            app.MapPost("/v1/{signal}", async (HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body);
                // Protocol Buffers keep text as UTF-8.
                received.Enqueue(Encoding.UTF8.GetString(body.ToArray()));
                return Results.Bytes([], "application/x-protobuf");
            });
            await app.StartAsync(TestContext.Current.CancellationToken);
            return new Collector(app, received);
        }

        public async Task UntilAsync(params string[] names)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(TimeSpan.FromSeconds(60));
            while (!names.All(name => Received.Contains(name, StringComparison.Ordinal)))
            {
                await Task.Delay(100, limit.Token);
            }
        }

        public async ValueTask DisposeAsync() => await app.DisposeAsync();
    }
}
