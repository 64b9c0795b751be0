using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace AnswerBot.Host.Api;

/// <summary>
/// Takes the client's address and scheme from the headers of proxies that are named in the settings, and of nobody else: whoever could set these
/// headers himself would choose his own rate limit.
/// </summary>
internal sealed class TrustedProxies : IValidateOptions<ApiOptions>
{
    public static void Use(IApplicationBuilder app)
    {
        var entries = app.ApplicationServices.GetRequiredService<IOptions<ApiOptions>>().Value.TrustedProxies;
        if (entries.Count > 0)
        {
            app.UseForwardedHeaders(OptionsFor(entries));
        }
    }

    public ValidateOptionsResult Validate(string? name, ApiOptions options)
    {
        var wrong = options.TrustedProxies.Where(entry => !TryParse(entry, out _)).ToList();
        return wrong.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"AnswerBot:Api:TrustedProxies is a list of addresses and networks, such as 10.0.0.5 or 10.0.0.0/24; '{string.Join("', '", wrong)}' is none.");
    }

    private static ForwardedHeadersOptions OptionsFor(IReadOnlyList<string> entries)
    {
        // However many trusted proxies stand in a row, the client is the first address from the right that is none of them.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var entry in entries)
        {
            options.KnownIPNetworks.Add(TryParse(entry, out var network) ? network : throw new ArgumentException($"'{entry}' is no address.", nameof(entries)));
        }

        return options;
    }

    private static bool TryParse(string entry, out IPNetwork network)
    {
        if (IPAddress.TryParse(entry, out var address))
        {
            network = new IPNetwork(address, 8 * address.GetAddressBytes().Length);
            return true;
        }

        return IPNetwork.TryParse(entry, out network);
    }
}
