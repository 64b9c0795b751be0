using System.Globalization;
using AnswerBot.Transcripts;

namespace AnswerBot.Host.WebChat;

/// <summary>One turn of a transcript as HTML: asker and question, then each speaker's paragraphs.</summary>
internal static class TranscriptTurn
{
    public static void Append(HtmlText html, PageWords words, Transcript transcript, Turn turn, TextSpan? highlight)
    {
        html.Raw(string.Create(CultureInfo.InvariantCulture, $"<section class=\"turn\" id=\"t{turn.Number}\"><h2>"));
        html.Text(turn.Asker is { } asker ? string.Create(CultureInfo.InvariantCulture, $"{turn.Number}. {asker}") : words.Opening).Raw("</h2>");
        AppendNeighbours(html, words, transcript, turn.Number);
        if (transcript.QuestionOf(turn) is { } question)
        {
            html.Raw("<blockquote class=\"question\"").Cite(transcript.Metadata.Url).Raw("><p>").Text(question).Raw("</p></blockquote>");
        }

        string? speaker = null;
        foreach (var paragraph in turn.Paragraphs)
        {
            if (paragraph.Speaker != speaker)
            {
                html.Raw(speaker is null ? "" : "</blockquote>").Raw("<p class=\"speaker\"><cite>").Text(paragraph.Speaker).Raw("</cite></p><blockquote").Cite(transcript.Metadata.Url).Raw(">");
                speaker = paragraph.Speaker;
            }

            html.Raw(string.Create(CultureInfo.InvariantCulture, $"<p id=\"t{turn.Number}-p{paragraph.Number}\" data-start=\"{paragraph.Span.Start}\">"))
                .Marked(paragraph.Span.In(transcript.Text), Overlap(paragraph.Span, highlight)).Raw("</p>");
        }

        html.Raw(speaker is null ? "" : "</blockquote>").Raw("</section>");
    }

    private static void AppendNeighbours(HtmlText html, PageWords words, Transcript transcript, int number)
    {
        html.Raw("<nav class=\"neighbours\" lang=\"").Text(words.Tag).Raw("\">");
        AppendLink(number - 1, words.Previous, "↑");
        AppendLink(number + 1, words.Next, "↓");
        html.Raw("</nav>");

        void AppendLink(int to, string label, string arrow)
        {
            if (transcript.Turns.Any(turn => turn.Number == to))
            {
                html.Raw(string.Create(CultureInfo.InvariantCulture, $"<a href=\"#t{to}\" aria-label=\"")).Text(label).Raw("\">").Raw(arrow).Raw("</a>");
            }
        }
    }

    private static IEnumerable<TextSpan> Overlap(TextSpan paragraph, TextSpan? highlight)
    {
        if (highlight is { } part && part.Start < paragraph.End && paragraph.Start < part.End)
        {
            yield return new TextSpan(Math.Max(part.Start, paragraph.Start) - paragraph.Start, Math.Min(part.End, paragraph.End) - paragraph.Start);
        }
    }
}
