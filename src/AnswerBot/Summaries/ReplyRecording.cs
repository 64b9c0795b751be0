using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnswerBot.Summaries;

/// <summary>
/// What one model replied, kept in a file of JSON Lines so that summaries can be evaluated again without it. Holds neither keys nor headers nor addresses,
/// but the questions and what the model wrote of the excerpts.
/// </summary>
public sealed class ReplyRecording
{
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly string _path;
    private readonly Dictionary<string, RecordedReply> _replies;

    private ReplyRecording(string path, string model, string sha256, Dictionary<string, RecordedReply> replies) =>
        (_path, Model, Sha256, _replies) = (path, model, sha256, replies);

    /// <summary>The model that replied.</summary>
    public string Model { get; }

    /// <summary>SHA-256 of the file, 64 lowercase hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>Reads a recording.</summary>
    /// <exception cref="ReplyRecordingException">The file is missing, empty or wrong; the message names file, line and remedy.</exception>
    public static ReplyRecording Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path))
        {
            throw new ReplyRecordingException($"There is no recording {path}. Make one with `evaluate --summaries --record {path}`, with a model configured.");
        }

        var replies = new Dictionary<string, RecordedReply>(StringComparer.Ordinal);
        var models = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (place, line) in File.ReadLines(path, Encoding.UTF8).Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)))
        {
            var reply = Parse(line, path, place + 1);
            models.Add(reply.Model);
            replies[reply.Key] = reply;
        }

        return models.Count == 1
            ? new ReplyRecording(path, models.First(), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), replies)
            : throw new ReplyRecordingException($"{path} holds replies of {models.Count} models; a recording is of one. Record again into a new file.");
    }

    /// <summary>Begins a recording; nothing that was recorded before is written over.</summary>
    /// <exception cref="ReplyRecordingException">The file is there already.</exception>
    internal static void Create(string path)
    {
        if (File.Exists(path))
        {
            throw new ReplyRecordingException($"{path} is there already. Name another file with --record, or delete this one.");
        }

        using var created = File.Create(path);
    }

    internal static void Append(string path, RecordedReply reply) => File.AppendAllText(path, JsonSerializer.Serialize(reply, JsonOptions) + "\n");

    /// <exception cref="ReplyRecordingException">There is none.</exception>
    internal RecordedReply Find(SummaryRequest request) =>
        _replies.GetValueOrDefault(RecordedReply.KeyOf(Model, request))
        ?? throw new ReplyRecordingException(
            $"{_path} has no reply to “{request.Question}” with the excerpts that it gets now. The question, the excerpts or the rules are not those of the recording: record again with `evaluate --summaries --record FILE`.");

    private static RecordedReply Parse(string line, string path, int number)
    {
        try
        {
            var reply = JsonSerializer.Deserialize<RecordedReply>(line, JsonOptions);
            return reply is not null && reply.Text is null != reply.Failure is null
                ? reply
                : throw new ReplyRecordingException($"{path}, line {number}: a reply has either a text or a failure. Record again into a new file.");
        }
        catch (JsonException exception)
        {
            throw new ReplyRecordingException($"{path}, line {number}: {exception.Message} Record again into a new file.", exception);
        }
    }
}
