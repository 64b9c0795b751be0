using System.Text.Json;
using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Indexes.Sqlite;
using AnswerBot.Ingestion;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace AnswerBot.Tests.Ingestion;

/// <summary>A folder of transcripts with an index over it, built by an encoder that takes no time.</summary>
internal sealed class TranscriptFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TranscriptFolder(FakeEncoder? encoder = null)
    {
        Directory.CreateDirectory(_folder["transcripts"]);
        Encoder = encoder ?? new FakeEncoder();
        Index = new SqlitePassageIndex(IndexPath, Encoder.Identity);
        Ingestor = IngestorOf(Encoder, Index);
    }

    public FakeEncoder Encoder { get; }

    public SqlitePassageIndex Index { get; }

    public TranscriptIngestor Ingestor { get; }

    public string IndexPath => _folder["index.db"];

    public string this[string name] => _folder[name];

    public void Dispose()
    {
        Index.Dispose();
        _folder.Dispose();
    }

    public TranscriptIngestor IngestorOf(ISentenceEncoder encoder, IPassageIndex index) => new(
        encoder,
        index,
        new SourceFiles(Options.Create(new TranscriptOptions { Path = "transcripts" }), new ContentRoot(_folder.Path)),
        TimeProvider.System,
        Options.Create(new EmbeddingOptions { IngestionParallelism = 2 }));

    /// <summary>Writes a transcript of one question with its metadata; <paramref name="name"/> is relative and has no ending.</summary>
    public string Write(string name, string id, string title = "外交部长回答提问", params string[] answers)
    {
        var metadata = new { id, title, language = "zh-CN", speakers = new[] { new { name = "王毅" } } };
        _folder.Write(name + ".json", JsonSerializer.Serialize(metadata));
        return _folder.Write(name + ".txt", $"路透社记者：甲？\n王毅：{string.Join('\n', answers.DefaultIfEmpty("甲。"))}\n");
    }

    public string WriteText(string name, string text) => _folder.Write(name + ".txt", text);

    public string WriteFile(string name, string text) => _folder.Write(name, text);

    public string WriteFile(string name, byte[] bytes) => _folder.Write(name, bytes);

    public Task<IngestionReport> ForgetAsync(params string[] paths) => IngestAsync(new IngestionRequest([], Rebuild: false) { Forget = paths });

    public Task<IngestionReport> IngestAsync(params string[] paths) => IngestAsync(new IngestionRequest(paths, Rebuild: false));

    public Task<IngestionReport> RebuildAsync() => IngestAsync(new IngestionRequest([], Rebuild: true));

    public async Task<IReadOnlyList<string>> StoredAsync() =>
        [.. (await Index.GetTranscriptsAsync(TestContext.Current.CancellationToken)).Select(transcript => transcript.Id)];

    /// <summary>The stored text of the answers of a transcript.</summary>
    public async Task<string> AnswersAsync(string id)
    {
        var transcript = (await Index.GetTranscriptsAsync(TestContext.Current.CancellationToken)).Single(transcript => transcript.Id == id);
        return string.Concat(transcript.Turns.SelectMany(turn => turn.Paragraphs).Select(paragraph => paragraph.Span.In(transcript.Text)));
    }

    /// <summary>Runs a statement on the index file itself; the first value that it gives, as text.</summary>
    public string Query(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = IndexPath, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string ?? "";
    }

    private Task<IngestionReport> IngestAsync(IngestionRequest request) => Ingestor.IngestAsync(request, null, TestContext.Current.CancellationToken);
}
