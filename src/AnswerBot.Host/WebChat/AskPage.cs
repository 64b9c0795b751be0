using AnswerBot.Answers;
using AnswerBot.Transcripts;

namespace AnswerBot.Host.WebChat;

/// <summary>The page to ask on, with the answer below the question.</summary>
internal static class AskPage
{
    public static IResult Render(PageContext page, string? question, Answer? answer, string? problem, IReadOnlyList<Transcript> transcripts, int status = StatusCodes.Status200OK)
    {
        var html = new HtmlText(page, "AnswerBot · 记者会问答", "reader-page");
        PageHeader.Append(html, page, "/");
        html.Raw("<main><h1>记者会问答</h1>");
        html.Raw("<form action=\"/\" method=\"get\" role=\"search\"><input name=\"q\" required maxlength=\"1000\" aria-label=\"问题 / Question\" placeholder=\"中文或英文提问 / Ask in Chinese or English\" value=\"")
            .Text(question ?? "").Raw("\"><button>问 / Ask</button></form>");
        if (problem is not null)
        {
            html.Raw("<p role=\"alert\">").Text(problem).Raw("</p>");
        }

        if (answer is not null)
        {
            AppendAnswer(html, page.Words, answer);
        }
        else
        {
            AppendQuestions(html, SuggestedQuestions.Starters(transcripts));
        }

        html.Raw("</main><footer>");
        TranscriptList.Append(html, page.Words, transcripts);
        html.Raw("</footer>");
        return html.ToResult(status);
    }

    /// <summary>While the index is being prepared: says so, and looks again by itself.</summary>
    public static IResult RenderWaiting(PageContext page) =>
        new HtmlText(page, "AnswerBot · 记者会问答", "reader-page")
            .Raw("<meta http-equiv=\"refresh\" content=\"2\"><main><h1>AnswerBot · 记者会问答</h1><p role=\"status\">正在准备索引，马上就好…… · The index is being prepared; this page reloads by itself.</p></main>")
            .ToResult(StatusCodes.Status503ServiceUnavailable);

    private static void AppendAnswer(HtmlText html, PageWords words, Answer answer)
    {
        if (answer.Summary.Text is { } summary)
        {
            html.Raw("<aside class=\"summary\" aria-label=\"AI 生成的摘要 / AI-generated summary\"><p class=\"quiet\">AI 生成的摘要，以下面的引文为准 · AI-generated summary; the quotations below are what counts</p><p>")
                .Text(summary).Raw("</p></aside>");
        }

        html.Raw("<p>").Text(answer.Message).Raw("</p>");
        foreach (var excerpt in answer.Excerpts)
        {
            html.Raw("<figure><figcaption>").Text(excerpt.Attribution).Raw("</figcaption>");
            if (excerpt.Citation.AskerQuestion is { } asked)
            {
                html.Raw("<p class=\"quiet\">").Text($"{(excerpt.Citation.Asker ?? "")}：{asked}").Raw("</p>");
            }

            html.Raw("<blockquote lang=\"").Text(Script.IsMostlyChinese(excerpt.Quote) ? "zh" : "en").Raw("\" cite=\"").Text(excerpt.Citation.Url).Raw("\">")
                .Marked(excerpt.Quote, excerpt.Highlights.Select(highlight => new TextSpan(highlight.Start, highlight.Start + highlight.Length)))
                .Raw("</blockquote><a href=\"").Text(excerpt.Citation.Url).Raw("\">").Text(excerpt.Citation.Title).Raw("</a>");
            if (excerpt.Citation.SourceUrl is { } source)
            {
                html.Raw(" · <a rel=\"noopener noreferrer\" href=\"").Text(source).Raw("\">").Text(words.Source).Raw(" ↗</a>");
            }

            html.Raw("</figure>");
        }

        foreach (var related in answer.Related)
        {
            html.Raw("<p><a href=\"").Text(related.Url).Raw("\">").Text(related.Asker.Length == 0 ? related.Question : $"{related.Asker}：{related.Question}").Raw("</a></p>");
        }

        AppendQuestions(html, answer.Suggestions);
    }

    private static void AppendQuestions(HtmlText html, IReadOnlyList<string> questions)
    {
        if (questions.Count == 0)
        {
            return;
        }

        html.Raw("<nav aria-label=\"还可以问 / More questions\"><p class=\"quiet\">还可以问 / More questions</p><ul>");
        foreach (var question in questions)
        {
            html.Raw("<li><a href=\"/?q=").Text(Uri.EscapeDataString(question)).Raw("\">").Text(question).Raw("</a></li>");
        }

        html.Raw("</ul></nav>");
    }
}
