using System.Net;
using System.Net.Sockets;

namespace AnswerBot.Host.BotFramework.Connector;

/// <summary>
/// Opens connections to connectors. The check is made on the very address that is then used: a name that was allowed can still lead into the
/// local network.
/// </summary>
internal sealed class ConnectorSocket(ServiceHosts hosts)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var endpoint = context.DnsEndPoint;
        var addresses = await Dns.GetHostAddressesAsync(endpoint.Host, cancellationToken);
        var allowed = addresses.Where(address => IsAllowed(endpoint.Host, address)).ToList();
        for (var place = 0; place < allowed.Count - 1; place++)
        {
            try
            {
                return await ConnectAsync(allowed[place], endpoint.Port, cancellationToken);
            }
            catch (SocketException)
            {
                // localhost stands for ::1 and 127.0.0.1, and a tool may listen on one of them only: try the next.
            }
        }

        return allowed.Count > 0
            ? await ConnectAsync(allowed[^1], endpoint.Port, cancellationToken)
            : throw new ForbiddenAddressException($"The connector's name {endpoint.Host} leads to no public address.");
    }

    private bool IsAllowed(string host, IPAddress address) =>
        hosts.AllowsLoopback && IsLoopbackName(host) ? IPAddress.IsLoopback(address) : PublicAddresses.Contain(address);

    private static bool IsLoopbackName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static async Task<NetworkStream> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
