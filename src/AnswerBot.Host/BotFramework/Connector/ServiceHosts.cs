using Microsoft.Extensions.Options;

namespace AnswerBot.Host.BotFramework.Connector;

/// <summary>
/// Which addresses the bot answers to. An activity names the address itself, so that without this list anybody could make the server call any
/// address and hand it the bot's token.
/// </summary>
internal sealed class ServiceHosts(IOptions<BotOptions> options, IHostEnvironment environment)
{
    private static readonly string[] Domains = ["botframework.com", "botframework.us"];

    private static readonly string[] Hosts =
    [
        "smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com", "smba.infra.gov.teams.microsoft.us", "smba.infra.dod.teams.microsoft.us",
    ];

    private readonly bool _hasApp = !string.IsNullOrEmpty(options.Value.AppId);
    private readonly HashSet<string> _configured = new(options.Value.AllowedServiceHosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether local addresses may be called at all.</summary>
    public bool AllowsLoopback => environment.IsDevelopment();

    /// <summary>What to do about an address that is refused.</summary>
    public string Remedy => _hasApp
        ? "It must be https at a host of the Bot Framework or of AnswerBot:Bot:AllowedServiceHosts."
        : "Without AnswerBot:Bot:AppId it must be on this machine, such as http://localhost:56150/_connector.";

    /// <summary>
    /// With an app id: https at a channel's host or a configured one. Without: loopback alone, where no token goes anywhere.
    /// Plain http only to loopback in Development.
    /// </summary>
    public bool Allows(string serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && AllowsLoopback))
        && (_hasApp ? IsListed(uri.IdnHost) : uri.IsLoopback && AllowsLoopback);

    private bool IsListed(string host) =>
        _configured.Contains(host)
        || Hosts.Contains(host, StringComparer.OrdinalIgnoreCase)
        || Domains.Any(domain => host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase));
}
