using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Indexes.Sqlite;
using AnswerBot.Passages;
using AnswerBot.Transcripts;
using Microsoft.Extensions.DependencyInjection;

namespace AnswerBot.Benchmarks.Scale;

/// <summary>
/// <c>scale --passages N [--tokens]</c> makes up an archive, ingests it and measures it in a fresh process; <c>picture</c> draws what was measured.
/// The archive is made of the shipped transcript, encoded by the shipped models, and asked the questions of the evaluation.
/// </summary>
internal static class ScaleCommand
{
    private const string Usage = "scale --passages 1000,10000 [--tokens] [--folder EMPTY-FOLDER]; picture";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["measure", var folder, var repetitions]:
                Console.WriteLine(JsonSerializer.Serialize(await ScaleProbe.MeasureAsync(folder, int.Parse(repetitions, CultureInfo.InvariantCulture)), JsonSerializerOptions.Web));
                return 0;
            case ["picture"]:
                ScalePicture.Draw(Read(), Resolve("docs/images/scale.svg"));
                return 0;
            case ["scale", "--passages", var sizes, .. var rest]:
                foreach (var size in sizes.Split(','))
                {
                    await ScaleAsync(int.Parse(size, CultureInfo.InvariantCulture), rest.Contains("--tokens"), FolderOf(rest));
                }

                return 0;
            default:
                await Console.Error.WriteLineAsync(Usage);
                return 2;
        }
    }

    private static string FolderOf(string[] rest) =>
        Array.IndexOf(rest, "--folder") is >= 0 and var place && place + 1 < rest.Length ? rest[place + 1] : Directory.CreateTempSubdirectory("answerbot-scale-").FullName;

    // The index stays when measuring it fails: `measure FOLDER 3` can then be run alone.
    private static async Task ScaleAsync(int passages, bool withTokens, string folder)
    {
        var (seconds, megabytes) = await IngestAsync(passages, withTokens, folder);
        var measured = await MeasureInFreshProcessAsync(folder, withTokens ? 5 : 3);
        var result = new ScaleResult(passages, withTokens, seconds, megabytes, measured);
        Console.WriteLine(JsonSerializer.Serialize(result, Json));
        var others = Read().Where(other => other.Passages != passages || other.TokenVectors != withTokens);
        var all = others.Append(result).OrderBy(other => other.TokenVectors).ThenBy(other => other.Passages);
        await File.WriteAllTextAsync(Resolve("docs/images/scale.json"), JsonSerializer.Serialize(all, Json) + "\n");
        File.Delete(Path.Combine(folder, "index.db"));
    }

    private static async Task<(double Seconds, double Megabytes)> IngestAsync(int passages, bool withTokens, string folder)
    {
        await using var services = BenchmarkServices.Build(folder);
        var encoder = services.GetRequiredService<ISentenceEncoder>();
        var identity = withTokens ? encoder.Identity : encoder.Identity with { TokenDimensions = 0, SecondTokenDimensions = 0 };
        var archive = await ArchiveAsync(passages, withTokens, encoder);
        var path = Path.Combine(folder, "index.db");
        var all = Stopwatch.StartNew();
        using var index = new SqlitePassageIndex(path, identity);
        await index.UpdateAsync(new IndexUpdate(archive.Manifest(identity), [], archive.MakeAsync()), CancellationToken.None);
        return (Math.Round((all.Elapsed - archive.Spent).TotalSeconds, 1), Math.Round(new FileInfo(path).Length / 1e6));
    }

    private static async Task<Archive> ArchiveAsync(int passages, bool withTokens, ISentenceEncoder encoder)
    {
        var transcript = TranscriptReader.Read(Resolve("seeds/transcripts/2020-05-24-wang-yi.txt"));
        var real = new List<(EncodedText, EncodedText)>();
        foreach (var passage in PassageBuilder.Build(transcript))
        {
            real.Add((await encoder.EncodePassageAsync(passage.Text, CancellationToken.None), await encoder.EncodeContextAsync(passage.TextInContext, CancellationToken.None)));
        }

        return new Archive(passages, withTokens, new VectorMixture(real), new CharacterChain(transcript.Text), [.. PassageBuilder.Build(transcript).Select(passage => passage.Text.Length)]);
    }

    private static async Task<ScaleMeasurement> MeasureInFreshProcessAsync(string folder, int repetitions)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["measure", folder, repetitions.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<ScaleMeasurement>(output, JsonSerializerOptions.Web)! : throw new InvalidOperationException(output);
    }

    private static List<ScaleResult> Read() =>
        File.Exists(Resolve("docs/images/scale.json")) ? JsonSerializer.Deserialize<List<ScaleResult>>(File.ReadAllText(Resolve("docs/images/scale.json")), Json)! : [];

    private static string Resolve(string path) => ContentRoot.Find(AppContext.BaseDirectory).Resolve(path);
}
