using System.Text;

namespace AnswerBot.Tests.Transcripts.Formats;

/// <summary>A file that is something else than its ending says is told by its first bytes.</summary>
public sealed class WrongEndingTests : IDisposable
{
    private readonly SourceFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.pdf", "%PDF-1.7", "\".pdf\" are not read", "one of these")]
    [InlineData("a", "问：甲？", "\"\" are not read", "one of these")]
    [InlineData("a.txt", "%PDF-1.7", "is a PDF", ".docx")]
    [InlineData("a.md", "{\\rtf1 x}", "rich text", ".txt")]
    [InlineData("a.txt", "PK\u0003\u0004", "ZIP archive", ".docx")]
    [InlineData("a.docx", "问：甲？\n李四：乙。\n", "no Word document", "what it is")]
    [InlineData("a.txt", "\n<!DOCTYPE html><html><body>问：甲？</body></html>", "HTML page", ".html")]
    [InlineData("a.txt", "WEBVTT\n\n00:01.000 --> 00:02.000\n问：甲？\n", "WebVTT", ".vtt")]
    [InlineData("a.txt", "1\r\n00:00:01,000 --> 00:00:02,000\r\n问：甲？\r\n", "SubRip", ".srt")]
    public void It_is_refused_with_the_ending_that_it_should_have(string name, string content, string problem, string remedy)
    {
        var failure = _folder.Refused(name, Encoding.UTF8.GetBytes(content));

        Assert.Contains(problem, failure.Problem, StringComparison.Ordinal);
        Assert.Contains(remedy, failure.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.docx")]
    [InlineData("a.txt")]
    public void An_old_Word_document_is_named(string name)
    {
        Assert.Contains("old Office format", _folder.Refused(name, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.md")]
    [InlineData("a.html")]
    [InlineData("a.docx")]
    [InlineData("a.srt")]
    [InlineData("a.vtt")]
    public void An_empty_file_of_every_kind_is_refused(string name)
    {
        Assert.Contains(_folder[name], _folder.Refused(name, []).Message, StringComparison.Ordinal);
    }
}
