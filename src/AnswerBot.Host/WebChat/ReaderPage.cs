using System.Globalization;
using AnswerBot.Transcripts;

namespace AnswerBot.Host.WebChat;

/// <summary>
/// A transcript to read: who asked what, every turn and paragraph with stable anchors (<c>#t7-p3</c>), and the highlight that a citation's link carries.
/// The chat shows the very same <c>main</c> beside itself.
/// </summary>
internal static class ReaderPage
{
    private const int MaxContentsLength = 60;

    /// <summary>Reads <c>start-end</c>; null where there is none or it makes no sense: a mangled link still opens the page.</summary>
    public static TextSpan? ParseHighlight(string? highlight)
    {
        var parts = highlight?.Split('-') ?? [];
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var end)
            && start < end
                ? new TextSpan(start, end)
                : null;
    }

    public static IResult Render(PageContext page, Transcript transcript, TextSpan? highlight)
    {
        var html = new HtmlText(page, transcript.Metadata.Title, "reader-page", "transcript.js");
        PageHeader.Append(html, page, $"/transcripts/{transcript.Id}");
        html.Raw("<main class=\"transcript\" lang=\"").Text(transcript.Metadata.Language).Raw("\">");
        AppendHead(html, page.Words, transcript.Metadata);
        AppendContents(html, page.Words, transcript);
        foreach (var turn in transcript.Turns)
        {
            TranscriptTurn.Append(html, page.Words, transcript, turn, highlight);
        }

        return html.Raw("</main>").ToResult();
    }

    private static void AppendHead(HtmlText html, PageWords words, TranscriptMetadata metadata)
    {
        html.Raw("<header><h1>").Text(metadata.Title).Raw("</h1><p class=\"quiet\" lang=\"").Text(words.Tag).Raw("\">")
            .Text(string.Join(" · ", new[] { words.Day(metadata.Date), metadata.Place, metadata.Publisher }.Where(part => !string.IsNullOrEmpty(part)))).Raw("</p><p class=\"quiet\">")
            .Text($"{words.Speakers}: ").Text(string.Join(", ", metadata.Speakers.Select(speaker => speaker.Role is null ? speaker.Name : $"{speaker.Name}（{speaker.Role}）"))).Raw("</p>");
        if (metadata.Url is { } source)
        {
            html.Raw("<p><a rel=\"noopener noreferrer\" href=\"").Text(source).Raw("\">").Text(words.Source).Raw(" ↗</a></p>");
        }

        html.Raw("</header>");
    }

    private static void AppendContents(HtmlText html, PageWords words, Transcript transcript)
    {
        html.Raw("<details class=\"contents\"><summary>").Text(words.Questions).Raw("</summary><ol>");
        foreach (var turn in transcript.Turns.Where(turn => turn.Number > 0))
        {
            html.Raw(string.Create(CultureInfo.InvariantCulture, $"<li value=\"{turn.Number}\"><a href=\"#t{turn.Number}\"><b>")).Text(turn.Asker ?? "").Raw("</b> ")
                .Text(Shortened(transcript.QuestionOf(turn) ?? "")).Raw("</a></li>");
        }

        html.Raw("</ol></details>");
    }

    private static string Shortened(string question)
    {
        var line = question.ReplaceLineEndings(" ");
        if (line.Length <= MaxContentsLength)
        {
            return line;
        }

        var end = char.IsHighSurrogate(line[MaxContentsLength - 1]) ? MaxContentsLength - 1 : MaxContentsLength;
        return line[..end] + "…";
    }
}
