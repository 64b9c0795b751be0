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

    /// <summary>Starts a page: its head, and the body open.</summary>
    /// <param name="page">Language, nonce and assets.</param>
    /// <param name="title">Its title.</param>
    /// <param name="kind">Class of the body.</param>
    /// <param name="scripts">Modules of ours that it runs.</param>
    public HtmlText(PageContext page, string title, string kind, params ReadOnlySpan<string> scripts)
    {
        Raw("<!doctype html><html lang=\"").Text(page.Words.Tag).Raw("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
            .Text(title).Raw("</title><link rel=\"icon\" href=\"").Text(page.Assets.AddressOf("icon.svg")).Raw("\"><link rel=\"stylesheet\" nonce=\"").Text(page.Nonce)
            .Raw("\" href=\"").Text(page.Assets.AddressOf("page.css")).Raw("\">");
        foreach (var script in scripts)
        {
            Raw("<script type=\"module\" nonce=\"").Text(page.Nonce).Raw("\" src=\"").Text(page.Assets.AddressOf(script)).Raw("\"></script>");
        }

        Raw("</head><body class=\"").Text(kind).Raw("\">");
    }

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

    /// <summary>The attribute that names a quotation's source; nothing where it is not known.</summary>
    public HtmlText Cite(string? source) => source is null ? this : Raw(" cite=\"").Text(source).Raw("\"");

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
