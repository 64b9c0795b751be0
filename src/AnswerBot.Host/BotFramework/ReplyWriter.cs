using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AnswerBot.Answers;
using AnswerBot.Host.BotFramework.LastCheck;
using AnswerBot.Host.BotFramework.Rendering;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.BotFramework;

/// <summary>Says something in a conversation: in the form that its channel shows best, as much as fits, and only after the last check.</summary>
internal sealed class ReplyWriter(OutgoingCheck check, IOptions<AnswerBotOptions> options)
{
    private static readonly JsonSerializerOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TeamsRenderer _teams = new();
    private readonly WebChatRenderer _webChat = new();
    private readonly PlainRenderer _plain = new();

    /// <returns>The channel's id of the message that holds the text; null where it gives none.</returns>
    /// <exception cref="QuoteMismatchException">The last check found a difference; nothing was sent.</exception>
    public async Task<string?> SendAsync(Answer answer, Exchange exchange, CancellationToken cancellationToken)
    {
        var (renderer, context) = (RendererFor(exchange), ContextOf(exchange));
        for (var count = answer.Excerpts.Count; count >= Math.Min(1, answer.Excerpts.Count); count--)
        {
            var shown = Marks.Assign(Shortened(answer, count, exchange));
            var activities = renderer.Render(shown, context);
            if (activities.All(activity => SizeOf(activity) <= renderer.MaxSize))
            {
                await check.RequireAsync(activities, shown, context, cancellationToken);
                return await SendAsync(activities, exchange, cancellationToken);
            }
        }

        var link = answer.Excerpts is [var first, ..] ? context.LinkTo(first.Citation.Url) : null;
        return await SendAsync(BotWords.TooLong(link, exchange.Language), exchange, cancellationToken);
    }

    /// <exception cref="QuoteMismatchException">The last check found a difference; nothing was sent.</exception>
    public async Task SendAsync(Surroundings surroundings, Exchange exchange, CancellationToken cancellationToken)
    {
        var (renderer, context) = (RendererFor(exchange), ContextOf(exchange));
        for (var shown = surroundings; shown is not null; shown = shown.Narrower())
        {
            var activities = renderer.Render(shown, context);
            if (activities.All(activity => SizeOf(activity) <= renderer.MaxSize))
            {
                await check.RequireAsync(activities, shown, context, cancellationToken);
                await SendAsync(activities, exchange, cancellationToken);
                return;
            }
        }

        await SendAsync(BotWords.TooLong(context.LinkTo(surroundings.Url), exchange.Language), exchange, cancellationToken);
    }

    public Task<string?> SendAsync(Notice notice, Exchange exchange, CancellationToken cancellationToken) =>
        SendAsync(RendererFor(exchange).Render(notice, ContextOf(exchange)), exchange, cancellationToken);

    private static async Task<string?> SendAsync(IReadOnlyList<Activity> activities, Exchange exchange, CancellationToken cancellationToken)
    {
        string? first = null;
        foreach (var (place, activity) in activities.Index())
        {
            var id = await exchange.Replies.SendAsync(activity, cancellationToken);
            first = place == 0 ? id : first;
        }

        return first;
    }

    // What does not fit is left out whole, and said to be.
    private static Answer Shortened(Answer answer, int excerpts, Exchange exchange) => excerpts == answer.Excerpts.Count ? answer : answer with
    {
        Excerpts = [.. answer.Excerpts.Take(excerpts)],
        Message = answer.Message + BotWords.LeftOut(answer.Excerpts.Count - excerpts, exchange.Language),
        Suggestions = [],
    };

    private static int SizeOf(Activity activity)
    {
        var json = activity.Json.ToJsonString(JsonOptions);
        return Math.Max(Encoding.UTF8.GetByteCount(json), Encoding.Unicode.GetByteCount(json));
    }

    private IReplyRenderer RendererFor(Exchange exchange) => ChannelFamilies.Of(exchange.Incoming.ChannelId) switch
    {
        ChannelFamily.Teams => _teams,
        ChannelFamily.WebChat => _webChat,
        _ => _plain,
    };

    private ReplyContext ContextOf(Exchange exchange) =>
        new(exchange.Incoming, exchange.Language, exchange.Replies.LinkBase ?? options.Value.PublicUrl) { AskedByButton = exchange.AskedByButton };
}
