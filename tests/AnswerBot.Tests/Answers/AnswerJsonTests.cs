using System.Text;
using System.Text.Json;
using AnswerBot.Answers;
using AnswerBot.Outcomes;
using AnswerBot.Summaries;

namespace AnswerBot.Tests.Answers;

public sealed class AnswerJsonTests
{
    [Fact]
    public void An_answer_comes_back_as_it_was_written()
    {
        var answer = SomeAnswer.Answer(SomeAnswer.Quote(SomeAnswer.Transcript(date: new DateOnly(2020, 5, 24))));

        var json = AnswerJson.Write(answer, AnswerJson.Options);

        var read = JsonSerializer.Deserialize<Answer>(json, AnswerJson.Options)!;
        Assert.Equal(answer.Excerpts[0].Citation, read.Excerpts[0].Citation);
        Assert.Equal(Encoding.UTF8.GetString(json), JsonSerializer.Serialize(read, AnswerJson.Options));
    }

    [Fact]
    public void Names_and_enum_values_are_camel_case_and_dates_are_days()
    {
        var answer = SomeAnswer.Answer(SomeAnswer.Quote(SomeAnswer.Transcript(date: new DateOnly(2020, 5, 24)))) with
        {
            Outcome = AnswerOutcome.NotFound,
            Summary = new AnswerSummary(SummaryStatus.TimedOut, "late", null, []),
        };

        var json = Text(answer);

        Assert.Contains("\"outcome\":\"notFound\"", json, StringComparison.Ordinal);
        Assert.Contains("\"status\":\"timedOut\"", json, StringComparison.Ordinal);
        Assert.Contains("\"sourceSha256\":\"aaaa", json, StringComparison.Ordinal);
        Assert.Contains("\"date\":\"2020-05-24\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void The_members_are_those_of_the_contract()
    {
        var answer = SomeAnswer.Answer(SomeAnswer.Quote(SomeAnswer.Transcript()));

        using var json = JsonDocument.Parse(AnswerJson.Write(answer, AnswerJson.Options));

        Assert.Equal(
            ["id", "question", "outcome", "confidence", "message", "excerpts", "suggestions", "related", "summary"],
            NamesOf(json.RootElement));
        var excerpt = json.RootElement.GetProperty("excerpts")[0];
        Assert.Equal(["rank", "quote", "highlights", "attribution", "citation"], NamesOf(excerpt));
        Assert.Equal(
            [
                "transcriptId", "title", "date", "speaker", "speakerRole", "asker", "askerQuestion", "askerOutlet",
                "turn", "paragraph", "start", "end", "sourceSha256", "url", "sourceUrl",
            ],
            NamesOf(excerpt.GetProperty("citation")));
        Assert.Equal(["start", "length"], NamesOf(excerpt.GetProperty("highlights")[0]));
    }

    [Fact]
    public void The_ranked_passages_are_left_out_where_they_were_not_asked_for()
    {
        var first = new RankedReference("some", 1, 1, 2.5, new Dictionary<string, double> { ["maxSim"] = 0.5 });
        var ranked = SomeAnswer.Answer() with { Ranked = [first] };

        Assert.DoesNotContain("ranked", Text(SomeAnswer.Answer()), StringComparison.Ordinal);
        const string Expected = """
            "ranked":[{"transcriptId":"some","turn":1,"paragraph":1,"score":2.5,"signals":{"maxSim":0.5}}]
            """;
        Assert.Contains(Expected, Text(ranked), StringComparison.Ordinal);
    }

    [Fact]
    public void Chinese_is_written_as_it_is()
    {
        Assert.Contains("启示是什么？", Text(SomeAnswer.Answer()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("他说：\"不\"，“是”。")]
    [InlineData("C:\\temp\\ \\u4e2d")]
    [InlineData("😀 𠮷 👩‍👩‍👧")]
    [InlineData("a\u2028b\u2029c\u0085d\u0001e")]
    [InlineData("<script>alert('&')</script>")]
    [InlineData("换行\r\n制表\t")]
    public void A_quotation_of_any_characters_survives(string quote)
    {
        var answer = SomeAnswer.Answer(SomeAnswer.Quote(SomeAnswer.Transcript()) with { Quote = quote });

        var json = AnswerJson.Write(answer, AnswerJson.Indented);

        Assert.Equal(quote, JsonSerializer.Deserialize<Answer>(json, AnswerJson.Options)!.Excerpts[0].Quote);
    }

    [Fact]
    public void A_quotation_that_json_cannot_carry_is_held_back()
    {
        var answer = SomeAnswer.Answer(SomeAnswer.Quote(SomeAnswer.Transcript()) with { Quote = "半个\uD83D" });

        Assert.Throws<QuoteMismatchException>(() => AnswerJson.Write(answer, AnswerJson.Options));
    }

    private static string Text(Answer answer) => Encoding.UTF8.GetString(AnswerJson.Write(answer, AnswerJson.Options));

    private static IEnumerable<string> NamesOf(JsonElement element) => element.EnumerateObject().Select(member => member.Name);
}
