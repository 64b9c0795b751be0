using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AnswerBot.Answers;
using Microsoft.Extensions.Caching.Distributed;

namespace AnswerBot.Host.BotFramework.Feedback;

/// <summary>
/// The last answers of each conversation, so that feedback can tell what it is about: Teams names the message, Web Chat the answer, the simulator neither.
/// Kept where the memory of conversations is kept.
/// </summary>
internal sealed class RecentAnswers(IDistributedCache cache)
{
    private const int MaxAnswers = 20;
    private static readonly DistributedCacheEntryOptions Lifetime = new() { AbsoluteExpirationRelativeToNow = TimeSpan.FromDays(1) };

    /// <summary>Remembers an answer that was sent.</summary>
    /// <param name="incoming">What it answers.</param>
    /// <param name="request">The question with its history.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="messageId">The id that the channel gave the message; null where it gives none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task AddAsync(Activity incoming, AnswerRequest request, Answer answer, string? messageId, CancellationToken cancellationToken)
    {
        var highlights = answer.Excerpts.SelectMany(excerpt => excerpt.Highlights.Select(highlight => PlaceOf(excerpt.Citation, highlight)));
        var rated = new RatedAnswer(request.Question, request.History, answer.Outcome, [.. highlights]);
        var known = await ReadAsync(incoming, cancellationToken);
        RecentAnswer[] recent = [.. known.TakeLast(MaxAnswers - 1), new RecentAnswer(answer.Id, messageId, incoming.FromId ?? "", rated)];
        await cache.SetAsync(KeyOf(incoming), JsonSerializer.SerializeToUtf8Bytes(recent), Lifetime, cancellationToken);
    }

    public async Task<RecentAnswer?> FindByMessageAsync(Activity incoming, string messageId, CancellationToken cancellationToken) =>
        (await ReadAsync(incoming, cancellationToken)).LastOrDefault(recent => recent.MessageId == messageId);

    public async Task<RecentAnswer?> FindByAnswerAsync(Activity incoming, string answerId, CancellationToken cancellationToken) =>
        (await ReadAsync(incoming, cancellationToken)).LastOrDefault(recent => recent.AnswerId == answerId);

    public async Task<RecentAnswer?> FindLastAsync(Activity incoming, CancellationToken cancellationToken) =>
        await ReadAsync(incoming, cancellationToken) is [.., var last] ? last : null;

    /// <summary>Forgets what the user asked in this conversation.</summary>
    public async Task ForgetAsync(Activity incoming, CancellationToken cancellationToken)
    {
        var others = (await ReadAsync(incoming, cancellationToken)).Where(recent => recent.AskedBy != incoming.FromId).ToArray();
        await cache.SetAsync(KeyOf(incoming), JsonSerializer.SerializeToUtf8Bytes(others), Lifetime, cancellationToken);
    }

    private static RatedHighlight PlaceOf(Citation citation, Highlight highlight)
    {
        var start = citation.Start + highlight.Start;
        return new RatedHighlight(citation.TranscriptId, citation.SourceSha256, start, start + highlight.Length, citation.AskerOutlet);
    }

    private async Task<IReadOnlyList<RecentAnswer>> ReadAsync(Activity incoming, CancellationToken cancellationToken)
    {
        try
        {
            return await cache.GetAsync(KeyOf(incoming), cancellationToken) is { } bytes ? JsonSerializer.Deserialize<RecentAnswer[]>(bytes) ?? [] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string KeyOf(Activity incoming) =>
        "answers:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{incoming.ChannelId}\n{incoming.ConversationId}")))[..32];
}

/// <summary>An answer that was sent.</summary>
/// <param name="AnswerId">Its id.</param>
/// <param name="MessageId">The channel's id of the message.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="Answer">What feedback needs to know of it.</param>
internal sealed record RecentAnswer(string AnswerId, string? MessageId, string AskedBy, RatedAnswer Answer);
