using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Transcripts.Formats;

public sealed class SubtitleFormatTests : IDisposable
{
    private const string SubRip = """
        1
        00:00:01,000 --> 00:00:03,500
        《北方日报》记者：新桥什么

        2
        00:00:03,500 --> 00:00:05,000
        时候通车？

        3
        00:00:06,000 --> 00:00:08,000
        {\an8}<i>李四：</i>新桥将于明年

        4
        00:00:08,000 --> 00:00:10,250
        五月通车。

        5
        01:00:13,000 --> 01:00:15,000
        没有推迟。
        """;

    private readonly SourceFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cues_of_one_speaker_are_joined_and_a_pause_after_a_sentence_makes_a_paragraph()
    {
        var reading = _folder.Read("a.srt", SubRip.ReplaceLineEndings("\r\n"));

        Assert.Equal("《北方日报》记者：新桥什么时候通车？\n李四：新桥将于明年五月通车。\n没有推迟。\n", reading.Transcript.Text);
        Assert.Equal(["1|《北方日报》记者|北方日报|新桥什么时候通车？|李四: 新桥将于明年五月通车。|李四: 没有推迟。"], SourceFolder.Outline(reading));
    }

    [Fact]
    public void Each_paragraph_knows_when_it_was_said()
    {
        var paragraphs = _folder.Read("a.srt", SubRip).Transcript.Turns[0].Paragraphs;

        Assert.Equal(new TimeRange(TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(10.25)), paragraphs[0].Time);
        Assert.Equal(new TimeRange(new TimeSpan(1, 0, 13), new TimeSpan(1, 0, 15)), paragraphs[1].Time);
    }

    [Fact]
    public void Voices_of_WebVTT_become_labels_and_what_is_no_cue_is_passed_over()
    {
        var reading = _folder.Read("a.vtt", """
            WEBVTT - 新桥记者会
            Kind: captions

            STYLE
            ::cue { color: red }

            NOTE 问：这不是问题？

            intro
            00:01.000 --> 00:03.000 align:start
            <v.loud Reuters reporter>When will the <c.yellow>bridge</c>

            00:03.000 --> 00:04.000
            <v Reuters reporter>open &amp; who pays?

            00:05.000 --> 00:07.000
            <v John Smith>In <00:05.500>May.

            00:07.000 --> 00:08.000
            <v John Smith>Nobody pays.</v>
            """);

        Assert.Equal("Reuters reporter: When will the bridge open & who pays?\nJohn Smith: In May. Nobody pays.\n", reading.Transcript.Text);
        Assert.Equal("en", reading.Transcript.Metadata.Language);
        Assert.Equal(TimeSpan.FromSeconds(8), reading.Transcript.Turns[0].Paragraphs[0].Time!.End);
    }

    [Fact]
    public void Subtitles_without_full_stops_keep_a_space_between_cues()
    {
        var text = _folder.Read("a.srt", Cues("记者：水位多高", "李四：目前水位是三十七米", "比去年低", "我们准备好了")).Transcript.Text;

        Assert.Equal("记者：水位多高\n李四：目前水位是三十七米 比去年低 我们准备好了\n", text);
    }

    [Fact]
    public void A_long_answer_is_cut_where_a_sentence_ends()
    {
        var answer = Enumerable.Range(0, 40).Select(_ => "水位平稳，没有超过警戒线。");

        var turn = _folder.Read("a.srt", Cues(["记者：水位多高？", "李四：好。", .. answer])).Transcript.Turns[0];

        Assert.Equal(2, turn.Paragraphs.Count);
        Assert.All(turn.Paragraphs, paragraph => Assert.InRange(paragraph.Span.Length, 1, 340));
    }

    [Theory]
    [InlineData("a.srt", "no number\n", "No cue begins here", 1)]
    [InlineData("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n问：甲？\n\n2\n00:00:xx\n李四：乙。\n", "No cue begins here", 5)]
    [InlineData("a.srt", "1\n00:00:05,000 --> 00:00:02,000\n问：甲？\n", "No cue begins here", 1)]
    [InlineData("a.srt", "WEBVTT\n\n00:01.000 --> 00:02.000\n问：甲？\n", "WebVTT", null)]
    [InlineData("a.vtt", "1\n00:00:01,000 --> 00:00:02,000\n问：甲？\n", "first line is not WEBVTT", 1)]
    [InlineData("a.vtt", "WEBVTT\n", "no cue", null)]
    [InlineData("a.vtt", "WEBVTT\n\nid\n00:01 -> 00:02\n问：甲？\n", "No cue begins here", 3)]
    public void Cues_that_are_wrong_are_refused_with_their_line(string name, string text, string problem, int? line)
    {
        var failure = _folder.Refused(name, text);

        Assert.Contains(problem, failure.Problem, StringComparison.Ordinal);
        Assert.Equal(line, failure.Line);
    }

    [Fact]
    public void Too_many_cues_are_refused()
    {
        Assert.Contains("more than 200000 cues", _folder.Refused("a.vtt", "WEBVTT\n\n" + string.Concat(Enumerable.Repeat("00:01.000 --> 00:02.000\nx\n\n", 200_001))).Problem, StringComparison.Ordinal);
    }

    private static string Cues(params string[] words) =>
        string.Concat(words.Select((line, at) => $"{at + 1}\n00:{at / 60:00}:{at % 60:00},000 --> 00:{at / 60:00}:{at % 60:00},900\n{line}\n\n"));
}
