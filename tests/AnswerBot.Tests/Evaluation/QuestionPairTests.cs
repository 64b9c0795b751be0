using AnswerBot.Evaluation;
using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Evaluation;

/// <summary>Question-answer pairs of other events, as a second set to fit weights to.</summary>
public sealed class QuestionPairTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_line_is_a_question_with_the_paragraphs_of_its_answer_and_other_members_are_passed_over()
    {
        var path = _folder.Write("pairs.jsonl", """
            {"date":"2024-03-01","question":"桥何时通车？","answer":["明年。","请等通知。"]}

            {"question":"How long is it?","answer":["3 km."]}
            """);

        var pairs = QuestionPair.ReadAll(path);

        Assert.Equal(["桥何时通车？", "How long is it?"], pairs.Select(pair => pair.Question));
        Assert.Equal(["明年。", "请等通知。"], pairs[0].Answer);
    }

    [Theory]
    [InlineData("""{"question":"桥何时通车？"}""", "line 2")]
    [InlineData("""{"question":"？！","answer":["明年。"]}""", "line 2")]
    [InlineData("""{"question":"桥何时通车？","answer":[]}""", "line 2")]
    [InlineData("""{"question":"桥何时通车？","answer":["明年。"," "]}""", "line 2")]
    [InlineData("桥何时通车？ 明年。", "line 2")]
    [InlineData("", "fewer than two")]
    public void A_file_that_cannot_be_used_is_explained(string line, string named)
    {
        var path = _folder.Write("pairs.jsonl", """{"question":"桥有多长？","answer":["三公里。"]}""" + "\n" + line);

        var failure = Assert.Throws<EvaluationSetException>(() => QuestionPair.ReadAll(path));

        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        Assert.Contains("--pairs", Assert.Throws<EvaluationSetException>(() => QuestionPair.ReadAll(_folder["none.jsonl"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(48)]
    [InlineData(49)]
    [InlineData(101)]
    public void Each_pair_is_a_turn_of_one_transcript_and_not_of_the_one_beside_it(int count)
    {
        var pairs = Enumerable.Range(0, count).Select(number => new QuestionPair($"第{number}座桥何时通车？", [$"第{number}年。", "背景：\n资金到位。"])).ToList();

        var placed = PairTranscripts.Write(pairs, _folder.Path);

        // A single one at the end has nothing beside it.
        Assert.Equal(count % 48 == 1 ? count - 1 : count, placed.Count);
        Assert.All(placed, one =>
        {
            var turn = Assert.Single(Turns(one.Answering), turn => turn.Question == one.Pair.Question);
            Assert.Equal(one.Pair.Answer.Select(paragraph => paragraph.ReplaceLineEndings(" ")), turn.Answer);
            Assert.DoesNotContain(Turns(one.Near), turn => turn.Question == one.Pair.Question);
            Assert.InRange(Turns(one.Near).Count, 1, 24);
        });
    }

    public void Dispose() => _folder.Dispose();

    private List<(string? Question, List<string> Answer)> Turns(string id)
    {
        var transcript = TranscriptReader.Read(_folder[id + ".txt"]);
        return [.. transcript.Turns.Select(turn => (turn.Question?.In(transcript.Text), turn.Paragraphs.Select(paragraph => paragraph.Span.In(transcript.Text)).ToList()))];
    }
}
