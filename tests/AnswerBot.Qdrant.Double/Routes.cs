using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace AnswerBot.QdrantServer;

/// <summary>The calls, their envelope and their refusals.</summary>
internal sealed class Routes(DoubleOptions options, Store store, ConcurrentQueue<LoggedRequest> requests)
{
    private static readonly string[] Open = ["/", "/healthz", "/livez", "/readyz"];

    public void Map(WebApplication app)
    {
        app.Use(AdmitAsync);
        app.MapGet("/", () => Results.Json(new { title = "qdrant - vector search engine", version = options.Version, commit = "db8fa43fcb6aedec1e739487e17a99731b74590a" }));
        app.MapGet("/healthz", () => Results.Text("healthz check passed"));
        app.MapGet("/livez", () => Results.Text("healthz check passed"));
        app.MapGet("/readyz", () => Results.Text("all shards are ready"));
        MapCollections(app);
        MapUpdates(app);
        MapReads(app);
    }

    private void MapCollections(WebApplication app)
    {
        app.MapGet("/collections", context => AnswerAsync(context, _ => store.List()));
        app.MapGet("/aliases", context => AnswerAsync(context, _ => store.ListAliases(null)));
        app.MapPost("/collections/aliases", context => AnswerAsync(context, store.ChangeAliases));
        app.MapGet("/collections/{c}", context => AnswerAsync(context, _ => store.Over(Name(context), collection => collection.Describe())));
        app.MapPut("/collections/{c}", context => AnswerAsync(context, body => store.Create(Name(context), body)));
        app.MapDelete("/collections/{c}", context => AnswerAsync(context, _ => store.Drop(Name(context))));
        app.MapPatch("/collections/{c}", context => AnswerAsync(context, body => store.Over(Name(context), collection =>
        {
            collection.Patch(body);
            return JsonValue.Create(true);
        })));
        app.MapGet("/collections/{c}/exists", context => AnswerAsync(context, _ => store.Exists(Name(context))));
        app.MapGet("/collections/{c}/aliases", context => AnswerAsync(context, _ => store.ListAliases(Name(context))));
    }

    private void MapUpdates(WebApplication app)
    {
        app.MapPut("/collections/{c}/index", context => UpdateAsync(context, (collection, body) =>
            collection.AddIndex(body.GetProperty("field_name").GetString()!, body.GetProperty("field_schema"))));
        app.MapPut("/collections/{c}/points", context => UpdateAsync(context, (collection, body) => collection.Upsert(body, Waits(context))));
        app.MapPut("/collections/{c}/points/vectors", context => UpdateAsync(context, (collection, body) => collection.UpdateVectors(body)));
        app.MapPost("/collections/{c}/points/payload", context => UpdateAsync(context, (collection, body) => collection.SetPayload(body)));
        app.MapPost("/collections/{c}/points/payload/delete", context => UpdateAsync(context, (collection, body) => collection.DeletePayload(body)));
        app.MapPost("/collections/{c}/points/delete", context => UpdateAsync(context, (collection, body) => collection.Delete(body)));
    }

    private void MapReads(WebApplication app)
    {
        MapRead(app, "points/query", (reader, body) => reader.Query(body));
        MapRead(app, "points/query/batch", (reader, body) => reader.QueryBatch(body));
        MapRead(app, "points/query/groups", (reader, body) => reader.QueryGroups(body));
        MapRead(app, "points/scroll", (reader, body) => reader.Scroll(body));
        MapRead(app, "points/count", (reader, body) => reader.Count(body));
        MapRead(app, "points", (reader, body) => reader.Get(body));
        app.MapGet("/collections/{c}/points/{id}", context =>
            AnswerAsync(context, _ => store.Read(Name(context), reader => reader.GetOne((string)context.Request.RouteValues["id"]!))));
    }

    private void MapRead(WebApplication app, string path, Func<Reader, JsonElement, JsonNode> read) =>
        app.MapPost($"/collections/{{c}}/{path}", context => AnswerAsync(context, body => store.Read(Name(context), reader => read(reader, body))));

    private Task UpdateAsync(HttpContext context, Func<Collection, JsonElement, long> update) => AnswerAsync(context, body => store.Over(Name(context), collection => new JsonObject
    {
        ["operation_id"] = update(collection, body),
        ["status"] = Waits(context) ? "completed" : "acknowledged",
    }));

    private static string Name(HttpContext context) => (string)context.Request.RouteValues["c"]!;

    private static bool Waits(HttpContext context) => context.Request.Query["wait"] == "true";

    private async Task AdmitAsync(HttpContext context, RequestDelegate next)
    {
        var key = Key(context.Request);
        if (options.IsDown || context.Request.ContentLength > options.MaxRequestBytes)
        {
            // No status at all: the real server hangs up while the body is still being sent.
            context.Abort();
        }
        else if (options.ApiKey is not null && !Open.Contains(context.Request.Path.Value) && (key is null || (key != options.ApiKey && key != options.ReadOnlyKey)))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsync(key is null ? "Must provide an API key or an Authorization bearer token" : "Invalid API key or JWT");
        }
        else if (options.ReadOnlyKey is not null && key == options.ReadOnlyKey && IsWrite(context.Request))
        {
            await RefuseAsync(context, new Failure(403, "Forbidden: Global write access is required"));
        }
        else
        {
            await next(context);
        }

        requests.Enqueue(new LoggedRequest(
            context.Request.Method, context.Request.Path + context.Request.QueryString.Value, key is not null, context.Request.ContentLength ?? 0, context.Response.StatusCode));
    }

    private static string? Key(HttpRequest request) =>
        request.Headers["api-key"] is [{ } key] ? key
        : request.Headers.Authorization is [{ } bearer] && bearer.StartsWith("Bearer ", StringComparison.Ordinal) ? bearer["Bearer ".Length..]
        : null;

    private static bool IsWrite(HttpRequest request) =>
        request.Method is "PUT" or "DELETE" or "PATCH" || request.Path.Value!.EndsWith("/aliases", StringComparison.Ordinal)
        || request.Path.Value.EndsWith("/delete", StringComparison.Ordinal) || request.Path.Value.EndsWith("/payload", StringComparison.Ordinal);

    private async Task AnswerAsync(HttpContext context, Func<JsonElement, JsonNode?> answer)
    {
        Members.BeStrict(options.RefusesUnknownMembers);
        try
        {
            using var body = await BodyAsync(context.Request);
            var result = answer(body?.RootElement ?? default);
            await context.Response.WriteAsJsonAsync(new JsonObject { ["result"] = result, ["status"] = "ok", ["time"] = 0.0001 });
        }
        catch (Failure failure)
        {
            await RefuseAsync(context, failure);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            await RefuseAsync(context, Failure.Format(exception is JsonException ? "EOF while parsing a value" : exception.Message));
        }
    }

    private static async Task<JsonDocument?> BodyAsync(HttpRequest request) =>
        request.ContentLength is null or 0 ? null : await JsonDocument.ParseAsync(request.Body);

    private static Task RefuseAsync(HttpContext context, Failure failure)
    {
        context.Response.StatusCode = failure.Status;
        if (failure.RetryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return context.Response.WriteAsJsonAsync(new JsonObject { ["status"] = new JsonObject { ["error"] = failure.Message }, ["time"] = 0.0001 });
    }
}
