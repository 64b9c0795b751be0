using System.ComponentModel.DataAnnotations;

namespace AnswerBot.Host.Api;

/// <summary>Section <c>AnswerBot:Api</c>.</summary>
public sealed class ApiOptions
{
    /// <summary>Where set, every call under <c>/api</c> must carry it in <c>X-Api-Key</c> or as bearer token; give it in the environment. Default none.</summary>
    public string? Key { get; init; }

    /// <summary>Calls under <c>/api</c> that one client may make in a minute; 1 to 1,000,000. Default 600.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerMinute { get; init; } = 600;

    /// <summary>Addresses and networks of reverse proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed. Default none.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];
}
