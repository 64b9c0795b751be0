using System.ComponentModel.DataAnnotations;

namespace AnswerBot.Host.BotFramework;

/// <summary>Section <c>AnswerBot:Bot</c>: who the bot is to the channels, whom it believes, and how much it takes on at once.</summary>
public sealed class BotOptions
{
    /// <summary>The bot's app (client) id, a GUID. Without one <c>/api/messages</c> serves local tools in Development only. Default none.</summary>
    public string? AppId { get; init; }

    /// <summary>The app's client secret; give it in the environment. Not with <see cref="CertificatePath"/>, nor for a managed identity. Default none.</summary>
    public string? AppSecret { get; init; }

    /// <summary>A file with certificate and private key, PEM or PFX, instead of a secret; relative to the content root. Default none.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>Password of the certificate file; give it in the environment. Default none.</summary>
    public string? CertificatePassword { get; init; }

    /// <summary>The tenant of a single-tenant app, a GUID or a domain. Default none.</summary>
    public string? TenantId { get; init; }

    /// <summary>How the app is registered, which decides where its own tokens come from. Default <see cref="BotAppType.SingleTenant"/>.</summary>
    [EnumDataType(typeof(BotAppType))]
    public BotAppType AppType { get; init; } = BotAppType.SingleTenant;

    /// <summary>The cloud whose addresses are the defaults of those below. Default <see cref="BotCloud.Public"/>.</summary>
    [EnumDataType(typeof(BotCloud))]
    public BotCloud Cloud { get; init; } = BotCloud.Public;

    /// <summary>Where the channels publish their signing keys (https). Default that of <see cref="Cloud"/>.</summary>
    public string? OpenIdMetadata { get; init; }

    /// <summary>The issuer of the channels' tokens. Default that of <see cref="Cloud"/>.</summary>
    public string? Issuer { get; init; }

    /// <summary>Where the bot gets its own tokens, without the tenant (https). Default that of <see cref="Cloud"/>.</summary>
    public string? TokenAuthority { get; init; }

    /// <summary>Hosts that may be answered beside those of Microsoft's channels; an entry stands for the host alone, not for those below it. Default none.</summary>
    public IReadOnlyList<string> AllowedServiceHosts { get; init; } = [];

    /// <summary>Where Entra publishes its signing keys (https); used only with <see cref="EntraCallers"/>. Default that of <see cref="Cloud"/>.</summary>
    public string? EntraOpenIdMetadata { get; init; }

    /// <summary>Tenants, GUIDs, whose Entra tokens are taken from <see cref="EntraCallers"/>. Default none: tokens of the channels alone are taken.</summary>
    public IReadOnlyList<string> EntraTenants { get; init; } = [];

    /// <summary>App ids, GUIDs, that may call with an Entra token of one of <see cref="EntraTenants"/>. Default none.</summary>
    public IReadOnlyList<string> EntraCallers { get; init; } = [];

    /// <summary>Activities that may wait or be worked on at once; beyond it the channel is told to come back. 1 to 100,000. Default 1,000.</summary>
    [Range(1, 100_000)]
    public int QueueCapacity { get; init; } = 1_000;

    /// <summary>The same for one conversation; 1 to 1,000. Default 20.</summary>
    [Range(1, 1_000)]
    public int ConversationCapacity { get; init; } = 20;

    /// <summary>Longest time that one activity may take, sending included; 1 s to 10 min. Default 2 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan TurnTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a stop waits for accepted activities; 0 to 5 min. Default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(15);
}
