using AnswerBot.Answers;
using AnswerBot.Host.BotFramework.Rendering;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.BotFramework;

/// <summary>Says something in a conversation: in the form that its channel shows best.</summary>
internal sealed class ReplyWriter(IOptions<AnswerBotOptions> options)
{
    private readonly TeamsRenderer _teams = new();
    private readonly WebChatRenderer _webChat = new();
    private readonly PlainRenderer _plain = new();

    public Task<string?> SendAsync(Answer answer, Exchange exchange, CancellationToken cancellationToken) =>
        exchange.Replies.SendAsync(RendererFor(exchange).Render(answer, ContextOf(exchange)), cancellationToken);

    public Task<string?> SendAsync(Notice notice, Exchange exchange, CancellationToken cancellationToken) =>
        exchange.Replies.SendAsync(RendererFor(exchange).Render(notice, ContextOf(exchange)), cancellationToken);

    private IReplyRenderer RendererFor(Exchange exchange) => ChannelFamilies.Of(exchange.Incoming.ChannelId) switch
    {
        ChannelFamily.Teams => _teams,
        ChannelFamily.WebChat => _webChat,
        _ => _plain,
    };

    private ReplyContext ContextOf(Exchange exchange) => new(exchange.Incoming, exchange.Language, exchange.Replies.LinkBase ?? options.Value.PublicUrl);
}
