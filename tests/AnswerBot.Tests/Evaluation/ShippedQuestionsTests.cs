using System.Text.RegularExpressions;
using AnswerBot.Evaluation;
using AnswerBot.Indexes.Lexical;
using AnswerBot.Retrieval;
using AnswerBot.Tests.Transcripts;
using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Evaluation;

/// <summary>The shipped question file against the shipped transcript: large enough, right, and split so that the halves share no turn.</summary>
public sealed partial class ShippedQuestionsTests
{
    private static readonly string[] Slots = ["number", "date", "place", "who", "which"];

    private static readonly IReadOnlyList<EvaluationQuestion> Questions = EvaluationSet.Read(Conference.RepositoryFile("seeds/evaluation/questions.jsonl"));

    private static readonly IReadOnlyList<EvaluationQuestion> Everyday = EvaluationSet.Read(Conference.RepositoryFile("seeds/evaluation/everyday.jsonl"));

    private static readonly Transcript Seed = TranscriptReader.Read(Conference.RepositoryFile("seeds/transcripts/2020-05-24-wang-yi.txt"));

    private static readonly List<(int Turn, string Text)> Paragraphs =
        [.. Seed.Turns.SelectMany(turn => turn.Paragraphs.Select(paragraph => (turn.Number, paragraph.Span.In(Seed.Text))))];

    [Theory]
    [InlineData("fact", 65)]
    [InlineData("paraphrase", 125)]
    [InlineData("english", 50)]
    [InlineData("typing", 20)]
    [InlineData("who-asked", 20)]
    [InlineData("multi-part", 12)]
    [InlineData("follow-up", 18)]
    [InlineData("near-miss", 250)]
    [InlineData("off-topic", 105)]
    [InlineData("opinion", 20)]
    [InlineData("yes-no", 15)]
    public void A_category_is_large_enough_for_its_figures_to_mean_something(string category, int least)
    {
        Assert.InRange(Questions.Count(question => question.Category == category), least, int.MaxValue);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    public void Each_half_has_every_category(string split)
    {
        var half = Questions.Where(question => question.Split == split).ToList();

        Assert.InRange(half.Count, 230, int.MaxValue);
        Assert.Equal(Questions.Select(question => question.Category).Distinct().Order(), half.Select(question => question.Category).Distinct().Order());
    }

    [Fact]
    public void Questions_are_asked_in_both_languages_answerable_or_not()
    {
        var counts = Questions.CountBy(question => (question.Answerable, QuestionLanguages.Detect(question.Question))).ToDictionary();

        Assert.Equal(4, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 30, int.MaxValue));
    }

    [Fact]
    public void No_question_is_asked_twice()
    {
        var twice = Questions.Concat(Everyday).CountBy(question => Folded(string.Join('|', (question.History ?? []).Append(question.Question)))).Where(pair => pair.Value > 1);

        Assert.Empty(twice);
    }

    [Fact]
    public void Only_questions_that_are_not_off_topic_and_unanswered_have_gold()
    {
        Assert.All(Questions, question => Assert.Equal(question.Category is not ("near-miss" or "off-topic"), question.Answerable));
        Assert.All(Questions, question => Assert.Equal(question.Answerable, question.Gold is [_, ..]));
    }

    [Fact]
    public void Every_gold_string_stands_word_for_word_in_just_one_answer_paragraph()
    {
        var astray = from question in Questions.Concat(Everyday)
                     from wanted in question.Gold!.Append(question.AnswerSentence).OfType<string>()
                     let holding = Paragraphs.Count(paragraph => paragraph.Text.Contains(wanted, StringComparison.Ordinal))
                     where holding != 1
                     select $"{question.Id}: {wanted} stands in {holding}";

        Assert.Empty(astray);
    }

    [Fact]
    public void The_everyday_questions_are_all_answered_and_all_for_reporting()
    {
        Assert.InRange(Everyday.Count, 400, int.MaxValue);
        Assert.All(Everyday, question => Assert.True(question is { Answerable: true, Split: "test", Gold: [_, ..] }, question.Id));
        Assert.All(Everyday, question => Assert.Equal(QuestionLanguage.Chinese, QuestionLanguages.Detect(question.Question)));
    }

    [Fact]
    public void The_answering_sentence_stands_in_a_gold_passage()
    {
        var astray = Questions.Where(question => question.AnswerSentence is not null)
            .Where(question => !GoldPassages(question).Any(passage => passage.Text.Contains(question.AnswerSentence!, StringComparison.Ordinal)));

        Assert.Empty(astray.Select(question => question.Id));
        Assert.InRange(Questions.Count(question => question.AnswerSentence is not null), 330, int.MaxValue);
    }

    [Fact]
    public void Every_asker_asks_in_the_transcript_and_all_that_was_answered_is_gold()
    {
        foreach (var question in Questions.Where(question => question.Asker is not null))
        {
            var turn = Assert.Single(Seed.Turns, turn => string.Concat((turn.Asker ?? "").Split('《', '》')).Contains(question.Asker!, StringComparison.Ordinal));

            Assert.Equal(turn.Paragraphs.Count, question.Gold!.Count);
            Assert.All(GoldPassages(question), passage => Assert.Equal(turn.Number, passage.Turn));
        }
    }

    [Fact]
    public void A_question_that_needs_several_passages_has_gold_in_several()
    {
        var needy = Questions.Where(question => question.AllOf).ToList();

        Assert.Equal(Questions.Where(question => question.Category == "multi-part"), needy);
        Assert.All(needy, question => Assert.InRange(GoldPassages(question).Distinct().Count(), 2, 5));
    }

    [Fact]
    public void A_follow_up_has_a_history()
    {
        Assert.All(Questions, question => Assert.Equal(question.Category == "follow-up", question.History is [_, ..]));
    }

    [Fact]
    public void Most_paraphrases_share_no_two_character_word_with_any_gold_passage()
    {
        var paraphrases = Questions.Where(question => question.Category == "paraphrase").ToList();

        var apart = paraphrases.Count(question => !GoldPassages(question).Any(passage => Pairs(question.Question).Overlaps(Pairs(passage.Text))));

        Assert.InRange(apart, 0.7 * paraphrases.Count, paraphrases.Count);
    }

    [Fact]
    public void Every_near_miss_says_why_it_is_not_answered_and_which_turn_it_leans_on()
    {
        var nearMisses = Questions.Where(question => question.Category == "near-miss").ToList();

        Assert.All(nearMisses, question => Assert.False(string.IsNullOrWhiteSpace(question.Note), $"{question.Id} has no note"));
        Assert.All(nearMisses, question => Assert.InRange(question.LeansOn ?? -1, 0, Seed.Turns[^1].Number));
    }

    [Fact]
    public void Near_misses_ask_for_values_of_every_kind_that_their_passage_leaves_out()
    {
        var counts = Questions.Where(question => question.Slot is not null).CountBy(question => question.Slot!).ToDictionary();

        Assert.Equal(Slots.Order(), counts.Keys.Order());
        Assert.All(counts.Values, count => Assert.InRange(count, 8, int.MaxValue));
        Assert.InRange(counts.Values.Sum(), 75, int.MaxValue);
        Assert.All(Questions.Where(question => question.Slot is not null), question => Assert.Equal("near-miss", question.Category));
    }

    [Fact]
    public void All_questions_on_a_turn_are_in_the_same_half()
    {
        var torn = Questions
            .SelectMany(question => TurnsOf(question).Select(turn => (Turn: turn, question.Split)))
            .GroupBy(pair => pair.Turn, pair => pair.Split)
            .Where(turn => turn.Distinct().Count() > 1);

        Assert.Empty(torn.Select(turn => turn.Key));
    }

    private static IEnumerable<int> TurnsOf(EvaluationQuestion question) =>
        question.LeansOn is { } turn ? [turn] : GoldPassages(question).Select(passage => passage.Turn).Distinct();

    private static IEnumerable<(int Turn, string Text)> GoldPassages(EvaluationQuestion question) =>
        Paragraphs.Where(paragraph => question.Gold!.Any(gold => paragraph.Text.Contains(gold, StringComparison.Ordinal)));

    private static HashSet<string> Pairs(string text) =>
        [.. LexicalTokenizer.Tokenize(text).Where(term => term.Length == 2 && term.All(Script.IsIdeographic))];

    private static string Folded(string text) => NotWord().Replace(TextFolding.Fold(text), "");

    [GeneratedRegex(@"[^\w|]")]
    private static partial Regex NotWord();
}
