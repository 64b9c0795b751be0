namespace AnswerBot.QdrantServer;

/// <summary>How the double behaves.</summary>
public sealed class DoubleOptions
{
    /// <summary>Where it listens; port 0 takes a free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";

    /// <summary>The version it claims to be.</summary>
    public string Version { get; init; } = "1.18.3";

    /// <summary>Where set, every call but the root and the health checks must carry it.</summary>
    public string? ApiKey { get; init; }

    /// <summary>A second key that may only read.</summary>
    public string? ReadOnlyKey { get; init; }

    /// <summary>Refuse members of a body that the server does not know. The real server passes over most of them, so that a misspelt member changes behaviour in silence.</summary>
    public bool RefusesUnknownMembers { get; init; } = true;

    /// <summary>New collections have strict mode on, as in the cloud: filters need payload indexes.</summary>
    public bool StrictByDefault { get; init; } = true;

    /// <summary>Largest request body in bytes; the real server's default is 32 MiB.</summary>
    public long MaxRequestBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Order among equal scores is shuffled by this seed, since the real server promises none.</summary>
    public int Seed { get; init; } = 17;

    /// <summary>See <see cref="QdrantDouble.IsDown"/>.</summary>
    internal bool IsDown { get; set; }
}
