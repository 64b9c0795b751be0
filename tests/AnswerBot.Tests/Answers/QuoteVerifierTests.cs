using AnswerBot.Answers;
using AnswerBot.Transcripts;
using CsCheck;

namespace AnswerBot.Tests.Answers;

/// <summary>The last check must pass what is right and stop every single change.</summary>
public sealed class QuoteVerifierTests
{
    private static readonly Transcript Source = SomeAnswer.Transcript(date: new DateOnly(2020, 5, 24));

    private static readonly Dictionary<string, Func<AnswerExcerpt, AnswerExcerpt>> Changes = new()
    {
        ["a character of the quotation"] = excerpt => excerpt with { Quote = excerpt.Quote.Replace('命', '令') },
        ["a blank behind the quotation"] = excerpt => excerpt with { Quote = excerpt.Quote + " " },
        ["a quotation cut short"] = excerpt => excerpt with { Quote = excerpt.Quote[..^1] },
        ["another paragraph's text"] = excerpt => excerpt with { Quote = SomeAnswer.Quote(Source, 1, 2).Quote },
        ["start"] = Cite(citation => citation with { Start = citation.Start + 1 }),
        ["end"] = Cite(citation => citation with { End = citation.End - 1 }),
        ["start and end"] = Cite(citation => citation with { Start = citation.Start - 1, End = citation.End - 1 }),
        ["offsets outside the text"] = Cite(citation => citation with { Start = int.MaxValue - 1, End = int.MaxValue }),
        ["hash"] = Cite(citation => citation with { SourceSha256 = new string('b', 64) }),
        ["speaker"] = Cite(citation => citation with { Speaker = "李四" }),
        ["role"] = Cite(citation => citation with { SpeakerRole = "总理" }),
        ["no role"] = Cite(citation => citation with { SpeakerRole = null }),
        ["asker"] = Cite(citation => citation with { Asker = "路透社记者" }),
        ["outlet"] = Cite(citation => citation with { AskerOutlet = "路透社" }),
        ["no outlet"] = Cite(citation => citation with { AskerOutlet = null }),
        ["question"] = Cite(citation => citation with { AskerQuestion = "启示是什么" }),
        ["no question"] = Cite(citation => citation with { AskerQuestion = null }),
        ["title"] = Cite(citation => citation with { Title = "回答提问" }),
        ["date"] = Cite(citation => citation with { Date = new DateOnly(2020, 5, 25) }),
        ["no date"] = Cite(citation => citation with { Date = null }),
        ["source page"] = Cite(citation => citation with { SourceUrl = "https://example.org/b" }),
        ["link to another paragraph"] = Link("-p1", "-p2"),
        ["link with another highlight"] = Link("highlight=", "highlight=1"),
        ["link elsewhere"] = Cite(citation => citation with { Url = "https://example.org" }),
        ["transcript"] = Cite(citation => citation with { TranscriptId = "other" }),
        ["turn"] = Cite(citation => citation with { Turn = 99 }),
        ["a real but wrong turn"] = Cite(citation => citation with { Turn = 2 }),
        ["paragraph"] = Cite(citation => citation with { Paragraph = 99 }),
        ["a real but wrong paragraph"] = Cite(citation => citation with { Paragraph = 2 }),
        ["highlight before the quotation"] = Highlight(-1, 2),
        ["highlight behind the quotation"] = Highlight(1, 1000),
        ["highlight far behind the quotation"] = Highlight(int.MaxValue, 1),
        ["highlight beyond all numbers"] = Highlight(1, int.MaxValue),
        ["empty highlight"] = Highlight(0, 0),
        ["no highlight"] = excerpt => excerpt with { Highlights = [] },
    };

    public static TheoryData<string> ChangeNames => [.. Changes.Keys];

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    public void A_right_answer_passes(int turn, int paragraph)
    {
        var answer = SomeAnswer.Answer(SomeAnswer.Quote(Source, turn, paragraph));

        Assert.Empty(QuoteVerifier.Check(answer, [SomeAnswer.Transcript("other"), Source]));
        QuoteVerifier.Require(answer, [Source]);
    }

    [Theory]
    [MemberData(nameof(ChangeNames))]
    public void Every_change_is_caught(string change)
    {
        var changed = Changes[change](SomeAnswer.Quote(Source));

        var failure = Assert.Throws<QuoteMismatchException>(() => QuoteVerifier.Require(SomeAnswer.Answer(changed), [Source]));

        Assert.NotEmpty(failure.Problems);
    }

    [Fact]
    public void The_excerpt_at_fault_is_named()
    {
        var right = SomeAnswer.Quote(Source);
        var wrong = SomeAnswer.Quote(Source, 2) with { Rank = 2, Quote = "这是外政。" };

        var problem = Assert.Single(QuoteVerifier.Check(SomeAnswer.Answer(right, wrong), [Source]));

        Assert.StartsWith("excerpt 2:", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_one_changed_character_of_a_quotation_is_caught()
    {
        var right = SomeAnswer.Quote(Source);

        Gen.Select(Gen.Int[0, right.Quote.Length - 1], Gen.Char).Where((at, character) => right.Quote[at] != character).Sample(
            (at, character) =>
            {
                var quote = string.Concat(right.Quote.AsSpan(0, at), [character], right.Quote.AsSpan(at + 1));

                Assert.NotEmpty(QuoteVerifier.Check(SomeAnswer.Answer(right with { Quote = quote }), [Source]));
            },
            iter: 1_000);
    }

    private static Func<AnswerExcerpt, AnswerExcerpt> Cite(Func<Citation, Citation> change) =>
        excerpt => excerpt with { Citation = change(excerpt.Citation) };

    private static Func<AnswerExcerpt, AnswerExcerpt> Link(string part, string other) =>
        Cite(citation => citation with { Url = citation.Url.Replace(part, other, StringComparison.Ordinal) });

    private static Func<AnswerExcerpt, AnswerExcerpt> Highlight(int start, int length) =>
        excerpt => excerpt with { Highlights = [new Highlight(start, length)] };
}
