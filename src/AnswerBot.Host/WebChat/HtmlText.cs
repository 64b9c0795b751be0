using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using AnswerBot.Transcripts;

namespace AnswerBot.Host.WebChat;

/// <summary>Writes HTML in which every text from outside is inert. Chinese characters stay as they are.</summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();

    /// <summary>Starts a page.</summary>
    /// <param name="language">BCP 47 tag of the page.</param>
    /// <param name="title">Its title.</param>
    public HtmlText(string language, string title) =>
        Raw("<!doctype html><html lang=\"").Text(language).Raw("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
            .Text(title).Raw("</title><style>").Raw(PageStyle.Css).Raw("</style></head><body>");

    /// <summary>Markup, written by us.</summary>
    public HtmlText Raw(string markup)
    {
        _html.Append(markup);
        return this;
    }

    /// <summary>Any text, also for attribute values in double quotation marks.</summary>
    public HtmlText Text(string text)
    {
        _html.Append(Encoder.Encode(text));
        return this;
    }

    /// <summary>A text with parts marked; the parts ascend and do not overlap.</summary>
    public HtmlText Marked(string text, IEnumerable<TextSpan> parts)
    {
        var position = 0;
        foreach (var part in parts)
        {
            Text(text[position..part.Start]).Raw("<mark>").Text(part.In(text)).Raw("</mark>");
            position = part.End;
        }

        return Text(text[position..]);
    }

    /// <summary>The finished page.</summary>
    public IResult ToResult(int status = StatusCodes.Status200OK) => Results.Text(_html.Append("</body></html>").ToString(), "text/html", Encoding.UTF8, status);
}
