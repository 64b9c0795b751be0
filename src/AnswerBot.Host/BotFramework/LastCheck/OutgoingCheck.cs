using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AnswerBot.Answers;
using AnswerBot.Host.BotFramework.Rendering;
using AnswerBot.Indexes;
using AnswerBot.Transcripts;

namespace AnswerBot.Host.BotFramework.LastCheck;

/// <summary>
/// The last check before a message leaves. It reads the message as its receiver will, from its JSON and with the channel's escaping undone, reads the stored transcripts
/// anew, and lets it pass only where every quotation is a slice of them, attributed to whom they attribute it.
/// </summary>
internal sealed class OutgoingCheck(IPassageIndex index, CitationBuilder citations)
{
    private static readonly JsonSerializerOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="QuoteMismatchException">Something differs; nothing must be sent.</exception>
    /// <exception cref="IndexUnavailableException">The transcripts cannot be read, so nothing can be checked.</exception>
    public async Task RequireAsync(IReadOnlyList<Activity> activities, Answer answer, ReplyContext context, CancellationToken cancellationToken)
    {
        var stored = await index.GetTranscriptsAsync(cancellationToken);
        Require([
            .. QuoteVerifier.Check(answer, stored),
            .. citations.WrongAttributions(answer, stored),
            .. answer.Related.Where(related => !WasAsked(related, stored)).Select(related => $"the question of turn {related.Turn} is not in the transcript"),
            .. new AnswerCheck(answer, context).Problems(AsReceived(activities)),
        ]);
    }

    /// <exception cref="QuoteMismatchException">Something differs; nothing must be sent.</exception>
    /// <exception cref="IndexUnavailableException">The transcripts cannot be read, so nothing can be checked.</exception>
    public async Task RequireAsync(IReadOnlyList<Activity> activities, Surroundings surroundings, ReplyContext context, CancellationToken cancellationToken) =>
        Require([.. new SurroundingsCheck(surroundings, context).Problems(AsReceived(activities), await index.GetTranscriptsAsync(cancellationToken))]);

    private static bool WasAsked(RelatedQuestion related, IReadOnlyList<Transcript> stored)
    {
        var transcript = stored.FirstOrDefault(transcript => transcript.Id == related.TranscriptId);
        var turn = transcript?.Turns.FirstOrDefault(turn => turn.Number == related.Turn);
        return turn is not null && (turn.Asker ?? "") == related.Asker && (transcript!.QuestionOf(turn) ?? "") == related.Question;
    }

    private static Activity[] AsReceived(IReadOnlyList<Activity> activities) =>
        [.. activities.Select(activity => new Activity(JsonNode.Parse(activity.Json.ToJsonString(JsonOptions))!.AsObject()))];

    private static void Require(IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new QuoteMismatchException(problems);
        }
    }
}
