using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AnswerBot.Tests.Transcripts.Formats;

public sealed class WordFormatTests : IDisposable
{
    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private readonly SourceFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Paragraphs_become_lines_and_bold_labels_are_labels()
    {
        var reading = _folder.Read("a.docx", Document(
            Paragraph("新桥建设情况记者会", "Title"),
            "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>《北方日报》</w:t></w:r><w:r><w:t>记者：何时通车？</w:t></w:r></w:p>",
            "<w:p><w:r><w:t xml:space=\"preserve\">李四：明年</w:t></w:r><w:hyperlink><w:r><w:t>五月</w:t></w:r></w:hyperlink><w:r><w:t>。</w:t><w:br/><w:t>没有推迟。</w:t></w:r></w:p>",
            Paragraph("关于收费的问题", "1"),
            "<w:tbl><w:tr><w:tc>" + Paragraph("问：收费吗？") + "</w:tc><w:tc>" + Paragraph("李四：不收费。") + "</w:tc></w:tr></w:tbl>"));

        Assert.Equal("新桥建设情况记者会\n《北方日报》记者：何时通车？\n李四：明年五月。\n没有推迟。\n关于收费的问题\n问：收费吗？\n李四：不收费。\n", reading.Transcript.Text);
        Assert.Equal(["1|《北方日报》记者|北方日报|何时通车？|李四: 明年五月。|李四: 没有推迟。", "2|问|-|收费吗？|李四: 不收费。"], SourceFolder.Outline(reading));
        Assert.Equal("Word document", reading.Format);
    }

    [Fact]
    public void Tracked_changes_are_read_as_accepted()
    {
        var text = _folder.Read("a.docx", Document(
            Paragraph("问：多高？"),
            "<w:p><w:r><w:t>李四：</w:t></w:r><w:del w:id=\"1\"><w:r><w:delText>三十八</w:delText></w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>三十七</w:t></w:r></w:ins>"
            + "<w:moveFrom w:id=\"3\"><w:r><w:t>旧处</w:t></w:r></w:moveFrom><w:moveTo w:id=\"4\"><w:r><w:t>新处</w:t></w:r></w:moveTo><w:r><w:t>米，</w:t></w:r></w:p>",
            "<w:p><w:pPr><w:rPr><w:del w:id=\"5\"/></w:rPr></w:pPr><w:r><w:t>而且</w:t></w:r></w:p>",
            Paragraph("平稳。"))).Transcript.Text;

        Assert.Equal("问：多高？\n李四：三十七新处米，\n而且平稳。\n", text);
    }

    [Fact]
    public void What_is_hidden_commented_or_drawn_is_no_text()
    {
        var text = _folder.Read("a.docx", Document(
            Paragraph("问：多高？"),
            "<w:p><w:r><w:t>李四：三十七米。</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:commentReference w:id=\"1\"/></w:r>"
            + "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>文本框</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>")).Transcript.Text;

        Assert.Equal("问：多高？\n李四：三十七米。\n", text);
    }

    [Fact]
    public void Properties_are_guesses_and_told()
    {
        var reading = _folder.Read("a.docx", Document(Paragraph("问：多高？"), Paragraph("李四：三十七米。")));

        Assert.Equal(("水利记者会", "the document's properties"), (SourceFolder.Guess(reading, "title").Value!, SourceFolder.Guess(reading, "title").Source));
        Assert.Equal(new DateOnly(2024, 3, 26), reading.Transcript.Metadata.Date);
        Assert.Contains("the day on which the document was made", SourceFolder.Guess(reading, "date").Source, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_that_unpacks_beyond_all_bounds_is_refused()
    {
        byte[] bomb = Archive(archive =>
        {
            using var stream = archive.CreateEntry("word/document.xml").Open();
            byte[] zeros = new byte[1024 * 1024];
            for (int written = 0; written < 130; written++)
            {
                stream.Write(zeros);
            }
        });

        Assert.InRange(bomb.Length, 0, 1024 * 1024);
        Assert.Contains("unpacks to more than 128 MiB", _folder.Refused("a.docx", bomb).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("word/document.xml")]
    [InlineData("word/document.bin")]
    public void Elements_nested_beyond_reason_are_refused_whatever_the_part_is_called(string name)
    {
        string nested = new StringBuilder($"<w:document {Namespace}><w:body>").Insert(0, "", 1).Append(string.Concat(Enumerable.Repeat("<w:sdt>", 50_000))).Append(string.Concat(Enumerable.Repeat("</w:sdt>", 50_000))).Append("</w:body></w:document>").ToString();

        Assert.Contains("nested deeper", _folder.Refused("a.docx", Archive(archive => Write(archive, name, nested))).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_without_a_document_is_refused()
    {
        Assert.Contains("no Word document", _folder.Refused("a.docx", Archive(archive => Write(archive, "a.txt", "hello"))).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_is_cut_off_is_refused()
    {
        Assert.Contains("damaged", _folder.Refused("a.docx", Document(Paragraph("问：多高？"))[..^40]).Problem, StringComparison.Ordinal);
    }

    /// <summary>A document of these elements of its body, in XML.</summary>
    internal static byte[] Document(params string[] body)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document($"<w:document {Namespace}><w:body>{string.Concat(body)}</w:body></w:document>");
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                $"<w:styles {Namespace}><w:style w:styleId=\"Title\"><w:name w:val=\"Title\"/></w:style><w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>");
            document.PackageProperties.Title = "水利记者会";
            document.PackageProperties.Created = new DateTime(2024, 3, 26, 9, 0, 0, DateTimeKind.Utc);
        }

        return stream.ToArray();
    }

    internal static string Paragraph(string text, string? style = null) =>
        $"<w:p>{(style is null ? "" : $"<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>")}<w:r><w:t>{text}</w:t></w:r></w:p>";

    private static byte[] Archive(Action<ZipArchive> fill)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            fill(archive);
        }

        return stream.ToArray();
    }

    private static void Write(ZipArchive archive, string name, string content)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(content);
    }
}
