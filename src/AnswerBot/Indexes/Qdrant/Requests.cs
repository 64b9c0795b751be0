namespace AnswerBot.Indexes.Qdrant;

/// <summary>Bodies of requests, with the names of the API.</summary>
internal sealed record BatchRequest(IReadOnlyList<PointQuery> Searches);

/// <summary>One query, or a prefetch inside one.</summary>
internal sealed record PointQuery
{
    public IReadOnlyList<PointQuery>? Prefetch { get; init; }

    /// <summary>A vector or a formula; without one the points come in the order of ids.</summary>
    public RawJson? Query { get; init; }

    public string? Using { get; init; }

    public PointFilter? Filter { get; init; }

    /// <summary>Always sent: the server's default is 10, also inside a prefetch.</summary>
    public required int Limit { get; init; }

    /// <summary>The members of the payload to return; null for none.</summary>
    public IReadOnlyList<string>? WithPayload { get; init; }
}

internal sealed record PointFilter(IReadOnlyList<PointCondition> Must, IReadOnlyList<PointCondition>? MustNot = null);

/// <summary>One of its members is set; where <see cref="HasId"/> is not, <see cref="Key"/> goes with one of the others.</summary>
internal sealed record PointCondition
{
    public string? Key { get; init; }

    public PointMatch? Match { get; init; }

    public PointRange? Range { get; init; }

    public IReadOnlyList<Guid>? HasId { get; init; }

    public static PointCondition Any(string key, IEnumerable<string> values) => new() { Key = key, Match = new PointMatch([.. values]) };

    public static PointCondition Within(string key, PointRange range) => new() { Key = key, Range = range };
}

internal sealed record PointMatch(IReadOnlyList<string> Any);

internal sealed record PointRange(long? Gt = null, long? Gte = null, long? Lte = null);

internal sealed record ScrollRequest(int Limit, Guid? Offset, PointFilter? Filter, IReadOnlyList<string> WithPayload, bool WithVector);

internal sealed record GetRequest(IReadOnlyList<Guid> Ids, bool WithPayload);

internal sealed record CountRequest(PointFilter? Filter, bool Exact);

internal sealed record DeleteRequest(PointFilter? Filter, IReadOnlyList<Guid>? Points);

internal sealed record SetPayloadRequest(PayloadChange Payload, PointFilter Filter);

internal sealed record PayloadChange(long Until);

internal sealed record DeletePayloadRequest(IReadOnlyList<string> Keys, PointFilter Filter);

internal sealed record IndexRequest(string FieldName, RawJson FieldSchema);

internal sealed record AliasRequest(IReadOnlyList<AliasAction> Actions);

internal sealed record AliasAction(AliasTarget CreateAlias);

internal sealed record AliasTarget(string CollectionName, string AliasName);
