using System.Text.Json;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.Api;

/// <summary>The answer JSON that programs rely on: names, types and the promises that hold between them.</summary>
public sealed class AnswerContractTests(Seed seed)
{
    private readonly HttpClient _client = seed.Server.Client;

    public static TheoryData<string> AnsweredQuestions =>
    [
        Seed.Lawsuits,
        "外交部在云南帮扶的是哪两个县？",
        "领事保护热线的号码是多少",
        "What did Reuters ask?",
        "路透社问了什么？",
    ];

    [Fact]
    public async Task An_answer_has_exactly_the_members_of_the_contract()
    {
        var answer = await _client.AskAsync(Seed.Lawsuits);

        Assert.Equal(["id", "question", "outcome", "confidence", "message", "excerpts", "suggestions", "related", "summary"], Names(answer));
        Assert.Equal(["rank", "quote", "highlights", "attribution", "citation"], Names(answer.GetProperty("excerpts")[0]));
        Assert.Equal(["start", "length"], Names(answer.GetProperty("excerpts")[0].GetProperty("highlights")[0]));
        Assert.Equal(
            [
                "transcriptId", "title", "date", "speaker", "speakerRole", "asker", "askerQuestion", "askerOutlet",
                "turn", "paragraph", "start", "end", "sourceSha256", "url", "sourceUrl",
            ],
            Names(answer.GetProperty("excerpts")[0].GetProperty("citation")));
        Assert.Equal(["status", "reason", "text", "citations"], Names(answer.GetProperty("summary")));
    }

    [Fact]
    public async Task Every_member_has_the_type_and_the_value_of_the_contract()
    {
        var answer = await _client.AskAsync(Seed.Lawsuits);

        var citation = answer.GetProperty("excerpts")[0].GetProperty("citation");
        Assert.Equal(Seed.Lawsuits, answer.GetProperty("question").GetString());
        Assert.Equal("answered", answer.GetProperty("outcome").GetString());
        Assert.InRange(answer.GetProperty("confidence").GetDouble(), 0.5, 1);
        Assert.Equal(Seed.TranscriptId, citation.GetProperty("transcriptId").GetString());
        Assert.Equal("2020-05-24", citation.GetProperty("date").GetString());
        Assert.Equal("王毅", citation.GetProperty("speaker").GetString());
        Assert.Equal("国务委员兼外交部长", citation.GetProperty("speakerRole").GetString());
        Assert.Equal("《环球时报》记者", citation.GetProperty("asker").GetString());
        Assert.Equal("环球时报", citation.GetProperty("askerOutlet").GetString());
        Assert.Equal("中方打算如何应对美国出现的就疫情针对中国索赔的诉讼？", citation.GetProperty("askerQuestion").GetString());
        Assert.Equal(9, citation.GetProperty("turn").GetInt32());
        Assert.Equal(JsonValueKind.Null, citation.GetProperty("sourceUrl").ValueKind);
        Assert.Equal("off", answer.GetProperty("summary").GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("summary").GetProperty("text").ValueKind);
        Assert.Equal(JsonValueKind.Array, answer.GetProperty("summary").GetProperty("citations").ValueKind);
    }

    [Theory, MemberData(nameof(AnsweredQuestions))]
    public async Task Every_quotation_is_the_text_at_its_place(string question)
    {
        var answer = await _client.AskAsync(new { question, limit = 5 });

        Assert.Equal("answered", answer.GetProperty("outcome").GetString());
        var text = await _client.GetTextAsync($"/api/transcripts/{Seed.TranscriptId}/text");
        var excerpts = answer.GetProperty("excerpts").EnumerateArray().ToList();
        Assert.NotEmpty(excerpts);
        Assert.All(excerpts, excerpt =>
        {
            var citation = excerpt.GetProperty("citation");
            Assert.Equal(text[citation.GetProperty("start").GetInt32()..citation.GetProperty("end").GetInt32()], excerpt.GetProperty("quote").GetString());
        });
        Assert.Equal(Enumerable.Range(1, excerpts.Count), excerpts.Select(excerpt => excerpt.GetProperty("rank").GetInt32()));
    }

    [Theory, MemberData(nameof(AnsweredQuestions))]
    public async Task Highlights_lie_inside_the_quotation_and_the_link_carries_them(string question)
    {
        var answer = await _client.AskAsync(question);

        Assert.All(answer.GetProperty("excerpts").EnumerateArray(), excerpt =>
        {
            var length = excerpt.GetProperty("quote").GetString()!.Length;
            var spans = excerpt.GetProperty("highlights").EnumerateArray().Select(Span).ToList();
            Assert.NotEmpty(spans);
            Assert.All(spans, span => Assert.True(span.Start >= 0 && span.Start < span.End && span.End <= length));
            Assert.All(spans.Zip(spans.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
            Assert.Equal(LinkTo(excerpt.GetProperty("citation"), spans), excerpt.GetProperty("citation").GetProperty("url").GetString());
        });
    }

    [Fact]
    public async Task The_ranked_passages_come_only_with_explain()
    {
        var plain = await _client.AskAsync(new { question = Seed.Lawsuits, explain = false });
        var explained = await _client.AskAsync(new { question = "明天天气怎么样？", explain = true });

        Assert.DoesNotContain("ranked", Names(plain));
        var ranked = explained.GetProperty("ranked").EnumerateArray().ToList();
        Assert.Equal(10, ranked.Count);
        Assert.All(ranked, passage => Assert.Equal(["transcriptId", "turn", "paragraph", "score", "signals"], Names(passage)));
        Assert.All(ranked, passage => Assert.Equal(JsonValueKind.Number, passage.GetProperty("signals").GetProperty("maxSim").ValueKind));
        Assert.Equal(ranked.Select(Score).OrderDescending(), ranked.Select(Score));
    }

    [Theory]
    [InlineData("明天北京天气怎么样？")]
    [InlineData("你好")]
    [InlineData("How do I bake bread?")]
    public async Task What_the_transcript_does_not_answer_has_no_quotation_but_questions_to_go_on_with(string question)
    {
        var answer = await _client.AskAsync(question);

        Assert.Contains(answer.GetProperty("outcome").GetString(), new[] { "related", "notFound" });
        Assert.Empty(answer.GetProperty("excerpts").EnumerateArray());
        Assert.NotEmpty(answer.GetProperty("suggestions").EnumerateArray());
        Assert.All(answer.GetProperty("related").EnumerateArray(), related => Assert.Equal(["transcriptId", "turn", "asker", "question", "url"], Names(related)));
        Assert.NotEmpty(answer.GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task The_same_question_has_the_same_id_and_answer()
    {
        var first = await _client.AskAsync(Seed.Lawsuits);
        var second = await _client.AskAsync(Seed.Lawsuits);

        Assert.Equal(first.GetRawText(), second.GetRawText());
    }

    [Fact]
    public async Task A_follow_up_is_understood_from_the_history()
    {
        var followed = await _client.AskAsync(new { question = "为什么？", history = new[] { "中方打算如何应对美国的索赔诉讼？" } });

        Assert.Equal(9, followed.GetProperty("excerpts")[0].GetProperty("citation").GetProperty("turn").GetInt32());
    }

    [Fact]
    public async Task The_answer_is_utf8_json_with_chinese_as_it_is()
    {
        using var response = await _client.PostRawAsync($$"""{"question":"{{Seed.Lawsuits}}"}""");

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("utf-8", response.Content.Headers.ContentType?.CharSet);
        Assert.Contains("滥诉", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    private static double Score(JsonElement passage) => passage.GetProperty("score").GetDouble();

    private static (int Start, int End) Span(JsonElement highlight) =>
        (highlight.GetProperty("start").GetInt32(), highlight.GetProperty("start").GetInt32() + highlight.GetProperty("length").GetInt32());

    private static string LinkTo(JsonElement citation, List<(int Start, int End)> spans)
    {
        var start = citation.GetProperty("start").GetInt32();
        var place = $"t{citation.GetProperty("turn").GetInt32()}-p{citation.GetProperty("paragraph").GetInt32()}";
        return $"/transcripts/{Seed.TranscriptId}?highlight={start + spans[0].Start}-{start + spans[^1].End}#{place}";
    }
}
