using AnswerBot.Evaluation;
using AnswerBot.Tests.Transcripts;
using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Evaluation;

public sealed class EvaluationSetTests : IDisposable
{
    private const string Good = """{"id":"a","category":"fact","question":"启示是什么？","answerable":true,"gold":["命运与共"]}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("answerbot-questions-");

    [Fact]
    public void The_shipped_questions_cover_every_category_with_at_least_eighty()
    {
        var questions = Shipped();

        Assert.InRange(questions.Count, 80, int.MaxValue);
        string[] wanted = ["fact", "paraphrase", "english", "typing", "who-asked", "multi-part", "follow-up", "near-miss", "off-topic"];
        Assert.Empty(wanted.Except(questions.Select(question => question.Category)));
        Assert.Equal(questions.Count, questions.DistinctBy(question => question.Id).Count());
        Assert.Equal(["dev", "test"], questions.Select(question => question.Split!).Distinct().Order());
    }

    [Fact]
    public void Every_gold_string_of_the_shipped_questions_stands_word_for_word_in_an_answer_paragraph()
    {
        var paragraphs = SeedParagraphs();

        var missing = from question in Shipped()
                      from wanted in question.Gold!.Append(question.AnswerSentence).OfType<string>()
                      where !paragraphs.Exists(paragraph => paragraph.Contains(wanted, StringComparison.Ordinal))
                      select $"{question.Id}: {wanted}";

        Assert.Empty(missing);
    }

    [Fact]
    public void The_answering_sentence_of_a_shipped_question_stands_in_a_gold_passage()
    {
        var paragraphs = SeedParagraphs();

        var astray = from question in Shipped()
                     where question.AnswerSentence is not null
                     let holding = paragraphs.Where(paragraph => paragraph.Contains(question.AnswerSentence!, StringComparison.Ordinal))
                     where !holding.Any(paragraph => question.Gold!.Any(gold => paragraph.Contains(gold, StringComparison.Ordinal)))
                     select question.Id;

        Assert.Empty(astray);
    }

    [Fact]
    public void Every_asker_of_the_shipped_questions_asks_in_the_seed()
    {
        var labels = Seed().Turns.Select(turn => string.Concat((turn.Asker ?? "").Split('《', '》'))).ToList();

        var askers = Shipped().Select(question => question.Asker).OfType<string>();

        Assert.All(askers, asker => Assert.Contains(labels, label => label.Contains(asker, StringComparison.Ordinal)));
    }

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

    private static IReadOnlyList<EvaluationQuestion> Shipped() =>
        EvaluationSet.Read(Conference.RepositoryFile("seeds/evaluation/questions.jsonl"));

    private static Transcript Seed() => TranscriptReader.Read(Conference.RepositoryFile("seeds/transcripts/2020-05-24-wang-yi.txt"));

    private static List<string> SeedParagraphs()
    {
        var seed = Seed();
        return [.. seed.Turns.SelectMany(turn => turn.Paragraphs).Select(paragraph => paragraph.Span.In(seed.Text))];
    }

    private string Write(params string[] lines)
    {
        var path = Path.Combine(_folder.FullName, "questions.jsonl");
        File.WriteAllLines(path, lines);
        return path;
    }
}
