using AnswerBot.Excerpts;
using AnswerBot.Passages;
using CsCheck;

namespace AnswerBot.Tests.Excerpts;

/// <summary>Marked sentences and those that limit them.</summary>
public sealed class ContextGuardTests
{
    [Theory]
    [InlineData("我们支持对话。但各方要拿出行动。会议明天开。", 0, "我们支持对话。|但各方要拿出行动。")]
    [InlineData("我们支持对话。但各方要拿出行动。会议明天开。", 1, "我们支持对话。|但各方要拿出行动。")]
    [InlineData("我们支持对话。但各方要拿出行动。会议明天开。", 2, "会议明天开。")]
    [InlineData("各方要遵守协议。否则后果自负。", 0, "各方要遵守协议。|否则后果自负。")]
    [InlineData("他们说愿意谈。“然而事实正相反。”", 0, "他们说愿意谈。|“然而事实正相反。”")]
    [InlineData("大家散会。但愿如此。", 0, "大家散会。")]
    [InlineData("We welcome talks. However, action is needed. They meet today.", 0, "We welcome talks.|However, action is needed.")]
    [InlineData("We welcome talks. Butter prices rose.", 0, "We welcome talks.")]
    public void A_sentence_is_marked_with_the_one_that_limits_it(string text, int telling, string marked)
    {
        var sentences = SentenceSplitter.Split(text);

        Assert.Equal(marked, string.Join('|', ContextGuard.Widen(text, sentences, [sentences[telling]]).Select(span => span.In(text))));
    }

    [Fact]
    public void Nothing_is_unmarked_or_cut_and_the_order_is_that_of_the_text()
    {
        string[] words = ["但是", "然而", "好", "。", "！", "However, ", "no. ", "”", "“", " "];

        Gen.Int[0, words.Length - 1].Array[0, 30].Select(places => string.Concat(places.Select(place => words[place]))).Sample(text =>
        {
            var sentences = SentenceSplitter.Split(text);
            var telling = sentences.Where((_, place) => place % 3 == 0).ToList();
            var marked = ContextGuard.Widen(text, sentences, telling);

            Assert.Empty(marked.Except(sentences));
            Assert.Empty(telling.Except(marked));
            Assert.Equal(marked.OrderBy(span => span.Start), marked);
        });
    }
}
