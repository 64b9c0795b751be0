using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AnswerBot.Indexes;

namespace AnswerBot.Evaluation;

/// <summary>What figures rest on, each as a SHA-256 of 64 lowercase hexadecimal digits: figures compare only where questions and transcripts are the same.</summary>
/// <param name="Questions">The question file's bytes.</param>
/// <param name="Transcripts">The transcripts' files, by id.</param>
/// <param name="Models">What shapes the vectors: the encoder's fingerprint.</param>
/// <param name="OutcomeWeights">The weights of the outcome model.</param>
/// <param name="Settings">The settings that ranking, outcome and excerpts take.</param>
public sealed record EvaluationInputs(string Questions, string Transcripts, string Models, string OutcomeWeights, string Settings)
{
    /// <summary>Hashes what an evaluation reads.</summary>
    /// <param name="questions">The question file's bytes.</param>
    /// <param name="manifest">What the index was built from.</param>
    /// <param name="settings">The options that shape an answer.</param>
    public static EvaluationInputs Of(byte[] questions, IndexManifest manifest, IReadOnlyList<object> settings)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(settings);
        var transcripts = manifest.Sources.OrderBy(source => source.TranscriptId, StringComparer.Ordinal).Select(source => $"{source.TranscriptId} {source.Sha256}\n");
        return new EvaluationInputs(
            Hash(questions),
            Hash(Encoding.UTF8.GetBytes(string.Concat(transcripts))),
            manifest.Encoder.Fingerprint,
            Hash(JsonSerializer.SerializeToUtf8Bytes(Outcomes.OutcomeWeights.Shipped)),
            Hash(Encoding.UTF8.GetBytes(string.Join('\n', settings.Select(options => JsonSerializer.Serialize(options, options.GetType()))))));
    }

    /// <summary>The names of what differs from <paramref name="other"/>.</summary>
    public IReadOnlyList<string> Changed(EvaluationInputs other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var pairs = new[]
        {
            ("questions", Questions, other.Questions),
            ("transcripts", Transcripts, other.Transcripts),
            ("models", Models, other.Models),
            ("outcome weights", OutcomeWeights, other.OutcomeWeights),
            ("settings", Settings, other.Settings),
        };
        return [.. pairs.Where(pair => pair.Item2 != pair.Item3).Select(pair => pair.Item1)];
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
