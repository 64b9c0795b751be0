using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AnswerBot.Answers;
using AnswerBot.Evaluation;
using AnswerBot.Outcomes;
using AnswerBot.Retrieval;

namespace AnswerBot.Tests.Answers;

/// <summary>The whole main path on what is delivered: real transcript, real model, real index.</summary>
public sealed partial class AnswererTests(SeedAnswers seed)
{
    private const string TranscriptId = "2020-05-24-wang-yi";

    private string SeedPath => seed.Root.Resolve($"seeds/transcripts/{TranscriptId}.txt");

    [Fact]
    public async Task A_question_of_fact_is_answered_with_the_paragraph_that_holds_it()
    {
        var answer = await seed.AskAsync("外交部在云南帮扶的是哪两个县？");

        Assert.Equal(AnswerOutcome.Answered, answer.Outcome);
        Assert.Contains("金平、麻栗坡", answer.Excerpts[0].Quote, StringComparison.Ordinal);
        Assert.Contains(Highlighted(answer.Excerpts[0]), sentence => sentence.Contains("金平、麻栗坡", StringComparison.Ordinal));
        Assert.Equal("原文是这样说的：", answer.Message);
        Assert.StartsWith("王毅（国务委员兼外交部长），答", answer.Excerpts[0].Attribution, StringComparison.Ordinal);
        Assert.Empty(answer.Related);
    }

    [Fact]
    public async Task A_paragraph_that_leads_up_to_a_list_is_shown_with_the_list()
    {
        var answer = await seed.AskAsync("阿富汗和平五项任务是哪五项？");
        var spread = await seed.AskAsync("今年外交有哪些重点");

        Assert.Equal([(11, 3), (11, 4)], spread.Excerpts.Take(2).Select(excerpt => (excerpt.Citation.Turn, excerpt.Citation.Paragraph)));
        Assert.Equal([(22, 1), (22, 2)], answer.Excerpts.Take(2).Select(excerpt => (excerpt.Citation.Turn, excerpt.Citation.Paragraph)));
    }

    [Fact]
    public async Task An_outlet_that_did_not_ask_is_said_not_to_have_asked()
    {
        var answer = await seed.AskAsync("What did the New York Times ask?");

        Assert.Equal(AnswerOutcome.NotFound, answer.Outcome);
        Assert.Equal("The New York Times did not ask at the press conferences in the index.", answer.Message);
        Assert.Empty(answer.Excerpts);
    }

    [Fact]
    public async Task An_english_question_is_answered_in_english_around_the_quotation_as_printed()
    {
        var answer = await seed.AskAsync("What did Reuters ask?");

        Assert.Equal(AnswerOutcome.Answered, answer.Outcome);
        Assert.Equal("This is what the outlet asked, and how it was answered (quoted in the original Chinese):", answer.Message);
        var first = answer.Excerpts[0];
        const string Attribution = "Wang Yi, State Councilor and Foreign Minister, answering Reuters, 24 May 2020, question 6,";
        Assert.StartsWith(Attribution, first.Attribution, StringComparison.Ordinal);
        Assert.Equal(("王毅", "国务委员兼外交部长", "路透社记者"), (first.Citation.Speaker, first.Citation.SpeakerRole, first.Citation.Asker));
        Assert.StartsWith("中国决定推进涉港国家安全", first.Citation.AskerQuestion, StringComparison.Ordinal);
        Assert.Contains("香港", first.Quote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_english_question_finds_the_chinese_paragraph()
    {
        var answer = await seed.AskAsync("Is China using the pandemic to grab more of the South China Sea?");

        Assert.Equal((20, 1), (answer.Ranked![0].Turn, answer.Ranked[0].Paragraph));
    }

    [Theory]
    [InlineData("路透社问了什么？", "路透社")]
    [InlineData("What did Reuters ask?", "路透社")]
    [InlineData("what did cnn ask?", "美国有线电视新闻网")]
    public async Task Every_excerpt_of_a_question_about_an_asker_answers_that_asker(string question, string outlet)
    {
        var answer = await seed.AskAsync(question);

        Assert.Equal(AnswerOutcome.Answered, answer.Outcome);
        Assert.All(answer.Excerpts, excerpt => Assert.Equal(outlet, excerpt.Citation.AskerOutlet));
    }

    [Fact]
    public async Task What_one_outlet_asked_is_not_answered_with_another_that_the_filter_names()
    {
        var other = await seed.AskAsync("路透社问了什么？", filter: SearchFilter.None with { Asker = "CNN" });
        var same = await seed.AskAsync("路透社问了什么？", filter: SearchFilter.None with { Asker = "Reuters" });

        Assert.Equal(AnswerOutcome.NotFound, other.Outcome);
        Assert.Empty(other.Ranked!);
        Assert.Equal(AnswerOutcome.Answered, same.Outcome);
    }

    [Fact]
    public async Task A_follow_up_is_understood_from_the_question_before_it()
    {
        var alone = await seed.AskAsync("那平均到每个人是几只？");
        var followUp = await seed.AskAsync("那平均到每个人是几只？", ["中国给美国出口了多少口罩？"]);

        Assert.Equal("那平均到每个人是几只？", followUp.Question);
        Assert.NotEqual(alone.Id, followUp.Id);
        Assert.Contains("近40只口罩", followUp.Excerpts[0].Quote, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("红烧肉怎么做才不腻？")]
    [InlineData("What is the best laptop for a college student?")]
    public async Task What_was_never_spoken_of_is_not_answered(string question)
    {
        var answer = await seed.AskAsync(question);

        Assert.NotEqual(AnswerOutcome.Answered, answer.Outcome);
        Assert.Empty(answer.Excerpts);
        Assert.NotEmpty(answer.Suggestions);
        Assert.NotEmpty(answer.Related);
        Assert.Equal(10, answer.Ranked!.Count);
    }

    public static TheoryData<SearchFilter> FiltersThatFitNothing =>
    [
        SearchFilter.None with { Transcripts = ["no-such-transcript"] },
        SearchFilter.None with { From = new DateOnly(2020, 5, 25) },
        SearchFilter.None with { To = new DateOnly(2020, 5, 23) },
        SearchFilter.None with { Speaker = "李四" },
        SearchFilter.None with { Asker = "BBC" },
    ];

    [Theory]
    [MemberData(nameof(FiltersThatFitNothing), DisableDiscoveryEnumeration = true)]
    public async Task A_filter_that_fits_nothing_says_so(SearchFilter filter)
    {
        var answer = await seed.AskAsync("病毒溯源中国持什么态度？", filter: filter);

        Assert.Equal(AnswerOutcome.NotFound, answer.Outcome);
        Assert.Contains("没有符合所选条件", answer.Message, StringComparison.Ordinal);
        Assert.Empty(answer.Excerpts);
        Assert.Empty(answer.Ranked!);
        Assert.Equal(0, answer.Confidence);
    }

    [Theory]
    [InlineData("2019年4月他怎么评价中俄关系？", "没有收录2019年4月的记者会记录。已收录的是2020年5月24日的。")]
    [InlineData("In April 2019, what did he say about Russia?", "There is no transcript of April 2019 in the index. What it has is of 24 May 2020.")]
    public async Task A_period_without_a_press_conference_is_said_to_have_none(string question, string message)
    {
        var answer = await seed.AskAsync(question);

        Assert.Equal(AnswerOutcome.NotFound, answer.Outcome);
        Assert.Equal(message, answer.Message);
        Assert.NotEmpty(answer.Suggestions);
    }

    [Fact]
    public async Task A_period_with_a_press_conference_lets_the_answer_through()
    {
        var answer = await seed.AskAsync("2020年5月他怎么评价中俄关系？");

        Assert.Equal(AnswerOutcome.Answered, answer.Outcome);
        Assert.Contains("中俄", answer.Excerpts[0].Quote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_fits_lets_the_answer_through()
    {
        var filter = new SearchFilter([TranscriptId], new DateOnly(2020, 5, 24), new DateOnly(2020, 5, 24), "Wang Yi", "Phoenix TV");

        var answer = await seed.AskAsync("病毒溯源中国持什么态度？", filter: filter);

        Assert.Equal(AnswerOutcome.Answered, answer.Outcome);
        Assert.All(answer.Ranked!, ranked => Assert.Equal(answer.Excerpts[0].Citation.Turn, ranked.Turn));
        Assert.Equal("凤凰卫视", answer.Excerpts[0].Citation.AskerOutlet);
    }

    [Fact]
    public async Task The_same_question_gives_the_same_json()
    {
        var first = await seed.AskAsync("有多少国家跟中国签过一带一路的文件");
        var second = await seed.AskAsync("有多少国家跟中国签过一带一路的文件");

        Assert.Equal(AnswerJson.Write(first, AnswerJson.Options), AnswerJson.Write(second, AnswerJson.Options));
    }

    [Fact]
    public async Task The_id_does_not_depend_on_the_machines_culture()
    {
        var filter = SearchFilter.None with { From = new DateOnly(2020, 5, 24) };
        var former = CultureInfo.CurrentCulture;

        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-US");
            var american = await seed.AskAsync("病毒", filter: filter);
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("zh-CN");
            var chinese = await seed.AskAsync("病毒", filter: filter);

            Assert.Equal(american.Id, chinese.Id);
        }
        finally
        {
            CultureInfo.CurrentCulture = former;
        }
    }

    [Fact]
    public async Task A_line_break_in_a_question_does_not_make_it_another_ones_twin()
    {
        var broken = await seed.AskAsync("病毒\n疫情");
        var twin = await seed.AskAsync("病毒", ["疫情"]);

        Assert.NotEqual(broken.Id, twin.Id);
    }

    [Fact]
    public async Task Every_quotation_is_the_sources_own_text_under_a_label_that_it_prints()
    {
        var bytes = await File.ReadAllBytesAsync(SeedPath, TestContext.Current.CancellationToken);
        var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        var quotes = 0;

        foreach (var question in EvaluationSet.Read(seed.Root.Resolve("seeds/evaluation/questions.jsonl")))
        {
            var answer = await seed.AskAsync(question.Question, question.History);

            Assert.Equal(answer.Outcome == AnswerOutcome.Answered, answer.Excerpts.Count > 0);
            foreach (var excerpt in answer.Excerpts)
            {
                Assert.Equal(text[excerpt.Citation.Start..excerpt.Citation.End], excerpt.Quote);
                Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), excerpt.Citation.SourceSha256);
                AssertAttribution(text, excerpt.Citation);
                quotes++;
            }
        }

        Assert.InRange(quotes, 100, int.MaxValue);
    }

    /// <summary>Reads the labels backwards from the quotation: first the speaker's, then the asker's with the question.</summary>
    private static void AssertAttribution(string text, Citation citation)
    {
        var lines = text[..citation.Start].Split('\n').Select(line => line.Trim()).ToList();
        var answer = lines.FindLastIndex(line => line.StartsWith($"{citation.Speaker}：", StringComparison.Ordinal));
        Assert.InRange(answer, 0, int.MaxValue);

        if (citation.Turn == 0)
        {
            Assert.Null(citation.Asker);
            Assert.DoesNotContain(lines, line => AskerLabel().IsMatch(line));
            return;
        }

        Assert.Equal($"{citation.Asker}：{citation.AskerQuestion}", lines[..answer].FindLast(line => AskerLabel().IsMatch(line)));
        Assert.Contains(citation.AskerOutlet!, citation.Asker!, StringComparison.Ordinal);
        Assert.Equal(citation.Turn, lines.Count(line => AskerLabel().IsMatch(line)));
    }

    private static IEnumerable<string> Highlighted(AnswerExcerpt excerpt) =>
        excerpt.Highlights.Select(highlight => excerpt.Quote.Substring(highlight.Start, highlight.Length));

    [GeneratedRegex("^[^，。：]{1,20}记者：")]
    private static partial Regex AskerLabel();
}
