using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnswerBot.Embeddings;

/// <summary>
/// A model folder: its description <c>model.json</c> and the files that it names, checked against their SHA-256 when loaded.
/// Comes before <see cref="OnnxSentenceEncoder"/>, which runs the model.
/// </summary>
public sealed record SentenceModel
{
    private const string Remedy = "Restore the model folder as it was published (models/README.md lists the files with their checksums).";

    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    private SentenceModel(string directory, ModelDescription description, string fingerprint) =>
        (Directory, Description, Fingerprint) = (directory, description, fingerprint);

    /// <summary>Absolute path of the folder.</summary>
    public string Directory { get; }

    /// <summary>What <c>model.json</c> says.</summary>
    public ModelDescription Description { get; }

    /// <summary>See <see cref="EncoderIdentity.Fingerprint"/>.</summary>
    public string Fingerprint { get; }

    /// <summary>Reads the description and checks every file it names.</summary>
    /// <exception cref="SentenceModelException">A file is missing, or differs from the description.</exception>
    public static SentenceModel Load(string directory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        var description = ReadDescription(Path.Combine(directory, "model.json"));
        foreach (var (name, file) in description.Files)
        {
            CheckFile(Path.Combine(directory, name), file);
        }

        return new SentenceModel(Path.GetFullPath(directory), description, FingerprintOf(description));
    }

    /// <summary>Absolute path of a file of the model.</summary>
    public string PathOf(string fileName) => Path.Combine(Directory, fileName);

    private static ModelDescription ReadDescription(string path)
    {
        try
        {
            var description = JsonSerializer.Deserialize<ModelDescription>(File.ReadAllBytes(path), JsonOptions);
            RequireSense(path, description ?? throw new SentenceModelException($"{path} is empty. {Remedy}"));
            return description;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SentenceModelException(
                $"There is no sentence model: {path} does not exist. {Remedy} Or set AnswerBot:Embeddings:ModelPath to the folder that holds it.", exception);
        }
        catch (JsonException exception)
        {
            throw new SentenceModelException($"{path} is not a model description: {exception.Message} {Remedy}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SentenceModelException($"{path} cannot be read: {exception.Message} Check its permissions.", exception);
        }
    }

    private static void RequireSense(string path, ModelDescription description)
    {
        // Room for the sentence marks, the prefix and at least a word.
        const int LeastTokens = 16;
        var problem =
            description.Dimensions < 1 ? "dimensions must be at least 1"
            : description.MaxTokens < LeastTokens ? $"maxTokens must be at least {LeastTokens}"
            : description.TokenOutput is not null && description.TokenDimensions < 1 ? "tokenDimensions must be at least 1 where tokenOutput is named"
            : new[] { ModelDescription.Graph, description.TokenizerFile }.FirstOrDefault(name => description.Files.GetValueOrDefault(name) is null) is { } missing ? $"files must have an entry {missing}"
            : null;
        if (problem is not null)
        {
            throw new SentenceModelException($"{path} is not a model description: {problem}. {Remedy}");
        }
    }

    private static void CheckFile(string path, ModelFile expected)
    {
        if (!File.Exists(path))
        {
            throw new SentenceModelException($"The sentence model is incomplete: {path} does not exist. {Remedy}");
        }

        using var stream = Open(path);
        var actual = stream.Length == expected.Bytes ? Convert.ToHexStringLower(SHA256.HashData(stream)) : $"{stream.Length} bytes";
        var wanted = stream.Length == expected.Bytes ? expected.Sha256 : $"{expected.Bytes} bytes";
        if (actual != wanted)
        {
            throw new SentenceModelException($"The sentence model is damaged: {path} has {actual}, model.json says {wanted}. {Remedy}");
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SentenceModelException($"{path} cannot be read: {exception.Message} Check its permissions.", exception);
        }
    }

    private static string FingerprintOf(ModelDescription model)
    {
        var files = model.Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key}={file.Value.Sha256}");
        var parts = string.Join('\n', [.. files, model.QuestionPrefix, model.PassagePrefix, model.SentenceOutput, model.TokenOutput ?? "", model.Tokenizer, $"{model.Pooling}", $"{model.MaxTokens}"]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)));
    }
}

/// <summary>The content of <c>model.json</c>.</summary>
/// <param name="Id">The model's name.</param>
/// <param name="Dimensions">Floats in a sentence vector.</param>
/// <param name="MaxTokens">Longest input in tokens, marks and prefix included; longer texts are cut.</param>
/// <param name="QuestionPrefix">Put before a question.</param>
/// <param name="PassagePrefix">Put before a passage.</param>
/// <param name="Tokenizer">The kind of tokenizer: <c>sentencepiece-unigram</c> (file <c>tokenizer.model</c>) or <c>wordpiece</c>.</param>
/// <param name="SentenceOutput">
/// Name of the graph's output with the sentence vector, <c>[batch, Dimensions]</c>; with <paramref name="Pooling"/>, of the hidden states, <c>[batch, sequence, Dimensions]</c>.
/// </param>
/// <param name="Files">Every file of the model with its size and checksum.</param>
/// <param name="TokenDimensions">Floats in a token vector; 0 for none.</param>
/// <param name="TokenOutput">Name of the graph's output with the token vectors, <c>[batch, sequence, TokenDimensions]</c>; null for none.</param>
/// <param name="Pooling">How hidden states become the sentence vector, and themselves the token vectors; null where the graph does it.</param>
/// <param name="Vocabulary">The file of a <c>wordpiece</c> tokenizer.</param>
/// <param name="Languages">BCP 47 tags of the languages that the model knows; null for no restriction. Only <c>zh</c> makes a difference today.</param>
public sealed record ModelDescription(
    string Id,
    int Dimensions,
    int MaxTokens,
    string QuestionPrefix,
    string PassagePrefix,
    string Tokenizer,
    string SentenceOutput,
    IReadOnlyDictionary<string, ModelFile> Files,
    int TokenDimensions = 0,
    string? TokenOutput = null,
    Pooling? Pooling = null,
    string? Vocabulary = null,
    IReadOnlyList<string>? Languages = null)
{
    /// <summary>The graph's file.</summary>
    public const string Graph = "model.onnx";

    /// <summary>The tokenizer's file.</summary>
    [JsonIgnore]
    public string TokenizerFile => Vocabulary ?? "tokenizer.model";
}

/// <summary>How the vectors of the tokens become the vector of the sentence.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Pooling>))]
public enum Pooling
{
    /// <summary>That of the first token, the begin mark.</summary>
    [JsonStringEnumMemberName("first")]
    First,

    /// <summary>Their mean, marks included.</summary>
    [JsonStringEnumMemberName("mean")]
    Mean,
}

/// <summary>A file of a model.</summary>
/// <param name="Sha256">64 lowercase hexadecimal digits.</param>
/// <param name="Bytes">Its size.</param>
public sealed record ModelFile([property: JsonPropertyName("sha256")] string Sha256, long Bytes);
