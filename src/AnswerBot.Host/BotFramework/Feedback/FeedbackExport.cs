using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AnswerBot.Evaluation;
using AnswerBot.Indexes;
using AnswerBot.Outcomes;
using AnswerBot.Transcripts;

namespace AnswerBot.Host.BotFramework.Feedback;

/// <summary>
/// Makes evaluation questions of feedback. A thumb up on an answer says that its telling sentences answer, and one on a refusal that the transcripts do not:
/// those are ready. A thumb down says only what is wrong: a person must find what is right.
/// </summary>
internal sealed class FeedbackExport(FeedbackFile file, IPassageIndex index)
{
    private const string Category = "feedback";

    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public async Task<ExportedFeedback> ExportAsync(CancellationToken cancellationToken)
    {
        var entries = await file.ReadAsync(cancellationToken);
        var transcripts = (await index.GetTranscriptsAsync(cancellationToken)).ToDictionary(transcript => transcript.Id, StringComparer.Ordinal);
        // Of one user's votes on one answer the last counts; a reason comes after its vote.
        var votes = entries.GroupBy(entry => (entry.AnswerId, entry.User)).Select(given => given.Last()).GroupBy(entry => entry.AnswerId).ToList();
        var ready = new List<EvaluationQuestion>();
        var toJudge = new List<EvaluationQuestion>();
        var unusable = 0;
        foreach (var vote in votes)
        {
            if (vote.Select(entry => entry.Answer).LastOrDefault(answer => answer is not null) is not { } answer)
            {
                unusable++;
                continue;
            }

            var gold = GoldOf(answer, transcripts);
            var isApproved = vote.All(entry => entry.Vote == FeedbackVote.Like) && (answer.Outcome != AnswerOutcome.Answered || gold.Count > 0);
            (isApproved ? ready : toJudge).Add(QuestionOf(vote.Key, answer, gold, [.. vote]));
        }

        return new ExportedFeedback(ready, toJudge, unusable);
    }

    /// <summary>One line of a question file.</summary>
    public static string ToLine(EvaluationQuestion question) => JsonSerializer.Serialize(question, JsonOptions);

    private static EvaluationQuestion QuestionOf(string answerId, RatedAnswer answer, IReadOnlyList<string> gold, IReadOnlyList<FeedbackEntry> votes)
    {
        var disliked = votes.Count(vote => vote.Vote == FeedbackVote.Dislike);
        var reasons = votes.Select(vote => vote.Reason).OfType<FeedbackReason>().Select(FeedbackReasons.NameOf).Distinct();
        var comments = votes.Select(vote => vote.Comment).OfType<string>();
        return new EvaluationQuestion(
            $"feedback-{answerId}",
            Category,
            answer.Question,
            answer.Outcome == AnswerOutcome.Answered,
            gold,
            History: answer.History.Count > 0 ? answer.History : null,
            AnswerSentence: gold.Count == 1 ? gold[0] : null,
            Note: string.Join("; ", reasons.Prepend($"{votes.Count - disliked} up, {disliked} down").Concat(comments)));
    }

    // Cut from the text as it is stored now; a place in a file that has changed since means nothing.
    private static IReadOnlyList<string> GoldOf(RatedAnswer answer, Dictionary<string, Transcript> transcripts) =>
        [.. answer.Highlights
            .Where(place => transcripts.TryGetValue(place.TranscriptId, out var transcript) && transcript.SourceSha256 == place.SourceSha256 && place.End <= transcript.Text.Length && place.Start < place.End)
            .Select(place => transcripts[place.TranscriptId].Text[place.Start..place.End])];
}

/// <summary>What became of the feedback.</summary>
/// <param name="Ready">Can be evaluated as they are.</param>
/// <param name="ToJudge">A person must say what answers them, and whether anything does.</param>
/// <param name="Unusable">Feedback of which the question is not known.</param>
internal sealed record ExportedFeedback(IReadOnlyList<EvaluationQuestion> Ready, IReadOnlyList<EvaluationQuestion> ToJudge, int Unusable);
