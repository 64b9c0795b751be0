using System.Text.Json.Nodes;

namespace AnswerBot.QdrantServer;

/// <summary>What a collection says about itself, with the defaults of the real server.</summary>
internal static class CollectionInfo
{
    private const string Defaults = """
        {
          "hnsw_config": { "m": 16, "ef_construct": 100, "full_scan_threshold": 10000, "max_indexing_threads": 0, "on_disk": false },
          "optimizer_config": {
            "deleted_threshold": 0.2, "vacuum_min_vector_number": 1000, "default_segment_number": 0, "max_segment_size": null, "memmap_threshold": null,
            "indexing_threshold": 10000, "flush_interval_sec": 5, "max_optimization_threads": null, "prevent_unoptimized": null
          },
          "wal_config": { "wal_capacity_mb": 32, "wal_segments_ahead": 0, "wal_retain_closed": 1 },
          "quantization_config": null
        }
        """;

    public static JsonObject Of(JsonObject settings, int points, IReadOnlyDictionary<string, JsonNode> indexes)
    {
        var config = (JsonObject)JsonNode.Parse(Defaults)!;
        config["params"] = Parameters(settings);
        if (settings["metadata"] is { } metadata)
        {
            config["metadata"] = metadata.DeepClone();
        }

        return new JsonObject
        {
            ["status"] = "green",
            ["optimizer_status"] = "ok",
            ["indexed_vectors_count"] = 0,
            ["points_count"] = points,
            ["segments_count"] = 2,
            ["config"] = config,
            ["payload_schema"] = new JsonObject(indexes.Select(index => KeyValuePair.Create(index.Key, (JsonNode?)index.Value.DeepClone()))),
            ["update_queue"] = new JsonObject { ["length"] = 0 },
        };
    }

    private static JsonObject Parameters(JsonObject settings)
    {
        var parameters = new JsonObject
        {
            ["shard_number"] = 1,
            ["replication_factor"] = 1,
            ["write_consistency_factor"] = 1,
            ["on_disk_payload"] = true,
        };
        foreach (var name in new[] { "vectors", "sparse_vectors", "shard_number", "replication_factor", "write_consistency_factor", "on_disk_payload" })
        {
            if (settings[name] is { } value)
            {
                parameters[name] = value.DeepClone();
            }
        }

        return parameters;
    }
}
