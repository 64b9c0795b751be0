using AnswerBot.Indexes;
using AnswerBot.Outcomes;
using AnswerBot.Passages;
using AnswerBot.Retrieval;
using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Outcomes;

/// <summary>What a question names and the turn of the first passage does not.</summary>
public sealed class TermCheckTests
{
    private static readonly NameExpander Words = NameExpander.Load(null);

    private static readonly Transcript Source = Some.Transcript(turns:
    [
        Some.Turn("中美贸易如何？", paragraphs: ["中方愿同美国推进贸易，能源合作前景广阔。"]),
        Some.Turn("朝鲜呢？", paragraphs: ["我们出口口罩。"]),
    ]);

    [Theory]
    [InlineData("法国怎么样？", 1, 1)]
    [InlineData("朝鲜怎么样？", 1, 0)]
    [InlineData("特朗普怎么样？", 0.5, 0)]
    [InlineData("金正恩怎么样？", 1, 0.5)]
    public void A_name_is_absent_from_the_turn_or_unknown_to_the_transcript(string question, double absent, double unknown)
    {
        var features = Check(question);

        Assert.Equal((absent, unknown), (features[OutcomeFeatures.AbsentNames], features[OutcomeFeatures.UnknownNames]));
    }

    [Theory]
    [InlineData("大豆买多少？", 1, 1)]
    [InlineData("口罩卖多少？", 1, 0)]
    [InlineData("石油买多少？", 0, 0)]
    public void A_thing_is_absent_or_unknown_unless_a_broader_word_covers_it(string question, double absent, double unknown)
    {
        var features = Check(question);

        Assert.Equal((absent, unknown), (features[OutcomeFeatures.AbsentConcepts], features[OutcomeFeatures.UnknownConcepts]));
    }

    [Theory]
    [InlineData("跟美国做生意怎么样？", 1)]
    [InlineData("trade with America?", 1)]
    [InlineData("跟美国打官司怎么样？", 0)]
    public void A_word_that_the_turn_says_otherwise_is_counted(string question, double count)
    {
        Assert.Equal(count, Check(question)[OutcomeFeatures.SaidOtherwise]);
    }

    [Fact]
    public void A_thing_inside_a_word_that_the_turn_says_otherwise_is_not_missing()
    {
        const string Question = "大豆生意好做吗？";
        IReadOnlyList<PrintedWord> explained = [new PrintedWord("贸易", new TextSpan(0, 4), IsName: false)];

        Assert.Equal(1, Check(Question, [])[OutcomeFeatures.UnknownConcepts]);
        Assert.Equal(0, Check(Question, explained)[OutcomeFeatures.UnknownConcepts]);
        Assert.Equal(1, Check(Question, [explained[0] with { Printed = "诉讼" }])[OutcomeFeatures.UnknownConcepts]);
    }

    private static SortedDictionary<string, double> Check(string question, IReadOnlyList<PrintedWord>? words = null)
    {
        var first = new RankedPassage(PassageBuilder.Build(Source)[0], 1, new RankingSignals(0, 0, 0, 0), null);
        var found = new RetrievedPassages(new ResolvedQuestion(question, ""), question, new AskerMatch([], "", false), null, [first], [Source])
        {
            PrintedWords = words ?? Words.PrintedFor(question),
        };
        var values = new SortedDictionary<string, double>(StringComparer.Ordinal);
        new TermCheck(NameFinder.Load(null), ConceptTable.Shipped).AddTo(values, found);
        return values;
    }
}
