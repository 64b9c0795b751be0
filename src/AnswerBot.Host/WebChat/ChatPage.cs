using System.Text.Json;
using AnswerBot.Answers;
using AnswerBot.Transcripts;

namespace AnswerBot.Host.WebChat;

/// <summary>
/// The page at <c>/</c>: the chat on one side, transcripts on the other. What it shows at first comes from the server, so that there is something to read and to follow
/// before, and without, the script.
/// </summary>
internal static class ChatPage
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IResult Render(PageContext page, IReadOnlyList<Transcript> transcripts)
    {
        var words = page.Words;
        var html = new HtmlText(page, "AnswerBot · 记者会问答", "chat-page", "chat.js");
        html.Raw("<script id=\"bundle\" async nonce=\"").Text(page.Nonce).Raw("\" src=\"").Text(page.Assets.AddressOf("webchat.js")).Raw("\"></script>");
        PageHeader.Append(html, page, "/", isChat: true);
        html.Raw("<div class=\"panes\"><main class=\"chat-pane\" aria-label=\"").Text(words.Chat).Raw("\"><h1 class=\"unseen\">").Text(words.Chat).Raw("</h1><p class=\"notice\" role=\"status\" hidden></p><div class=\"chat\">");
        AppendIntroduction(html, words, transcripts);
        html.Raw("</div></main><aside class=\"reader-pane\" aria-label=\"").Text(words.Transcripts)
            .Raw("\"><div class=\"reader-bar\"><button type=\"button\" class=\"back\">← ").Text(words.Back)
            .Raw("</button><a class=\"all\" href=\"/transcripts\" hidden>").Text(words.AllTranscripts).Raw("</a></div><div class=\"reader-body\" tabindex=\"-1\">");
        TranscriptList.Append(html, words, transcripts);
        html.Raw("</div></aside></div><script type=\"application/json\" id=\"page\" nonce=\"").Text(page.Nonce).Raw("\">").Raw(DataOf(transcripts)).Raw("</script>");
        return html.ToResult();
    }

    private static void AppendIntroduction(HtmlText html, PageWords words, IReadOnlyList<Transcript> transcripts)
    {
        html.Raw("<div class=\"introduction\"><h2>").Text(words.Tagline).Raw("</h2><ul>");
        foreach (var question in SuggestedQuestions.Starters(transcripts))
        {
            html.Raw("<li><a href=\"/?q=").Text(Uri.EscapeDataString(question)).Raw("\">").Text(question).Raw("</a></li>");
        }

        html.Raw("</ul><noscript><form action=\"/\" method=\"get\" role=\"search\"><input name=\"q\" required maxlength=\"1000\" aria-label=\"")
            .Text(words.AskHere).Raw("\"><button>").Text(words.AskHere).Raw("</button></form></noscript></div>");
    }

    // The default encoder writes < and & as escapes: nothing in it can end the element.
    private static string DataOf(IReadOnlyList<Transcript> transcripts) => JsonSerializer.Serialize(
        new { transcripts = transcripts.Select(transcript => new { transcript.Id, transcript.Metadata.Title, paragraphs = transcript.ParagraphCount }) }, Json);
}
