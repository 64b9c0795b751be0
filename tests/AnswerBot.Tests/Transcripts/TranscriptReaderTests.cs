using System.Text;
using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Transcripts;

/// <summary>Files as they are found on a disk: each way one can be wrong has a test.</summary>
public sealed class TranscriptReaderTests : IDisposable
{
    private const string Text = "问：有何评论？\r\n王毅：没有。\r\n";
    private const string Metadata = """
        {"id":"a-1","title":"T","date":"2024-03-25","place":null,"publisher":null,"url":"https://example.org/a","language":"zh-CN",
        "event":null,"speakers":[{"name":"王毅","role":null,"aliases":[]}]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("transcripts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Line_ends_stay_as_they_are_in_the_file()
    {
        var transcript = Read(Text);

        Assert.Equal(Text, transcript.Text);
        Assert.Equal("没有。", transcript.Turns[0].Paragraphs[0].Span.In(transcript.Text));
    }

    [Fact]
    public void A_byte_order_mark_counts_for_the_hash_and_not_for_the_text()
    {
        var plain = Read(Text);
        var marked = Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)], Metadata);

        Assert.Equal(plain.Text, marked.Text);
        Assert.Equal(plain.Turns[0].Question, marked.Turns[0].Question);
        Assert.NotEqual(plain.SourceSha256, marked.SourceSha256);
        Assert.Matches("^[0-9a-f]{64}$", marked.SourceSha256);
    }

    [Fact]
    public void Metadata_may_leave_out_what_is_not_known()
    {
        var transcript = Read(Text, """{"id":"a","title":"T","language":"zh-CN","speakers":[{"name":"王毅"}]}""");

        Assert.Null(transcript.Metadata.Date);
        Assert.Null(transcript.Metadata.Url);
        Assert.Empty(transcript.Metadata.Speakers[0].Aliases);
    }

    [Fact]
    public void A_byte_that_is_not_UTF_8_is_reported_with_its_line()
    {
        var failure = Refused([.. Encoding.UTF8.GetBytes("问：有何评论？\n王毅："), 0xC3, 0x28, (byte)'\n'], Metadata);

        Assert.Equal(2, failure.Line);
        Assert.Contains("UTF-8", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_that_is_no_character_is_reported_with_its_line()
    {
        var failure = Refused(Encoding.UTF8.GetBytes("问：有何评论？\n王毅：好\uFFFE的。\n"), Metadata);

        Assert.Equal(2, failure.Line);
        Assert.Contains("U+FFFE", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_cut_off_at_the_end_is_not_UTF_8()
    {
        var failure = Refused(Encoding.UTF8.GetBytes("问：有何评论？\n\n王毅：没")[..^1], Metadata);

        Assert.Equal(3, failure.Line);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n　")]
    public void An_empty_file_is_refused(string text)
    {
        Assert.Contains("empty", Refused(text).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_without_a_question_is_refused()
    {
        Assert.Contains("No question", Refused("王毅：大家好。\n").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_in_which_no_known_speaker_answers_is_refused_with_the_names_that_were_sought()
    {
        var failure = Refused("问：有何评论？\n我们没有评论。\n");

        Assert.Contains("王毅", failure.Message, StringComparison.Ordinal);
        Assert.Contains("known speaker", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_above_the_size_limit_is_refused_unread()
    {
        Assert.Contains("16,777,216", Refused(new byte[TranscriptReader.MaxBytes + 1], Metadata).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_refused_by_name()
    {
        string path = Path.Combine(_folder, "missing.txt");

        var failure = Assert.Throws<TranscriptFormatException>(() => TranscriptReader.Read(path));

        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_JSON_is_reported_with_its_line()
    {
        var failure = Refused(Text, "{\n  \"id\": \"a\",\n  oops\n}");

        Assert.Equal(3, failure.Line);
        Assert.EndsWith("x.json", failure.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"id\":\"a-1\",", "\"id\":null,", "id is empty")]
    [InlineData("\"title\":\"T\",", "\"title\":\" \",", "title is empty")]
    [InlineData("\"language\":\"zh-CN\",", "\"language\":\"\",", "language is empty")]
    [InlineData("\"name\":\"王毅\",", "", "name (of a speaker) is missing")]
    [InlineData("[{\"name\":\"王毅\",\"role\":null,\"aliases\":[]}]", "[]", "\"speakers\"")]
    [InlineData("[{\"name\":\"王毅\",\"role\":null,\"aliases\":[]}]", "[null]", "a speaker")]
    [InlineData("[{\"name\":\"王毅\",\"role\":null,\"aliases\":[]}]", "null", "\"speakers\"")]
    [InlineData("\"a-1\"", "\"A 1\"", "\"A 1\"")]
    [InlineData("\"a-1\"", "\"-a\"", "\"-a\"")]
    [InlineData("\"a-1\"", "7", "$.id")]
    [InlineData("2024-03-25", "25.3.2024", "$.date")]
    [InlineData("https://example.org/a", "ftp://example.org/a", "ftp://example.org/a")]
    [InlineData("https://example.org/a", "/a", "\"/a\"")]
    [InlineData("\"place\"", "\"Place\"", "\"Place\"")]
    [InlineData("\"role\"", "\"rank\"", "\"rank\"")]
    [InlineData("\"event\":null", "\"id\":\"b\"", "id")]
    public void Metadata_that_is_wrong_is_refused_by_member(string right, string wrong, string named)
    {
        string metadata = Metadata.Replace(right, wrong, StringComparison.Ordinal);

        var failure = Refused(Text, metadata);

        Assert.NotEqual(Metadata, metadata);
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("x.json", failure.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("")]
    public void Metadata_that_is_no_object_is_refused(string metadata)
    {
        Assert.EndsWith("x.json", Refused(Text, metadata).Path, StringComparison.Ordinal);
    }

    private Transcript Read(string text, string metadata = Metadata) => Read(Encoding.UTF8.GetBytes(text), metadata);

    private Transcript Read(byte[] text, string? metadata)
    {
        string path = Path.Combine(_folder, "x.txt");
        File.WriteAllBytes(path, text);
        if (metadata is not null)
        {
            File.WriteAllText(Path.ChangeExtension(path, ".json"), metadata);
        }

        return TranscriptReader.Read(path);
    }

    private TranscriptFormatException Refused(string text, string metadata = Metadata) => Refused(Encoding.UTF8.GetBytes(text), metadata);

    private TranscriptFormatException Refused(byte[] text, string? metadata) =>
        Assert.Throws<TranscriptFormatException>(() => Read(text, metadata));
}
