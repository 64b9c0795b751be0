using AnswerBot.Transcripts;

namespace AnswerBot.Host.WebChat;

/// <summary>All transcripts, the latest first: the page at <c>/transcripts</c>, and what stands beside the chat before one is opened.</summary>
internal static class TranscriptList
{
    public static IResult Render(PageContext page, IReadOnlyList<Transcript> transcripts)
    {
        var html = new HtmlText(page, $"{page.Words.Transcripts} · AnswerBot", "reader-page");
        PageHeader.Append(html, page, "/transcripts");
        html.Raw("<main>");
        Append(html, page.Words, transcripts);
        return html.Raw("</main>").ToResult();
    }

    public static void Append(HtmlText html, PageWords words, IReadOnlyList<Transcript> transcripts)
    {
        html.Raw("<section class=\"list\"><h2>").Text(words.Transcripts).Raw("</h2><ul>");
        foreach (var transcript in transcripts.OrderByDescending(transcript => transcript.Metadata.Date))
        {
            var metadata = transcript.Metadata;
            html.Raw("<li><a href=\"/transcripts/").Text(transcript.Id).Raw("\" lang=\"").Text(metadata.Language).Raw("\">").Text(metadata.Title).Raw("</a><span class=\"quiet\">")
                .Text(string.Join(" · ", new[] { words.Day(metadata.Date), metadata.Publisher, words.CountOf(transcript) }.Where(part => !string.IsNullOrEmpty(part)))).Raw("</span></li>");
        }

        html.Raw("</ul></section>");
    }
}
