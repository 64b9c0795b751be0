using AnswerBot.Answers;
using AnswerBot.Embeddings;
using AnswerBot.Evaluation;
using AnswerBot.Excerpts;
using AnswerBot.Indexes;
using AnswerBot.Outcomes;
using AnswerBot.Retrieval;
using AnswerBot.Summaries;
using AnswerBot.Tests.Answers;
using AnswerBot.Tests.Summaries;
using AnswerBot.Transcripts;
using Microsoft.Extensions.Options;

namespace AnswerBot.Tests.Evaluation;

/// <summary>How answers are judged: the index gives back what a test ranks, and the first three are shown.</summary>
public sealed class EvaluatorTests
{
    private static readonly Transcript Source = SomeAnswer.Transcript(text: """
        　　《人民日报》记者：启示是什么？
        　　王毅：命运与共。没有一国能独善其身。
        　　团结。
        　　新加坡《海峡时报》记者：南海呢？
        　　王毅：无稽之谈。
        　　记者问：还有吗？
        　　王毅：没有了。
        """);

    private static readonly EvaluationQuestion Insight = new("q1", "fact", "这场疫情给世界的启示", true, ["命运与共"], History: [], Split: "dev");

    [Fact]
    public async Task A_gold_passage_ranked_first_is_a_hit_throughout()
    {
        var result = await JudgeAsync(Insight, [(1, 1), (2, 1)]);

        Assert.Equal((1, true, true), (result.GoldRank, result.FirstIsGold, result.ServedHit));
        Assert.Empty(result.QuoteProblems);
    }

    [Fact]
    public async Task A_gold_passage_behind_those_shown_is_ranked_but_not_served()
    {
        var result = await JudgeAsync(Insight, [(1, 2), (2, 1), (3, 1), (1, 1)]);

        Assert.Equal((4, false, false), (result.GoldRank, result.FirstIsGold, result.ServedHit));
    }

    [Fact]
    public async Task A_gold_passage_that_is_not_ranked_has_no_rank()
    {
        Assert.Null((await JudgeAsync(Insight, [(2, 1)])).GoldRank);
    }

    [Fact]
    public async Task Any_of_several_gold_passages_will_do()
    {
        var question = Insight with { Gold = ["不在原文里", "团结"] };

        Assert.Equal(2, (await JudgeAsync(question, [(1, 1), (1, 2)])).GoldRank);
    }

    [Fact]
    public async Task Where_all_gold_passages_are_needed_the_last_one_counts()
    {
        var question = Insight with { Gold = ["命运与共", "无稽之谈"], AllOf = true };

        var both = await JudgeAsync(question, [(1, 1), (3, 1), (2, 1)]);
        var one = await JudgeAsync(question, [(1, 1), (3, 1)]);

        Assert.Equal((3, true, true), (both.GoldRank, both.FirstIsGold, both.ServedHit));
        Assert.Null(one.GoldRank);
        Assert.Equal((true, false), (one.FirstIsGold, one.ServedHit));
    }

    [Fact]
    public async Task A_refusal_serves_nothing_whatever_the_rank()
    {
        var result = await JudgeAsync(Insight with { Asker = "人民日报" }, [(1, 1)], answeredFrom: 1);

        Assert.Equal((1, false), (result.GoldRank, result.ServedHit));
        Assert.Null(result.AttributionHit);
    }

    [Theory]
    [InlineData("命运与共。", true)]
    [InlineData("没有一国能独善其身。", false)]
    [InlineData("无稽之谈。", null)]
    public async Task A_highlight_must_lie_on_the_answering_sentence_of_a_passage_shown(string sentence, bool? expected)
    {
        Assert.Equal(expected, (await JudgeAsync(Insight with { AnswerSentence = sentence }, [(1, 1)])).SentenceHit);
    }

    [Theory]
    [InlineData("人民日报", 1, true)]
    [InlineData("路透社", 1, false)]
    [InlineData("海峡时报", 2, true)]
    [InlineData("新加坡海峡时报", 2, true)]
    [InlineData("人民日报", 3, false)]
    public async Task An_excerpt_must_be_attributed_to_the_outlet_wanted(string asker, int turn, bool expected)
    {
        Assert.Equal(expected, (await JudgeAsync(Insight with { Asker = asker }, [(turn, 1)])).AttributionHit);
    }

    [Fact]
    public async Task What_came_first_and_what_was_wanted_are_linked_with_their_highlights()
    {
        var question = Insight with { Gold = ["团结", "命运与共"], AnswerSentence = "没有一国能独善其身。" };

        var result = await JudgeAsync(question, [(2, 1), (1, 1)]);

        var wanted = Assert.Single(result.Wanted);
        Assert.Equal(("无稽之谈。", LinkTo("无稽之谈。", "t2-p1")), (result.Got!.Text, result.Got.Url));
        Assert.Equal(("命运与共。没有一国能独善其身。", LinkTo("没有一国能独善其身。", "t1-p1")), (wanted.Text, wanted.Url));
    }

    [Fact]
    public async Task Where_all_are_needed_all_are_wanted_and_where_none_is_nothing_is()
    {
        var all = await JudgeAsync(Insight with { Gold = ["无稽之谈", "命运与共"], AllOf = true }, [(1, 1)]);
        var none = await JudgeAsync(Insight with { Answerable = false, Gold = ["命运与共"] }, [(1, 1)]);

        Assert.Equal([(2, 1), (1, 1)], all.Wanted.Select(link => (link.Turn, link.Paragraph)));
        Assert.Empty(none.Wanted);
    }

    [Fact]
    public async Task Questions_are_asked_in_order_and_each_is_timed_and_reported()
    {
        var progress = new Steps();
        var questions = new[] { Insight, Insight with { Id = "q2" } };

        var results = await Evaluator([(1, 1)], answeredFrom: 0).EvaluateAsync(questions, progress, TestContext.Current.CancellationToken);

        Assert.Equal(["q1", "q2"], results.Select(result => result.Question.Id));
        Assert.Equal([1, 2], progress.Reported);
        Assert.All(results, result => Assert.Equal(TimeSpan.FromSeconds(1), result.Elapsed));
    }

    [Fact]
    public async Task A_suggestion_is_answered_where_an_excerpt_of_its_own_turn_is_shown()
    {
        var evaluator = Evaluator([(1, 1)], answeredFrom: 0);
        var result = Assert.Single(await evaluator.EvaluateAsync([Insight], null, TestContext.Current.CancellationToken));
        result = result with { Answer = result.Answer with { Suggestions = ["启示是什么？", "南海呢？", "启示是什么？"] } };

        var suggestions = await evaluator.CheckSuggestionsAsync([result], TestContext.Current.CancellationToken);

        Assert.Equal(new Share(1, 2), suggestions.Answered);
        Assert.Equal(["南海呢？"], suggestions.Failed);
    }

    private static string LinkTo(string quote, string place)
    {
        var start = Source.Text.IndexOf(quote, StringComparison.Ordinal);
        return $"/transcripts/some?highlight={start}-{start + quote.Length}#{place}";
    }

    private static async Task<QuestionResult> JudgeAsync(
        EvaluationQuestion question, (int Turn, int Paragraph)[] ranked, double answeredFrom = 0) =>
        Assert.Single(await Evaluator(ranked, answeredFrom).EvaluateAsync([question], null, TestContext.Current.CancellationToken));

    private static Evaluator Evaluator((int Turn, int Paragraph)[] ranked, double answeredFrom)
    {
        var passages = ranked.Select(place => SomeAnswer.Passage(Source, place.Turn, place.Paragraph));
        var index = new RankedIndex([.. passages.Select(passage => new RankedPassage(passage, 1, new RankingSignals(0, 0, 0, 0), null))]);
        var outlets = OutletDirectory.Load(null);
        var answerer = new Answerer(
            new Retriever(new BlindEncoder(), index, new AskerMatcher(outlets), NameExpander.Load(null), Options.Create(new RetrievalOptions())),
            new OutcomeClassifier(new FeatureReader(NameFinder.Load(null), new OtherSubjects(new BlindEncoder())), Options.Create(new OutcomeOptions { AnsweredFrom = answeredFrom, RelatedFrom = 0 })),
            new ExcerptSelector(Options.Create(new ExcerptOptions { ExcerptGain = 0 })),
            new CitationBuilder(outlets),
            SomeSummary.Off,
            index);
        return new Evaluator(answerer, SomeSummary.Writer(new SummaryOptions(), new FakeSummarizer()), index, new SecondsClock());
    }

    private sealed class BlindEncoder : ISentenceEncoder
    {
        public EncoderIdentity Identity { get; } = new("blind", new string('0', 64), 1, 0);

        public ValueTask<EncodedText> EncodeQuestionAsync(string question, CancellationToken cancellationToken) =>
            new(new EncodedText([1], null));

        public ValueTask<EncodedText> EncodePassageAsync(string passage, CancellationToken cancellationToken) =>
            new(new EncodedText([1], null));
    }

    private sealed class RankedIndex(IReadOnlyList<RankedPassage> ranked) : IPassageIndex
    {
        public ValueTask<IReadOnlyList<Transcript>> GetTranscriptsAsync(CancellationToken cancellationToken) => new([Source]);

        public ValueTask<SearchResult> SearchAsync(PassageQuery query, CancellationToken cancellationToken) =>
            new(new SearchResult(ranked, [Source]));

        public ValueTask<IndexManifest?> ReadManifestAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task UpdateAsync(IndexUpdate update, CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    /// <summary>A second goes by between two looks at it.</summary>
    private sealed class SecondsClock : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds++;
    }

    private sealed class Steps : IProgress<int>
    {
        public List<int> Reported { get; } = [];

        public void Report(int value) => Reported.Add(value);
    }
}
