using System.Globalization;
using AnswerBot.Host.BotFramework.Rendering;
using AnswerBot.Transcripts;

namespace AnswerBot.Host.BotFramework.LastCheck;

/// <summary>Holds the message that shows the paragraphs around a quotation against the stored transcript, as its reader will see it.</summary>
internal sealed class SurroundingsCheck(Surroundings surroundings, ReplyContext context)
{
    /// <summary>Everything that differs, in words.</summary>
    public IEnumerable<string> Problems(IReadOnlyList<Activity> activities, IReadOnlyList<Transcript> transcripts)
    {
        var stored = transcripts.FirstOrDefault(transcript => transcript.Id == surroundings.Transcript.Id);
        var turn = stored?.Turns.FirstOrDefault(turn => turn.Number == surroundings.Turn.Number);
        if (stored is null || turn is null || surroundings.Paragraphs.Any(paragraph => !turn.Paragraphs.Contains(paragraph)))
        {
            return ["the paragraphs are no longer those of the stored transcript"];
        }

        var asked = turn.Asker is { } asker && stored.QuestionOf(turn) is { Length: > 0 } question ? asker + (context.IsChinese ? "：" : ": ") + question : null;
        IReadOnlyList<(string Speaker, string Words)> said = [.. surroundings.Paragraphs.Select(paragraph => (paragraph.Speaker, paragraph.Span.In(stored.Text)))];
        return ChannelFamilies.Of(context.Incoming.ChannelId) switch
        {
            ChannelFamily.Teams => Card(CardReading.Read(activities[0]), asked, said),
            ChannelFamily.WebChat => Markdown(activities[0].Text ?? "", asked, said),
            _ => Plain(activities[0].Text ?? "", asked, said),
        };
    }

    private IEnumerable<string> Card(CardReading card, string? asked, IReadOnlyList<(string Speaker, string Words)> said)
    {
        var expected = surroundings.Paragraphs.Zip(said)
            .SelectMany(pair => new[] { (Id: Id("speaker", pair.First), Text: pair.Second.Speaker), (Id: Id("paragraph", pair.First), Text: pair.Second.Words) })
            .Append((Id: "heading", Text: BotWords.SurroundingsHeading(surroundings, context.Language)))
            .Concat(asked is null ? [] : [(Id: "question", Text: asked)])
            .ToDictionary(block => block.Id, block => block.Text);
        return card.Problems.Concat(expected.Count == card.Blocks.Count && expected.All(block => card.Blocks.TryGetValue(block.Key, out var text) && text == block.Value)
            ? []
            : ["a paragraph of the card is not what the transcript says"]);
    }

    private static IEnumerable<string> Markdown(string text, string? asked, IReadOnlyList<(string Speaker, string Words)> said)
    {
        var expected = said.SelectMany(part => new[] { part.Speaker, part.Words });
        var shown = MarkdownReading.Read(text).Skip(1).Select(block => block.Text);
        return shown.SequenceEqual((asked is null ? expected : expected.Prepend(asked)).Select(MarkdownReading.Normalise)) ? [] : ["a paragraph is not what the transcript says"];
    }

    private static IEnumerable<string> Plain(string text, string? asked, IReadOnlyList<(string Speaker, string Words)> said) =>
        said.All(part => text.Contains($"{part.Speaker}\n{part.Words}", StringComparison.Ordinal)) && (asked is null || text.Contains(asked, StringComparison.Ordinal))
            ? []
            : ["a paragraph is not what the transcript says"];

    private static string Id(string what, Paragraph paragraph) => string.Create(CultureInfo.InvariantCulture, $"{what}-{paragraph.Number}");
}
