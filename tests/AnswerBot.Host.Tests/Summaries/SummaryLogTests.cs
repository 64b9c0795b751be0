using System.Collections.Concurrent;
using System.Net;
using AnswerBot.Host.Tests.Fixtures;
using AnswerBot.Tests.Summaries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AnswerBot.Host.Tests.Summaries;

/// <summary>What the whole server logs at the finest level while summaries are written.</summary>
public sealed class SummaryLogTests(Seed seed)
{
    private const string Question = "外交部在云南帮扶的是哪两个县？";
    private const string Reply = "外交部在云南帮扶的是金平、麻栗坡两个县[1]。";
    private const string Echo = $"{{\"error\":{{\"message\":\"wrong key {ChatServer.Key} for {Question} 麻栗坡\"}}}}";

    public static TheoryData<string, string> Services => new() { { "honest", "ok" }, { "failing", "failed" }, { "unauthorized", "failed" } };

    [Theory, MemberData(nameof(Services))]
    public async Task Neither_key_nor_question_nor_excerpt_nor_reply_is_in_any_record(string service, string status)
    {
        await using var model = new ChatServer(Play(service));
        using var folder = new TemporaryFolder();
        using var log = new CapturedLog();
        seed.CopyIndexTo(folder / "data");
        await using var server = await RunningServer.StartReadyAsync(
            folder / "data",
            services => services.AddLogging(logging => logging.AddProvider(log).AddFilter((_, _) => true).SetMinimumLevel(LogLevel.Trace)),
            ("AnswerBot:Summaries:Provider", "OpenAI"), ("AnswerBot:Summaries:Endpoint", model.Endpoint.AbsoluteUri), ("AnswerBot:Summaries:Model", "m"),
            ("AnswerBot:Summaries:ApiKey", ChatServer.Key), ("AnswerBot:Summaries:Timeout", "00:01:00"),
            ("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft", "Trace"), ("Logging:LogLevel:System.Net.Http.HttpClient", "Trace"));

        var answer = await server.Client.AskAsync(new { question = Question, summarize = true });

        Assert.Equal(status, answer.GetProperty("summary").GetProperty("status").GetString());
        var logged = log.Text;
        Assert.Contains("Summary:", logged, StringComparison.Ordinal);
        Assert.Contains("[Trace]", logged, StringComparison.Ordinal);
        string[] secrets = [ChatServer.Key, Question, "麻栗坡", "帮扶", Reply, Uri.EscapeDataString("麻栗坡")];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, logged, StringComparison.Ordinal));
        Assert.DoesNotContain(ChatServer.Key, answer.GetRawText(), StringComparison.Ordinal);
    }

    private static Func<HttpListenerResponse, Task> Play(string service) => service switch
    {
        "honest" => ChatServer.Saying(Reply),
        "failing" => ChatServer.Failing(500, Echo),
        _ => ChatServer.Failing(401, Echo),
    };

    /// <summary>Keeps each record with all that it was made of.</summary>
    private sealed class CapturedLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _records = new();

        public string Text => string.Join('\n', _records);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            _records.Enqueue(Describe(state));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _records.Enqueue($"[{logLevel}] {formatter(state, exception)} {Describe(state)} {exception}");

        public void Dispose()
        {
        }

        private static string Describe(object? state) => state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values) : $"{state}";
    }
}
