using System.Diagnostics;
using System.Globalization;
using System.Numerics.Tensors;
using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Indexes.Qdrant;
using AnswerBot.Passages;

namespace AnswerBot.Tests.Indexes.Qdrant;

/// <summary>Many passages, written to the double in a process of its own. <c>ANSWERBOT_BULK_PASSAGES</c> makes it more than the usual 2,000.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class QdrantBulkTests(ITestOutputHelper output)
{
    private const int PassagesInTranscript = 100;
    private const long Slack = 48 * 1024 * 1024;

    private static readonly EncoderIdentity Encoder = new("generated", Some.Hash, 384, 0);

    [Fact]
    public async Task Ingesting_many_passages_does_not_grow_the_clients_memory()
    {
        var wanted = int.Parse(Environment.GetEnvironmentVariable("ANSWERBOT_BULK_PASSAGES") ?? "2000", CultureInfo.InvariantCulture);
        using var server = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "AnswerBot.Qdrant.Double"), "http://127.0.0.1:0") { RedirectStandardOutput = true })!;
        try
        {
            var address = (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!.Split(' ')[^1];
            using var index = new QdrantPassageIndex(SomeQdrant.Options(new Uri(address), "bulk", key: null, tokenVectors: false), Encoder, TimeProvider.System);
            var held = new List<long>();
            var watch = Stopwatch.StartNew();

            await index.UpdateAsync(new IndexUpdate(new IndexManifest(Encoder, [], []), [], Generate(wanted / PassagesInTranscript, held)), TestContext.Current.CancellationToken);

            output.WriteLine($"{wanted} passages in {watch.Elapsed.TotalSeconds:F0} s; managed memory {held[0] >> 20} MiB at first, {held.Max() >> 20} MiB at most, {held[^1] >> 20} MiB at last.");
            Assert.InRange(held.Max() - held[0], long.MinValue, Slack);
            using var api = new QdrantApi(SomeQdrant.Options(new Uri(address), "bulk", key: null));
            Assert.Equal(wanted, await api.CountAsync("bulk", Generations.Kind(PointPayload.PassageKind, 1), TestContext.Current.CancellationToken));
        }
        finally
        {
            server.Kill();
        }
    }

    private static async IAsyncEnumerable<IndexedTranscript> Generate(int transcripts, List<long> held)
    {
        var random = new Random(5);
        for (var number = 0; number < transcripts; number++)
        {
            var turns = Enumerable.Range(0, PassagesInTranscript).Select(_ => Some.Turn(Sentence(random, 20), paragraphs: Sentence(random, 120))).ToArray();
            var transcript = Some.Transcript($"bulk-{number}", null, turns);
            if (number % Math.Max(1, transcripts / 20) == 0)
            {
                held.Add(GC.GetTotalMemory(forceFullCollection: true));
            }

            yield return new IndexedTranscript(transcript, [.. PassageBuilder.Build(transcript).Select(passage => new IndexedPassage(passage, Encode(random), Encode(random)))]);
            await Task.Yield();
        }
    }

    private static string Sentence(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)(0x4e00 + random.Next(2000))));

    private static EncodedText Encode(Random random)
    {
        var vector = new float[384];
        for (var place = 0; place < vector.Length; place++)
        {
            vector[place] = (float)(random.NextDouble() - 0.5);
        }

        TensorPrimitives.Divide(vector, TensorPrimitives.Norm<float>(vector), vector);
        return new EncodedText(vector, null);
    }
}
