using System.Text;
using AnswerBot.Transcripts;
using CsCheck;

namespace AnswerBot.Tests.Transcripts.Formats;

/// <summary>What holds for any bytes under any ending that is read: a transcript whose offsets give its text back, or a refusal that names the file.</summary>
public sealed class FormatPropertyTests : IDisposable
{
    private static readonly string[] Endings = [".txt", ".md", ".html", ".docx", ".srt", ".vtt"];

    private static readonly string[] Pieces =
    [
        "王毅：", "《人民日报》记者：", "Reuters:", "问：", "答：", "Q:", "A:", "有何评论？", "没有。", "None.", "\n", "\n", "\r\n", "\n\n", "　　", " ", "\uFEFF", "\u2028", "\0", "𠮷", "\uD83D\uDE00",
        "---\n", "title: x\n", "date: 2024-03-25\n", "# ", "**", "> ", "- ", "1. ", "`", "[a](b)", "![a](b)", "<br>", "&amp;", "~~~\n", "***\n", "    ",
        "<!DOCTYPE html>", "<html>", "<body>", "<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<table><tr><td>", "<script>", "</script>", "<!--", "-->", "<svg>", "<template>", "<h1>", "</h1>", "<pre>",
        "<meta charset=gb2312>", "<time datetime='2024-03-25'>", "<a href=x>", "<nav>",
        "WEBVTT\n\n", "1\n", "00:00:01,000 --> 00:00:02,000\n", "00:03.000 --> 00:04.000\n", "<v 王毅>", "NOTE x\n", "{\\an8}",
    ];

    private static readonly string[] Heads =
    [
        "", "《人民日报》记者：有何评论？\n\n王毅：没有。\n\n", "<p>问：有何评论？</p><p>王毅：没有。</p>", "WEBVTT\n\n00:01.000 --> 00:02.000\n问：有何评论？\n\n00:03.000 --> 00:04.000\n王毅：没有。\n\n",
    ];

    private static readonly Gen<byte[]> Texts = Gen.Int[0, Pieces.Length - 1].Select(at => Pieces[at]).Array[0, 40]
        .SelectMany(pieces => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], (kind, head) => Encodings[kind].GetBytes(Heads[head] + string.Concat(pieces))));

    private static readonly Gen<byte[]> Bytes = Gen.OneOf(Texts, Gen.Byte.Array[0, 200], Gen.Select(Texts, Gen.Byte.Array[1, 4], Gen.Int[0, 400]).Select(Damage));

    private static readonly byte[] Word = WordFormatTests.Document(WordFormatTests.Paragraph("问：多高？"), WordFormatTests.Paragraph("王毅：三十七米。"));

    private readonly SourceFolder _folder = new();

    static FormatPropertyTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static Encoding[] Encodings => [Encoding.UTF8, Encoding.Unicode, Encoding.GetEncoding("gb18030"), Encoding.GetEncoding("big5")];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Any_bytes_give_a_sound_transcript_or_a_refusal()
    {
        int read = 0;
        Gen.Select(Bytes, Gen.Int[0, Endings.Length - 1]).Sample((bytes, ending) => read += IsSound("a" + Endings[ending], bytes) ? 1 : 0, iter: 2_000, threads: 1);

        Assert.InRange(read, 20, 2_000);
    }

    [Fact]
    public void A_Word_document_with_damaged_bytes_gives_a_sound_transcript_or_a_refusal() =>
        Gen.Select(Gen.Byte.Array[1, 6], Gen.Int[0, 5_000]).Sample((noise, at) => { IsSound("a.docx", Damage(Word, noise, at % Word.Length)); }, iter: 400, threads: 1);

    private static byte[] Damage(byte[] bytes, byte[] noise, int at)
    {
        byte[] damaged = [.. bytes];
        for (int index = 0; index < noise.Length && damaged.Length > 0; index++)
        {
            damaged[(at + index) % damaged.Length] = noise[index];
        }

        return damaged;
    }

    private bool IsSound(string name, byte[] bytes)
    {
        try
        {
            var transcript = _folder.Read(name, bytes).Transcript;
            int end = 0;
            foreach (var paragraph in transcript.Turns.SelectMany(turn => turn.Paragraphs))
            {
                Assert.InRange(paragraph.Span.Start, end, transcript.Text.Length);
                Assert.InRange(paragraph.Span.End, paragraph.Span.Start + 1, transcript.Text.Length);
                Assert.Equal(paragraph.Span.In(transcript.Text).Trim(), paragraph.Span.In(transcript.Text));
                end = paragraph.Span.End;
            }

            Assert.NotEmpty(transcript.Metadata.Speakers);
            return true;
        }
        catch (TranscriptFormatException refusal)
        {
            Assert.Equal(_folder[name], refusal.Path);
            Assert.NotEmpty(refusal.Remedy);
            return false;
        }
        catch (Exception other) when (other is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{name} of {bytes.Length} bytes ended in {other}", other);
        }
    }
}
