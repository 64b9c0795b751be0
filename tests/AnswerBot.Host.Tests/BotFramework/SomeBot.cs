using AnswerBot.Embeddings;
using AnswerBot.Host.Api;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.Health;
using AnswerBot.Host.Tests.Fixtures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>A bot over the shipped transcript, wired as the server wires it, with a data folder of its own and whatever else a test changes.</summary>
internal sealed class SomeBot : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;

    public SomeBot(Seed seed, Action<IServiceCollection>? change = null, params (string Key, string? Value)[] settings)
    {
        var root = ContentRoot.Find(AppContext.BaseDirectory);
        seed.CopyIndexTo(_folder / "data");
        var values = settings.ToDictionary(setting => setting.Key, setting => setting.Value);
        values["AnswerBot:DataPath"] = _folder / "data";
        var configuration = new ConfigurationBuilder().AddJsonFile(root.Resolve("appsettings.json")).AddInMemoryCollection(values).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddAnswerBot(configuration, root);
        services.AddHostSections(configuration);
        services.AddSingleton(_ => new AnswerGate());
        services.AddSingleton<Readiness>();
        // The models are loaded once for all tests.
        services.AddSingleton(seed.Server.Services.GetRequiredService<ISentenceEncoder>());
        services.AddBotTurn(configuration);
        // On a busy machine a turn takes longer than a moment; only the test that is about it wants to see so.
        services.AddSingleton(new TypingIndicator(new FakeTimeProvider(), NullLogger<TypingIndicator>.Instance));
        change?.Invoke(services);
        _services = services.BuildServiceProvider();
        _services.GetRequiredService<Readiness>().Reached();
    }

    public string DataPath => _folder / "data";

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Runs one turn and gives back what was sent.</summary>
    public async Task<IReadOnlyList<Activity>> SendAsync(Activity activity, string? linkBase = null)
    {
        var replies = new RecordedReplies { LinkBase = linkBase };
        await Get<BotTurn>().RunAsync(activity, replies, TestContext.Current.CancellationToken);
        return replies.Sent;
    }

    /// <summary>Runs one turn that must lead to a message with text, and gives that text back.</summary>
    public async Task<string> SayAsync(Activity activity) =>
        (await SendAsync(activity)).First(reply => reply.Type == "message" && reply.Text is not null).Text!;

    public async Task<InvokeResponse> InvokeAsync(Activity activity) =>
        await Get<BotTurn>().InvokeAsync(activity, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }
}
