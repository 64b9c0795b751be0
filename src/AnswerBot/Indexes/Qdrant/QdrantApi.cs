using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>
/// The transport: the few calls of Qdrant's REST interface that the index needs, each waiting until what it changed is visible.
/// Every failure is a <see cref="QdrantException"/>. Safe to call from several threads at once.
/// </summary>
internal sealed class QdrantApi : IDisposable
{
    private static readonly Version OldestServer = new(1, 16);
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly QdrantFailures _failures;
    private readonly SocketsHttpHandler _sockets;
    private readonly HttpClient _reader;
    private readonly HttpClient _writer;
    private readonly string _consistency;
    private readonly string _writeLimit;
    private volatile bool _isKnown;

    public QdrantApi(QdrantOptions options)
    {
        _failures = new QdrantFailures(new Uri(options.Endpoint));
        _sockets = QdrantHttp.Sockets(options);
        _reader = QdrantHttp.Reader(options, _sockets);
        _writer = QdrantHttp.Writer(options, _sockets);
        _consistency = options.ReadConsistency is { Length: > 0 } consistency ? $"?consistency={consistency}" : "";
        // The server gives up first, so that its own account of the failure arrives.
        var seconds = Math.Max(1, (int)(options.WriteTimeout.TotalSeconds * 0.9));
        _writeLimit = string.Create(CultureInfo.InvariantCulture, $"timeout={seconds}");
    }

    public async Task<IReadOnlyList<string>> ListCollectionsAsync(CancellationToken cancellationToken)
    {
        var call = new QdrantCall("list collections", null, HttpMethod.Get, "collections");
        var list = await AskAsync(call, QdrantJson.Default.ReplyCollectionList, cancellationToken);
        return [.. list.Collections.Select(collection => collection.Name)];
    }

    /// <summary>The collection behind an alias; null where there is no such alias.</summary>
    public async Task<string?> FindAliasAsync(string alias, CancellationToken cancellationToken)
    {
        var call = new QdrantCall("list aliases", null, HttpMethod.Get, "aliases");
        var list = await AskAsync(call, QdrantJson.Default.ReplyAliasList, cancellationToken);
        return list.Aliases.FirstOrDefault(target => target.AliasName == alias)?.CollectionName;
    }

    /// <summary>Makes the alias lead to <paramref name="collection"/>, in one step for every reader.</summary>
    public Task PointAliasAsync(string alias, string collection, CancellationToken cancellationToken)
    {
        var body = Body(new AliasRequest([new AliasAction(new AliasTarget(collection, alias))]), QdrantJson.Default.AliasRequest);
        var call = new QdrantCall("switch the alias", alias, HttpMethod.Post, $"collections/aliases?{_writeLimit}", body) { IsLong = true };
        return AskAsync(call, QdrantJson.Default.ReplyBoolean, cancellationToken);
    }

    /// <exception cref="QdrantException">With status 409 where there is one of that name.</exception>
    public Task CreateCollectionAsync(string name, CreateCollection settings, CancellationToken cancellationToken)
    {
        var body = Body(settings, QdrantJson.Default.CreateCollection);
        var call = new QdrantCall("create a collection", name, HttpMethod.Put, $"collections/{name}?{_writeLimit}", body) { IsLong = true, IsOnce = true };
        return AskAsync(call, QdrantJson.Default.ReplyBoolean, cancellationToken);
    }

    /// <summary>Drops a collection, if there is one.</summary>
    public Task DropCollectionAsync(string name, CancellationToken cancellationToken)
    {
        var call = new QdrantCall("drop a collection", name, HttpMethod.Delete, $"collections/{name}?{_writeLimit}") { IsLong = true };
        return AskAsync(call, QdrantJson.Default.ReplyBoolean, cancellationToken);
    }

    public Task CreateIndexAsync(string collection, string field, ReadOnlyMemory<byte> schema, CancellationToken cancellationToken) =>
        UpdateAsync("make a payload index", collection, HttpMethod.Put, "index", Body(new IndexRequest(field, new RawJson(schema)), QdrantJson.Default.IndexRequest), cancellationToken);

    /// <param name="collection">Where to.</param>
    /// <param name="body">A whole body, as <see cref="PointBatch"/> makes it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task UpsertAsync(string collection, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        UpdateAsync("write points", collection, HttpMethod.Put, "points", body, cancellationToken);

    public Task UpdateVectorsAsync(string collection, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        UpdateAsync("write vectors", collection, HttpMethod.Put, "points/vectors", body, cancellationToken);

    public Task SetPayloadAsync(string collection, SetPayloadRequest request, CancellationToken cancellationToken) =>
        UpdateAsync("mark points", collection, HttpMethod.Post, "points/payload", Body(request, QdrantJson.Default.SetPayloadRequest), cancellationToken);

    public Task DeletePayloadAsync(string collection, DeletePayloadRequest request, CancellationToken cancellationToken) =>
        UpdateAsync("unmark points", collection, HttpMethod.Post, "points/payload/delete", Body(request, QdrantJson.Default.DeletePayloadRequest), cancellationToken);

    public Task DeleteAsync(string collection, DeleteRequest request, CancellationToken cancellationToken) =>
        UpdateAsync("delete points", collection, HttpMethod.Post, "points/delete", Body(request, QdrantJson.Default.DeleteRequest), cancellationToken);

    /// <summary>Several queries in one round trip, answered from one collection even where its alias moves meanwhile.</summary>
    public async Task<IReadOnlyList<PointList>> QueryAsync(string collection, BatchRequest request, CancellationToken cancellationToken)
    {
        var body = Body(request, QdrantJson.Default.BatchRequest);
        return await AskAsync(Reading("search", collection, "points/query/batch", body), QdrantJson.Default.ReplyPointListArray, cancellationToken);
    }

    public Task<ScrollPage> ScrollAsync(string collection, ScrollRequest request, CancellationToken cancellationToken) =>
        AskAsync(
            Reading("read points", collection, "points/scroll", Body(request, QdrantJson.Default.ScrollRequest)) with { IsLong = true }, QdrantJson.Default.ReplyScrollPage, cancellationToken);

    public async Task<FoundPoint?> GetAsync(string collection, Guid id, CancellationToken cancellationToken)
    {
        var body = Body(new GetRequest([id], WithPayload: true), QdrantJson.Default.GetRequest);
        var found = await AskAsync(Reading("read a point", collection, "points", body), QdrantJson.Default.ReplyFoundPointArray, cancellationToken);
        return found.FirstOrDefault();
    }

    public async Task<long> CountAsync(string collection, PointFilter? filter, CancellationToken cancellationToken)
    {
        var body = Body(new CountRequest(filter, Exact: true), QdrantJson.Default.CountRequest);
        return (await AskAsync(Reading("count points", collection, "points/count", body) with { IsLong = true }, QdrantJson.Default.ReplyCountReply, cancellationToken)).Count;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _writer.Dispose();
        _sockets.Dispose();
    }

    private QdrantCall Reading(string operation, string collection, string path, ReadOnlyMemory<byte> body) =>
        new(operation, collection, HttpMethod.Post, $"collections/{collection}/{path}{_consistency}", body);

    private async Task UpdateAsync(string operation, string collection, HttpMethod method, string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        // Without wait=true the server may answer before it stores, and lose what it cannot store without a word.
        var call = new QdrantCall(operation, collection, method, $"collections/{collection}/{path}?wait=true&{_writeLimit}", body) { IsLong = true };
        var update = await AskAsync(call, QdrantJson.Default.ReplyUpdateReply, cancellationToken);
        if (update.Status != "completed")
        {
            throw _failures.Explain(call, new TimeoutRejectedException($"The update is '{update.Status}'."));
        }
    }

    private async Task<T> AskAsync<T>(QdrantCall call, JsonTypeInfo<Reply<T>> type, CancellationToken cancellationToken)
    {
        if (!_isKnown)
        {
            await RequireVersionAsync(cancellationToken);
            _isKnown = true;
        }

        return (await SendAsync(call, type, cancellationToken)).Result ?? throw _failures.Explain(call, new JsonException("The reply has no result."));
    }

    /// <summary>Asks once in the life of this object; the call needs no key.</summary>
    private async Task RequireVersionAsync(CancellationToken cancellationToken)
    {
        var call = new QdrantCall("read its version", null, HttpMethod.Get, "");
        var server = await SendAsync(call, QdrantJson.Default.ServerInfo, cancellationToken);
        var version = server.Version?.Split('-')[0];
        if (!Version.TryParse(version, out var parsed) || server.Title?.Contains("qdrant", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw _failures.Explain(call, new JsonException("It does not say that it is Qdrant."));
        }

        if (parsed < OldestServer)
        {
            throw new QdrantException(call.Operation, null, null, $"Qdrant at {_reader.BaseAddress} has version {version}; AnswerBot needs {OldestServer} or newer. Upgrade it.");
        }
    }

    private async Task<T> SendAsync<T>(QdrantCall call, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var request = Request(call);
        try
        {
            using var response = await (call.IsLong ? _writer : _reader).SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw _failures.Explain(call, response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
            }

            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return JsonSerializer.Deserialize(body, type) ?? throw new JsonException("The reply is empty.");
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutRejectedException or BrokenCircuitException or JsonException or IOException)
        {
            throw _failures.Explain(call, exception);
        }
    }

    private static HttpRequestMessage Request(QdrantCall call)
    {
        var request = new HttpRequestMessage(call.Method, new Uri(call.Path, UriKind.Relative));
        request.Options.Set(QdrantHttp.Once, call.IsOnce);
        if (call.Body is { } body)
        {
            request.Content = new ReadOnlyMemoryContent(body);
            request.Content.Headers.ContentType = Json;
        }

        return request;
    }

    private static ReadOnlyMemory<byte> Body<T>(T request, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(request, type);
}
