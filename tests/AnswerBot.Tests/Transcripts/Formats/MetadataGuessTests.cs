using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Transcripts.Formats;

/// <summary>What no metadata states is guessed, and said; a year never is.</summary>
public sealed class MetadataGuessTests : IDisposable
{
    private const string Exchange = "《北方日报》记者：新桥什么时候通车？\n李四：新桥将于明年五月通车。\n《晨报》记者：收费吗？\n李四：不收费。\n";

    private readonly SourceFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Everything_that_a_metadata_file_leaves_out_is_guessed_and_told()
    {
        var reading = _folder.Read("2024-03-25 Bridge.txt", "新桥建设情况记者会\n" + Exchange);

        Assert.Equal(
            [
                "id: 2024-03-25-bridge (from the file name)",
                "title: 新桥建设情况记者会 (from the first line)",
                "date: 2024-03-25 (from the file name)",
                "language: zh-Hans (from the characters of the text)",
                "speakers: 李四 (from the labels of the answers, or the title)",
            ],
            reading.Guesses.Select(guess => guess.ToString()));
        Assert.Equal("李四", Assert.Single(reading.Transcript.Metadata.Speakers).Name);
    }

    [Fact]
    public void A_complete_metadata_file_leaves_nothing_to_guess()
    {
        const string Metadata = """{"id":"a","title":"T","date":null,"publisher":null,"url":null,"language":"zh-CN","speakers":[{"name":"李四"}]}""";

        var reading = _folder.Read("2024-03-25.txt", "2024年3月25日\n" + Exchange, Metadata);

        Assert.Empty(reading.Guesses);
        Assert.Null(reading.Transcript.Metadata.Date);
    }

    [Fact]
    public void A_metadata_file_wins_and_the_rest_is_guessed()
    {
        var reading = _folder.Read("2024-03-25.txt", Exchange, """{"date":"2024-03-24","speakers":[{"name":"李四","role":"发言人"}]}""");

        Assert.Equal(new DateOnly(2024, 3, 24), reading.Transcript.Metadata.Date);
        Assert.Equal("发言人", reading.Transcript.Metadata.RoleOf("李四"));
        Assert.Equal(["id", "title", "language"], reading.Guesses.Select(guess => guess.Member));
    }

    [Theory]
    [InlineData("a_20240325_b.txt", "", "2024-03-25")]
    [InlineData("2024.3.5.txt", "", "2024-03-05")]
    [InlineData("a.txt", "时间：2024年3月25日上午10时\n", "2024-03-25")]
    [InlineData("a.txt", "二〇二四年十二月二十五日\n", "2024-12-25")]
    [InlineData("a.txt", "二○二四年三月十日\n", "2024-03-10")]
    [InlineData("a.txt", "Press briefing, March 25, 2024\n", "2024-03-25")]
    [InlineData("a.txt", "Press briefing, 5th of nothing, 25 Mar 2024\n", "2024-03-25")]
    [InlineData("1998-2.txt", "2024/03/25\n", "2024-03-25")]
    public void A_whole_day_is_found(string name, string head, string day)
    {
        Assert.Equal(day, SourceFolder.Guess(_folder.Read(name, head + Exchange), "date").Value);
    }

    [Theory]
    [InlineData("a.txt", "新华社北京3月25日电 新桥建设情况记者会今天举行。\n", "3月25日")]
    [InlineData("a.txt", "Press briefing, March 25\n", "March 25")]
    [InlineData("a.txt", "05/06/2024\n", "neither")]
    [InlineData("a.txt", "2024年2月30日\n", "without a year")]
    [InlineData("20241345.txt", "", "neither")]
    [InlineData("a.txt", "李四：2019年12月31日以来，我们建桥。\n", "neither")]
    public void A_day_without_a_year_or_that_is_none_stays_unknown_and_that_is_said(string name, string head, string why)
    {
        var reading = _folder.Read(name, head + Exchange);

        Assert.Null(reading.Transcript.Metadata.Date);
        Assert.Contains(why, SourceFolder.Guess(reading, "date").Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("問：為什麼這個橋還沒有開放？\n答：我們會說明。\n", "zh-Hant")]
    [InlineData("问：为什么这个桥还没有开放？\n答：我们会说明。\n", "zh-Hans")]
    [InlineData("Q: Why is the bridge closed?\nA: We will explain.\n", "en")]
    public void The_language_follows_the_characters(string text, string language)
    {
        Assert.Equal(language, _folder.Read("a.txt", text).Transcript.Metadata.Language);
    }

    [Fact]
    public void Where_nobody_is_named_the_mark_stands_for_the_speaker_and_that_is_said()
    {
        var guess = SourceFolder.Guess(_folder.Read("a.txt", "问：多高？\n答：三十七米。\n"), "speakers");

        Assert.Equal("答", guess.Value);
        Assert.Contains("does not name who answers", guess.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_of_Chinese_names_differ_and_stay_the_same()
    {
        string first = _folder.Read("新桥记者会.txt", Exchange).Transcript.Id;
        string second = _folder.Read("旧桥记者会.txt", Exchange).Transcript.Id;

        Assert.NotEqual(first, second);
        Assert.Equal(first, TranscriptReader.Read(_folder["新桥记者会.txt"]).Id);
        Assert.Matches("^[a-z0-9][a-z0-9-]*$", first);
    }

    [Fact]
    public void A_text_whose_answers_nothing_shows_is_refused_with_what_to_do()
    {
        Assert.Contains("name the speakers in the metadata", _folder.Refused("a.txt", "问：多高？\n不知道。\n").Remedy, StringComparison.Ordinal);
    }
}
