using AnswerBot.Embeddings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AnswerBot.Benchmarks.Scale;

/// <summary>The shipped wiring over a folder of its own.</summary>
internal static class BenchmarkServices
{
    public static ServiceProvider Build(string dataPath, params (string Key, string Value)[] settings)
    {
        var root = ContentRoot.Find(AppContext.BaseDirectory);
        var changes = settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value);
        changes["AnswerBot:DataPath"] = dataPath;
        var configuration = new ConfigurationBuilder().AddJsonFile(root.Resolve("appsettings.json")).AddInMemoryCollection(changes).Build();
        var services = new ServiceCollection().AddAnswerBot(configuration, root);
        var shipped = services.Single(service => service.ServiceType == typeof(ISentenceEncoder));
        services.Remove(shipped);
        services.AddSingleton<ISentenceEncoder>(provider => new TimedEncoder((ISentenceEncoder)shipped.ImplementationFactory!(provider)));
        return services.BuildServiceProvider();
    }
}
