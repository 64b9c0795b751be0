using System.Text.Json;
using System.Text.Json.Serialization;

namespace AnswerBot.Transcripts;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, NumberHandling = JsonNumberHandling.Strict, PropertyNameCaseInsensitive = false)]
[JsonSerializable(typeof(MetadataDraft))]
internal sealed partial class TranscriptMetadataJson : JsonSerializerContext;
