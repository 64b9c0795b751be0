using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AnswerBot.Host.BotFramework.Rendering;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.BotFramework.Feedback;

/// <summary>Takes users' votes and reasons, in whichever form their channel sends them, and keeps what settings allow.</summary>
internal sealed partial class FeedbackIntake(FeedbackFile file, UserPseudonyms pseudonyms, RecentAnswers answers, IOptions<FeedbackOptions> options, TimeProvider clock)
{
    private const int MaxComment = 1000;

    private readonly FeedbackOptions _options = options.Value;

    /// <summary>Teams and its simulator: <c>invoke</c> <c>message/submitAction</c>, with a thumb and a text.</summary>
    /// <returns>False where it is no feedback.</returns>
    public async Task<bool> TakeSubmitAsync(Activity invoke, CancellationToken cancellationToken)
    {
        if (invoke.Json["value"] is not JsonObject value || TextOf(value["actionName"]) != "feedback" || value["actionValue"] is not JsonObject action || VoteOf(TextOf(action["reaction"])) is not { } vote)
        {
            return false;
        }

        // Teams names the message; the simulator does not, and means the last one.
        var rated = invoke.ReplyToId is { } messageId
            ? await answers.FindByMessageAsync(invoke, messageId, cancellationToken)
            : await answers.FindLastAsync(invoke, cancellationToken);
        if (rated is not null)
        {
            await KeepAsync(invoke, new Given(rated.AnswerId, vote, null, CommentOf(action["feedback"]), rated.Answer), cancellationToken);
        }

        return true;
    }

    /// <summary>Web Chat: an event with the action that was clicked.</summary>
    /// <returns>The id of the answer and the vote; null where it is no feedback.</returns>
    public async Task<(string AnswerId, FeedbackVote Vote)?> TakeEventAsync(Activity clicked, CancellationToken cancellationToken)
    {
        if (clicked.Name != "webchat:activity-status/feedback" || (clicked.Json["entities"] as JsonArray)?.FirstOrDefault() is not JsonObject action || TextOf(action["@id"]) is not { } id)
        {
            return null;
        }

        var match = VoteUrn().Match(id);
        if (!match.Success)
        {
            return null;
        }

        var (answerId, vote) = (match.Groups["answer"].Value, VoteOf(match.Groups["vote"].Value)!.Value);
        var rated = await answers.FindByAnswerAsync(clicked, answerId, cancellationToken);
        await KeepAsync(clicked, new Given(answerId, vote, null, null, rated?.Answer), cancellationToken);
        return (answerId, vote);
    }

    /// <summary>A reason chosen in a card or from buttons.</summary>
    /// <returns>False where the button names no answer or no reason.</returns>
    public async Task<bool> TakeReasonAsync(Activity pressed, ButtonData button, CancellationToken cancellationToken)
    {
        if (button.Answer is not { } answerId || !AnswerId().IsMatch(answerId) || FeedbackReasons.Parse(button.Reason) is not { } reason)
        {
            return false;
        }

        var rated = await answers.FindByAnswerAsync(pressed, answerId, cancellationToken);
        await KeepAsync(pressed, new Given(answerId, FeedbackVote.Dislike, reason, null, rated?.Answer), cancellationToken);
        return true;
    }

    /// <summary>Deletes what the user gave, everywhere, and what is kept of the answers in this conversation.</summary>
    public async Task ForgetAsync(Activity activity, CancellationToken cancellationToken)
    {
        await file.DeleteAsync(await pseudonyms.OfAsync(activity, cancellationToken), cancellationToken);
        await answers.ForgetAsync(activity, cancellationToken);
    }

    private async Task KeepAsync(Activity activity, Given given, CancellationToken cancellationToken)
    {
        var entry = new FeedbackEntry(clock.GetUtcNow(), given.AnswerId, await pseudonyms.OfAsync(activity, cancellationToken), given.Vote)
        {
            Reason = given.Reason,
            Comment = _options.KeepComments ? given.Comment : null,
            Answer = _options.KeepQuestions ? given.Answer : null,
        };
        await file.AppendAsync(entry, cancellationToken);
        Instruments.CountVote(given.Vote == FeedbackVote.Like ? "like" : "dislike");
    }

    // The simulator sends the text itself, Teams a string with JSON in it.
    private static string? CommentOf(JsonNode? feedback)
    {
        var text = TextOf(feedback)?.Trim();
        try
        {
            text = text is ['{', ..] && JsonNode.Parse(text) is JsonObject form ? TextOf(form["feedbackText"])?.Trim() : text;
        }
        catch (JsonException)
        {
            // Somebody who begins with a brace: the text itself.
        }

        return string.IsNullOrEmpty(text) ? null : text[..Math.Min(text.Length, MaxComment)];
    }

    private static FeedbackVote? VoteOf(string? reaction) => reaction switch
    {
        "like" => FeedbackVote.Like,
        "dislike" => FeedbackVote.Dislike,
        _ => null,
    };

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    [GeneratedRegex($"^{FeedbackUrn.Prefix}(?<answer>[0-9a-f]{{16}}):(?<vote>like|dislike)$", RegexOptions.CultureInvariant)]
    private static partial Regex VoteUrn();

    [GeneratedRegex("^[0-9a-f]{16}$", RegexOptions.CultureInvariant)]
    private static partial Regex AnswerId();

    private sealed record Given(string AnswerId, FeedbackVote Vote, FeedbackReason? Reason, string? Comment, RatedAnswer? Answer);
}
