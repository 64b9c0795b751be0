using System.Security.Cryptography;
using System.Text;

namespace AnswerBot.Summaries;

/// <summary>What a model made of one prompt; one line of a recording.</summary>
/// <param name="Key">See <see cref="KeyOf"/>.</param>
/// <param name="Model">The model asked.</param>
/// <param name="Question">For whoever reads the file; the key alone counts.</param>
/// <param name="Text">What it wrote, unchecked; null where it failed.</param>
/// <param name="PromptTokens">As the service counted them.</param>
/// <param name="ReplyTokens">The same for the reply.</param>
/// <param name="Failure">What kept it from replying; null where it replied.</param>
/// <param name="Status">The HTTP status of a failure.</param>
internal sealed record RecordedReply(
    string Key, string Model, string Question, string? Text = null, int PromptTokens = 0, int ReplyTokens = 0, SummaryFailure? Failure = null, int? Status = null)
{
    /// <summary>SHA-256 of the model's name and all that it is sent, less the random part of the markers: another prompt is another key.</summary>
    public static string KeyOf(string model, SummaryRequest request)
    {
        var prompt = string.Join('\n', model, SummaryPrompt.RulesFor(request.Language), SummaryPrompt.DataFor(request, marker: ""));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(prompt)));
    }
}
