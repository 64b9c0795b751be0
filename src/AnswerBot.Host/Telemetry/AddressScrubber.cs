using System.Diagnostics;
using OpenTelemetry;

namespace AnswerBot.Host.Telemetry;

/// <summary>
/// Takes out of spans what addresses tell: questions in the query of the page, tickets, and the ids of conversations in the paths of channels. What is left is the
/// route, and the host of a call.
/// </summary>
internal sealed class AddressScrubber : BaseProcessor<Activity>
{
    private static readonly string[] Addresses = ["url.path", "url.query", "url.full", "http.target", "http.url", "user_agent.original", "client.address", "network.peer.address", "exception.message", "exception.stacktrace"];

    public override void OnEnd(Activity data)
    {
        foreach (var address in Addresses)
        {
            data.SetTag(address, null);
        }

        // The name of a span of a request without a route is its method; that of a status may be a message.
        if (data.Status == ActivityStatusCode.Error)
        {
            data.SetStatus(ActivityStatusCode.Error);
        }
    }
}
