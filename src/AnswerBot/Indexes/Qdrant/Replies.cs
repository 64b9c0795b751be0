using System.Text.Json;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>The envelope of every reply.</summary>
internal sealed record Reply<T>(T? Result);

internal sealed record ServerInfo(string? Title, string? Version);

internal sealed record PointList(IReadOnlyList<FoundPoint> Points);

internal sealed record ScrollPage(IReadOnlyList<FoundPoint> Points, Guid? NextPageOffset);

internal sealed record CountReply(long Count);

internal sealed record UpdateReply(long? OperationId, string Status);

internal sealed record AliasList(IReadOnlyList<AliasTarget> Aliases);

internal sealed record CollectionList(IReadOnlyList<CollectionName> Collections);

internal sealed record CollectionName(string Name);

/// <summary>A point of a reply.</summary>
/// <param name="Id">Its id; all of ours are UUIDs.</param>
/// <param name="Score">Of the query; 0 where nothing was scored.</param>
/// <param name="Payload">What was asked of the payload.</param>
/// <param name="Vector">What was asked of the vectors, as it came.</param>
internal sealed record FoundPoint(Guid Id, float Score, PointPayload? Payload, JsonElement? Vector);
