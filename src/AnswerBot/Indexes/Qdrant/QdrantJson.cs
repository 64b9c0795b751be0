using System.Text.Json.Serialization;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>Readers and writers of the API's JSON, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BatchRequest))]
[JsonSerializable(typeof(ScrollRequest))]
[JsonSerializable(typeof(GetRequest))]
[JsonSerializable(typeof(CountRequest))]
[JsonSerializable(typeof(DeleteRequest))]
[JsonSerializable(typeof(SetPayloadRequest))]
[JsonSerializable(typeof(DeletePayloadRequest))]
[JsonSerializable(typeof(IndexRequest))]
[JsonSerializable(typeof(AliasRequest))]
[JsonSerializable(typeof(CreateCollection))]
[JsonSerializable(typeof(UpsertRequest))]
[JsonSerializable(typeof(PointWrite))]
[JsonSerializable(typeof(VectorWrite))]
[JsonSerializable(typeof(ServerInfo))]
[JsonSerializable(typeof(Reply<bool>))]
[JsonSerializable(typeof(Reply<PointList[]>))]
[JsonSerializable(typeof(Reply<FoundPoint[]>))]
[JsonSerializable(typeof(Reply<ScrollPage>))]
[JsonSerializable(typeof(Reply<CountReply>))]
[JsonSerializable(typeof(Reply<UpdateReply>))]
[JsonSerializable(typeof(Reply<AliasList>))]
[JsonSerializable(typeof(Reply<CollectionList>))]
internal sealed partial class QdrantJson : JsonSerializerContext;
