using System.Globalization;
using AnswerBot.Transcripts;

namespace AnswerBot.Host.WebChat;

/// <summary>A transcript to read, with stable anchors (<c>#t7-p3</c>) and the highlight that a citation's link carries.</summary>
internal static class ReaderPage
{
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

    public static IResult Render(Transcript transcript, TextSpan? highlight)
    {
        var metadata = transcript.Metadata;
        var html = new HtmlText(metadata.Language, metadata.Title);
        html.Raw("<header><p><a href=\"/\">AnswerBot</a></p><h1>").Text(metadata.Title).Raw("</h1><p class=\"quiet\">")
            .Text(string.Join(" · ", new[] { metadata.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), metadata.Place, metadata.Publisher }.OfType<string>())).Raw("</p>");
        if (metadata.Url is { } source)
        {
            html.Raw("<p><a rel=\"noopener noreferrer\" href=\"").Text(source).Raw("\">").Text(source).Raw("</a></p>");
        }

        html.Raw("</header><main>");
        foreach (var turn in transcript.Turns)
        {
            AppendTurn(html, transcript, turn, highlight);
        }

        return html.Raw("</main>").ToResult();
    }

    private static void AppendTurn(HtmlText html, Transcript transcript, Turn turn, TextSpan? highlight)
    {
        html.Raw(string.Create(CultureInfo.InvariantCulture, $"<section id=\"t{turn.Number}\"><h2>")).Text(turn.Asker is { } asker ? $"{turn.Number}. {asker}" : "开场 / Opening").Raw("</h2>");
        if (transcript.QuestionOf(turn) is { } question)
        {
            html.Raw("<p class=\"question\">").Text(question).Raw("</p>");
        }

        foreach (var paragraph in turn.Paragraphs)
        {
            html.Raw(string.Create(CultureInfo.InvariantCulture, $"<p id=\"t{turn.Number}-p{paragraph.Number}\">"));
            if (paragraph.Number == 1)
            {
                html.Raw("<b>").Text(paragraph.Speaker).Raw("</b> ");
            }

            html.Marked(paragraph.Span.In(transcript.Text), Overlap(paragraph.Span, highlight)).Raw("</p>");
        }

        html.Raw("</section>");
    }

    private static IEnumerable<TextSpan> Overlap(TextSpan paragraph, TextSpan? highlight)
    {
        if (highlight is { } part && part.Start < paragraph.End && paragraph.Start < part.End)
        {
            yield return new TextSpan(Math.Max(part.Start, paragraph.Start) - paragraph.Start, Math.Min(part.End, paragraph.End) - paragraph.Start);
        }
    }
}
