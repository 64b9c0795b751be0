using AnswerBot.Evaluation;
using AnswerBot.Tests.Answers;

namespace AnswerBot.Tests.Evaluation;

public sealed class EvaluationSetTests : IDisposable
{
    private const string Good = """{"id":"a","category":"fact","question":"启示是什么？","answerable":true,"gold":["命运与共"]}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("answerbot-questions-");

    [Fact]
    public void Questions_are_read_in_order_and_blank_lines_and_unknown_members_passed_over()
    {
        const string Other = """{"id":"b","category":"off-topic","question":"笑话","answerable":false,"colour":"red","split":"test"}""";
        var path = Write(Good, "", Other, "   ");

        var questions = EvaluationSet.Read(path);

        Assert.Equal(["a", "b"], questions.Select(question => question.Id));
        Assert.Equal([["命运与共"], []], questions.Select(question => question.Gold!));
        Assert.Equal("test", questions[1].Split);
    }

    [Fact]
    public void What_is_left_empty_counts_as_left_out()
    {
        var path = Write(Good.Replace("}", ",\"answer_sentence\":\"\",\"asker\":\" \",\"slot\":\"\",\"split\":\"\"}", StringComparison.Ordinal));

        var question = Assert.Single(EvaluationSet.Read(path));

        Assert.Equal((null, null, null), (question.AnswerSentence, question.Asker, question.Slot));
        Assert.True(question.Split is "dev" or "test");
    }

    [Fact]
    public void Gold_that_no_transcript_holds_is_named_by_its_line()
    {
        const string Sentence = """{"id":"b","category":"fact","question":"内政？","answerable":true,"gold":["内政"],"answer_sentence":"这是内政！"}""";
        const string Refused = """{"id":"c","category":"near-miss","question":"几条？","answerable":false,"gold":["没有的话"]}""";
        var path = Write(Good, "", Sentence, Refused, Good.Replace("\"a\"", "\"d\"", StringComparison.Ordinal).Replace("命运与共", "命运共同体", StringComparison.Ordinal));

        var unfounded = EvaluationSet.Unfounded(path, EvaluationSet.Read(path), [SomeAnswer.Transcript()]);

        Assert.Equal(2, unfounded.Count);
        Assert.StartsWith($"{path}, line 3: no paragraph of an answer holds \"这是内政！\"", unfounded[0], StringComparison.Ordinal);
        Assert.StartsWith($"{path}, line 5:", unfounded[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_without_a_split_always_gets_the_same_one()
    {
        var splits = Enumerable.Range(0, 40).Select(number => Good.Replace("\"a\"", $"\"q{number}\"", StringComparison.Ordinal)).ToArray();

        var first = EvaluationSet.Read(Write(splits)).Select(question => question.Split).ToList();
        var second = EvaluationSet.Read(Write([.. splits.Reverse()])).Select(question => question.Split).Reverse();

        Assert.Equal(first, second);
        Assert.Equal(["dev", "test"], first.Distinct().Order());
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"id":"b","category":"fact","question":"问","answerable":true""")]
    [InlineData("""{"id":"b","category":"fact","question":"问","answerable":true}""")]
    [InlineData("""{"id":"b","category":"fact","question":"问","answerable":true,"gold":[]}""")]
    [InlineData("""{"id":"b","category":"fact","question":"问","answerable":true,"gold":[""]}""")]
    [InlineData("""{"id":"b","category":"fact","question":"问","answerable":true,"gold":[null]}""")]
    [InlineData("""{"id":"b","category":"fact","question":"问","answerable":true,"gold":"命运与共"}""")]
    [InlineData("""{"id":"","category":"fact","question":"问","answerable":false}""")]
    [InlineData("""{"id":"b","category":"fact","question":" ","answerable":false}""")]
    [InlineData("""{"id":"b","category":"fact","question":"？","answerable":false}""")]
    [InlineData("""{"id":"b","category":null,"question":"问","answerable":false}""")]
    [InlineData("""{"id":"b","question":"问","answerable":false}""")]
    [InlineData("""{"id":"b","category":"fact","question":"问","answerable":false,"history":[""]}""")]
    [InlineData("""{"id":"a","category":"fact","question":"问","answerable":false}""")]
    public void A_broken_line_is_named(string line)
    {
        var path = Write(Good, "", line);

        var failure = Assert.Throws<EvaluationSetException>(() => EvaluationSet.Read(path));

        Assert.Contains($"{path}, line 3:", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_or_empty_file_is_named()
    {
        Assert.All([Path.Combine(_folder.FullName, "none.jsonl"), Write(" ")], path =>
        {
            var failure = Assert.Throws<EvaluationSetException>(() => EvaluationSet.Read(path));

            Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        });
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(params string[] lines)
    {
        var path = Path.Combine(_folder.FullName, "questions.jsonl");
        File.WriteAllLines(path, lines);
        return path;
    }
}
