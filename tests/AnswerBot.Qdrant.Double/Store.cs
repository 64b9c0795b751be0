using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnswerBot.QdrantServer;

/// <summary>Collections and aliases, which share one namespace. Every call holds one lock, so actions of a request are seen together.</summary>
internal sealed class Store(DoubleOptions options)
{
    private readonly SortedDictionary<string, Collection> _collections = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private readonly Random _random = new(options.Seed);
    private readonly Lock _lock = new();

    /// <summary>Runs over the collection or alias of that name.</summary>
    public JsonNode? Over(string name, Func<Collection, JsonNode?> run)
    {
        lock (_lock)
        {
            return run(Find(name));
        }
    }

    /// <summary>The same for reads, which a rate limit counts.</summary>
    public JsonNode? Read(string name, Func<Reader, JsonNode?> read) => Over(name, collection =>
    {
        collection.Strict.CountRead();
        return read(new Reader(collection, _random));
    });

    public JsonNode? Exists(string name)
    {
        lock (_lock)
        {
            return new JsonObject { ["exists"] = _collections.ContainsKey(Resolve(name)) };
        }
    }

    public JsonNode? List()
    {
        lock (_lock)
        {
            return new JsonObject { ["collections"] = new JsonArray([.. _collections.Keys.Select(name => (JsonNode)new JsonObject { ["name"] = name })]) };
        }
    }

    public JsonNode? Create(string name, JsonElement settings)
    {
        lock (_lock)
        {
            RequireFree(name);
            if (_aliases.ContainsKey(name))
            {
                throw Failure.Input($"Can't create collection with name {name}. Alias with the same name already exists");
            }

            _collections.Add(name, new Collection(settings, options.StrictByDefault));
            return JsonValue.Create(true);
        }
    }

    /// <summary>Drops a collection and its aliases; an alias is not resolved here.</summary>
    public JsonNode? Drop(string name)
    {
        lock (_lock)
        {
            foreach (var alias in _aliases.Where(pair => pair.Value == name).Select(pair => pair.Key).ToList())
            {
                _aliases.Remove(alias);
            }

            return JsonValue.Create(_collections.Remove(name));
        }
    }

    /// <summary>Actions in order; those before a refused one stay, as on the real server.</summary>
    public JsonNode? ChangeAliases(JsonElement body)
    {
        Members.Check(body, "actions");
        lock (_lock)
        {
            foreach (var action in body.GetProperty("actions").EnumerateArray())
            {
                Apply(action);
            }

            return JsonValue.Create(true);
        }
    }

    public JsonNode? ListAliases(string? collection)
    {
        lock (_lock)
        {
            var listed = _aliases.Where(pair => collection is null || pair.Value == Resolve(collection))
                .Select(pair => (JsonNode)new JsonObject { ["alias_name"] = pair.Key, ["collection_name"] = pair.Value });
            return new JsonObject { ["aliases"] = new JsonArray([.. listed]) };
        }
    }

    private void Apply(JsonElement action)
    {
        Members.Check(action, "create_alias", "delete_alias", "rename_alias");
        if (action.TryGetProperty("create_alias", out var create))
        {
            Members.Check(create, "collection_name", "alias_name");
            var (target, alias) = (create.GetProperty("collection_name").GetString()!, create.GetProperty("alias_name").GetString()!);
            if (!_collections.ContainsKey(target))
            {
                throw Failure.NotFound(target);
            }

            RequireFree(alias);
            _aliases[alias] = target;
        }
        else if (action.TryGetProperty("delete_alias", out var delete))
        {
            _aliases.Remove(delete.GetProperty("alias_name").GetString()!);
        }
        else
        {
            Rename(action.GetProperty("rename_alias"));
        }
    }

    private void Rename(JsonElement rename)
    {
        var former = rename.GetProperty("old_alias_name").GetString()!;
        if (!_aliases.Remove(former, out var target))
        {
            throw new Failure(404, $"Not found: Alias {former} does not exists!");
        }

        _aliases[rename.GetProperty("new_alias_name").GetString()!] = target;
    }

    private void RequireFree(string name)
    {
        if (_collections.ContainsKey(name))
        {
            throw new Failure(409, $"Wrong input: Collection `{name}` already exists!");
        }
    }

    private Collection Find(string name) => _collections.GetValueOrDefault(Resolve(name)) ?? throw Failure.NotFound(name);

    private string Resolve(string name) => _aliases.GetValueOrDefault(name, name);
}
