using System.ComponentModel.DataAnnotations;

namespace AnswerBot.Host.DirectLine;

/// <summary>Section <c>AnswerBot:DirectLine</c>: the protocol behind the chat on the page, and the bounds on it.</summary>
public sealed class DirectLineOptions
{
    /// <summary>
    /// Signs tokens; at least 32 characters, given in the environment. Default none: made anew at each start. Servers behind one load balancer
    /// need the same one.
    /// </summary>
    [MinLength(32)]
    public string? Secret { get; init; }

    /// <summary>How long a token is good for; the page renews it every 15 minutes. 16 minutes to 1 day; default 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:16:00", "1.00:00:00")]
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Conversations kept in memory; 1 to 100,000. A new one replaces the one that was idle longest. Default 1,000.</summary>
    [Range(1, 100_000)]
    public int MaxConversations { get; init; } = 1000;

    /// <summary>A conversation without a call or an open stream for this long is forgotten; 1 minute to 1 day. Default 1 hour.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Activities of a conversation kept for whoever reconnects, the latest ones; 10 to 10,000. Default 100.</summary>
    [Range(10, 10_000)]
    public int KeptActivities { get; init; } = 100;

    /// <summary>Bytes that the kept activities of a conversation may take together, as JSON; 65,536 to 67,108,864. Default 524,288.</summary>
    [Range(65_536, 67_108_864)]
    public int KeptBytes { get; init; } = 524_288;

    /// <summary>Longest activity that a client may post, in bytes of JSON; 1,024 to 1,048,576. Default 65,536.</summary>
    [Range(1024, 1_048_576)]
    public int MaxActivityBytes { get; init; } = 65_536;

    /// <summary>Activities that may be posted to a conversation in a minute; 1 to 10,000. Default 60.</summary>
    [Range(1, 10_000)]
    public int PostsPerMinute { get; init; } = 60;

    /// <summary>Other calls on a conversation in a minute; a page without WebSocket polls once a second. 60 to 100,000; default 300.</summary>
    [Range(60, 100_000)]
    public int ReadsPerMinute { get; init; } = 300;

    /// <summary>Activities of a conversation that may wait for the bot; 1 to 1,000. Default 8.</summary>
    [Range(1, 1000)]
    public int MaxWaiting { get; init; } = 8;

    /// <summary>WebSockets open on a conversation; one more closes the oldest. 1 to 100; default 4.</summary>
    [Range(1, 100)]
    public int MaxStreams { get; init; } = 4;
}
