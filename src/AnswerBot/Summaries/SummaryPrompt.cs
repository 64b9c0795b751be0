using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AnswerBot.Retrieval;

namespace AnswerBot.Summaries;

/// <summary>The words that a model gets: rules from the shipped prompt, then question and excerpts as data between markers that their authors cannot know.</summary>
internal static class SummaryPrompt
{
    /// <summary>What a model writes where the excerpts do not answer.</summary>
    public const string NotAnswered = "NOT_ANSWERED";

    private const int MaxExcerpt = 6000;

    private static readonly string Rules = ShippedFile.Text("summary-prompt.md");

    public static string RulesFor(QuestionLanguage language) =>
        Rules.Replace("{language}", language == QuestionLanguage.Chinese ? "Simplified Chinese (简体中文)" : "English", StringComparison.Ordinal);

    /// <summary>The data. Markers carry a random part, so that no text can close its own.</summary>
    public static string DataFor(SummaryRequest request) => DataFor(request, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)));

    /// <summary>The data between markers of the caller's: the same each time, and so not to be sent.</summary>
    public static string DataFor(SummaryRequest request, string marker)
    {
        var data = new StringBuilder();
        Append(data, marker, "question", request.Question);
        foreach (var source in request.Sources)
        {
            var speaker = source.Attribution.Count > 0 ? $" by {ReplyText.Clean(source.Attribution[0])}" : "";
            Append(data, marker, string.Create(CultureInfo.InvariantCulture, $"excerpt [{source.Number}]{speaker}"), source.Text);
        }

        return data.ToString();
    }

    private static void Append(StringBuilder data, string marker, string name, string text)
    {
        var clean = ReplyText.Clean(text);
        data.Append(CultureInfo.InvariantCulture, $"<<<{marker} {name}\n").Append(clean.Length > MaxExcerpt ? clean[..MaxExcerpt] : clean).Append(CultureInfo.InvariantCulture, $"\n{marker}>>>\n");
    }
}
