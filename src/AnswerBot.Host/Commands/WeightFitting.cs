using System.Security.Cryptography;
using System.Text.Json;
using AnswerBot.Evaluation;
using AnswerBot.Ingestion;
using AnswerBot.Outcomes;

namespace AnswerBot.Host.Commands;

/// <summary><c>evaluate --fit FILE [--pairs FILE]</c>: fits the outcome weights to judged questions, and to pairs of other events where they are named.</summary>
internal sealed class WeightFitting
{
    private readonly string _weights;
    private readonly string? _pairsFile;
    private readonly IReadOnlyList<QuestionPair> _pairs;

    private WeightFitting(string weights, string? pairsFile) =>
        (_weights, _pairsFile, _pairs) = (weights, pairsFile, pairsFile is null ? [] : QuestionPair.ReadAll(pairsFile));

    /// <summary>What was asked for; null where nothing was. The pairs are read here, so that a mistake in them shows before any question is asked.</summary>
    public static WeightFitting? Of(string? weights, string? pairs) =>
        weights is not null ? new WeightFitting(weights, pairs)
        : pairs is null ? null
        : throw new CommandException("--pairs are what weights are fitted to; add --fit FILE.");

    /// <summary>Writes the weights; the file names each input with its hash.</summary>
    public async Task RunAsync(IReadOnlyList<QuestionResult> results, string questions, CancellationToken cancellationToken)
    {
        var inputs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in new[] { questions, _pairsFile }.OfType<string>())
        {
            inputs[Path.GetFileName(input)] = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(input, cancellationToken)));
        }

        var weights = OutcomeFitter.Fit(results, await JudgePairsAsync(cancellationToken), inputs);
        await File.WriteAllTextAsync(_weights, JsonSerializer.Serialize(weights, OutcomeWeights.Json) + "\n", cancellationToken);
        await Console.Error.WriteLineAsync($"Fitted on the development questions{(_pairsFile is null ? "" : " and the pairs")}; the weights are in {_weights}. The figures below are those of the weights before.");
    }

    // In an index of their own: the one that serves is left alone, wherever it is.
    private async Task<IReadOnlyList<PairResult>> JudgePairsAsync(CancellationToken cancellationToken)
    {
        if (_pairs.Count == 0)
        {
            return [];
        }

        var folder = Directory.CreateTempSubdirectory("answerbot-pairs-");
        try
        {
            var placed = PairTranscripts.Write(_pairs, folder.CreateSubdirectory("transcripts").FullName);
            using var host = CommandServices.Build(builder => builder.Configuration.AddInMemoryCollection(SettingsFor(folder.FullName)));
            await IngestAsync(host.Services.GetRequiredService<TranscriptIngestor>(), cancellationToken);
            var evaluator = host.Services.GetRequiredService<PairEvaluator>();
            var judged = await EvaluationDisplay.RunAsync(placed.Count, progress => evaluator.EvaluateAsync(placed, progress, cancellationToken));
            await Console.Error.WriteLineAsync(Describe(judged));
            return judged;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // That their metadata are guesses is nothing to tell: there are none.
    private static async Task IngestAsync(TranscriptIngestor ingestor, CancellationToken cancellationToken)
    {
        var report = await IngestionDisplay.RunAsync(Console.Error, progress => ingestor.IngestAsync(new IngestionRequest([], Rebuild: false), progress, cancellationToken));
        if (report.Skipped.FirstOrDefault() is { } skipped)
        {
            throw new CommandException($"A transcript made of the pairs cannot be read: {skipped.Reason}");
        }
    }

    private static Dictionary<string, string?> SettingsFor(string folder) => new()
    {
        ["AnswerBot:DataPath"] = Path.Combine(folder, "data"),
        ["AnswerBot:Transcripts:Path"] = Path.Combine(folder, "transcripts"),
        ["AnswerBot:Index:Provider"] = "Sqlite",
        ["AnswerBot:Index:ReadOnly"] = "false",
        ["AnswerBot:Summaries:Provider"] = "None",
    };

    private static string Describe(IReadOnlyList<PairResult> judged)
    {
        var (answerable, near) = (judged.Where(pair => pair.IsAnswerable).ToList(), judged.Where(pair => !pair.IsAnswerable).ToList());
        return FormattableString.Invariant(
            $"{answerable.Count} pairs: {(double)answerable.Count(pair => pair.IsAnswered) / answerable.Count:P1} answered where their turn stands, {(double)near.Count(pair => !pair.IsAnswered) / near.Count:P1} refused where only the turns around it do.");
    }
}
