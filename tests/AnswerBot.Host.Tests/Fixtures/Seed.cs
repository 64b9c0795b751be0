using AnswerBot.Host.Tests.Fixtures;

[assembly: AssemblyFixture(typeof(Seed))]

namespace AnswerBot.Host.Tests.Fixtures;

/// <summary>The shipped transcript, ingested once for all tests with the shipped model, and one server that answers from it.</summary>
public sealed class Seed : IAsyncLifetime
{
    public const string TranscriptId = "2020-05-24-wang-yi";
    public const string Lawsuits = "针对中国的滥诉站得住脚吗？";

    private readonly TemporaryFolder _folder = new();

    /// <summary>A folder with the finished index, for whoever only reads it.</summary>
    public string DataPath => _folder / "data";

    /// <summary>The server for every test that needs no settings of its own.</summary>
    public RunningServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await RunningServer.IngestAsync(DataPath);
        Server = await RunningServer.StartReadyAsync(DataPath);
    }

    /// <summary>Gives <paramref name="dataPath"/> an index of its own, without encoding anything again.</summary>
    public void CopyIndexTo(string dataPath)
    {
        Directory.CreateDirectory(dataPath);
        foreach (var name in new[] { "index.db", "index.db-wal" }.Where(name => File.Exists(Path.Combine(DataPath, name))))
        {
            File.Copy(Path.Combine(DataPath, name), Path.Combine(dataPath, name));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
