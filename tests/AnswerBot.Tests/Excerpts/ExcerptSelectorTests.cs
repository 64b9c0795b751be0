using AnswerBot.Embeddings;
using AnswerBot.Excerpts;
using AnswerBot.Indexes;
using AnswerBot.Passages;
using AnswerBot.Retrieval;
using AnswerBot.Transcripts;
using Microsoft.Extensions.Options;

namespace AnswerBot.Tests.Excerpts;

/// <summary>
/// Questions of two tokens, east (1, 0) and north (0, 1), against sentences whose one token points somewhere between:
/// what a sentence covers of the question can be read off its direction.
/// </summary>
public sealed class ExcerptSelectorTests
{
    private static readonly float[] East = [1, 0];
    private static readonly float[] North = [0, 1];
    private static readonly float[] Nowhere = [0, 0];

    private readonly ExcerptSelector _selector =
        new(Options.Create(new ExcerptOptions { ExcerptGain = 0.1, ExcerptMargin = 0.5, SentenceGain = 0.1 }));

    private static ExcerptSelector OneSentence => new(Options.Create(new ExcerptOptions { SentenceGain = 1 }));

    [Fact]
    public void Nothing_found_gives_no_excerpt()
    {
        Assert.Empty(_selector.Select(Found(), 3));
    }

    [Fact]
    public void One_excerpt_is_enough_where_the_others_add_nothing()
    {
        var found = Found(Ranked(1, 2.0, East), Ranked(2, 1.9, East), Ranked(3, 1.8, Nowhere));

        Assert.Equal([1], Turns(_selector.Select(found, 3)));
    }

    [Fact]
    public void A_second_excerpt_is_shown_where_it_covers_what_the_first_leaves_open()
    {
        var found = Found(Ranked(1, 2.0, East), Ranked(2, 1.9, East), Ranked(3, 1.8, North));

        Assert.Equal([1, 3], Turns(_selector.Select(found, 3)));
    }

    [Fact]
    public void A_passage_far_below_the_first_is_not_shown_whatever_it_covers()
    {
        var found = Found(Ranked(1, 2.0, East), Ranked(2, 1.4, North));

        Assert.Equal([1], Turns(_selector.Select(found, 3)));
    }

    [Fact]
    public void No_more_excerpts_than_wanted_are_shown()
    {
        var found = Found(Ranked(1, 2.0, East), Ranked(2, 1.9, North));

        Assert.Equal([1], Turns(_selector.Select(found, 1)));
    }

    [Fact]
    public void What_only_the_reporters_question_covers_does_not_count()
    {
        var found = Found(Ranked(1, 2.0, East), RankedBehind(North, 2, 1.9, Nowhere));

        Assert.Equal([1], Turns(_selector.Select(found, 3)));
    }

    [Fact]
    public void The_sentence_that_covers_the_question_is_highlighted()
    {
        var found = Found(Ranked(1, 2.0, Nowhere, East, Nowhere));

        Assert.Equal(["第2句。"], Highlights(_selector.Select(found, 3)));
    }

    [Fact]
    public void Two_sentences_are_highlighted_in_reading_order_where_each_adds()
    {
        var found = Found(Ranked(1, 2.0, [0, 0.8f], Nowhere, East));

        Assert.Equal(["第1句。", "第3句。"], Highlights(_selector.Select(found, 3)));
    }

    [Fact]
    public void A_second_sentence_that_adds_too_little_is_not_highlighted()
    {
        var found = Found(Ranked(1, 2.0, [0, 0.05f], East));

        Assert.Equal(["第2句。"], Highlights(_selector.Select(found, 3)));
    }

    [Fact]
    public void Of_two_models_that_mark_different_sentences_the_surer_one_decides()
    {
        var passage = Ranked(1, 2.0, [0.6f, 0.6f], [0.5f, 0.5f]) with { SecondTokens = Alone([0.1f, 0.1f], [0.9f, 0.9f]) };
        var found = Found(passage);
        var second = new TokenVectors([1, 0, 0, 1, 0.7f, 0.7f], 2, [new TextSpan(0, 1), new TextSpan(1, 2), new TextSpan(0, 2)]);

        Assert.Equal(["第1句。"], Highlights(OneSentence.Select(found, 3)));
        Assert.Equal(["第2句。"], Highlights(OneSentence.Select(found with { Question = found.Question! with { SecondTokens = second } }, 3)));
    }

    [Fact]
    public void Each_model_counts_half_however_many_tokens_it_makes_of_the_question()
    {
        var found = Found(Ranked(1, 2.0, [0.9f, 0.9f], [0.5f, 0.5f]) with { SecondTokens = Alone([0.5f, 0], [0.8f, 0]) });
        var many = new TokenVectors([1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0], 2, [.. Enumerable.Repeat(new TextSpan(0, 1), 6)]);

        Assert.Equal(["第1句。"], Highlights(OneSentence.Select(found with { Question = found.Question! with { SecondTokens = many } }, 3)));
    }

    [Fact]
    public void Without_token_vectors_of_the_question_the_first_passage_and_its_first_sentence_are_shown()
    {
        var found = Found(Ranked(1, 2.0, East, North), Ranked(2, 1.9, North)) with { Question = new EncodedText([1, 0], null) };

        var excerpts = _selector.Select(found, 3);

        Assert.Equal([1], Turns(excerpts));
        Assert.Equal(["第1句。"], Highlights(excerpts));
    }

    [Fact]
    public void Without_token_vectors_of_the_passage_its_first_sentence_is_highlighted()
    {
        var found = Found(Ranked(1, 2.0, Nowhere, East) with { Tokens = null });

        Assert.Equal(["第1句。"], Highlights(_selector.Select(found, 3)));
    }

    [Fact]
    public void A_passage_of_which_the_model_made_no_token_is_shown_with_its_first_sentence()
    {
        var found = Found(Ranked(1, 2.0, Nowhere, East) with { Tokens = new QuantizedTokens([], 2, []) });

        Assert.Equal(["第1句。"], Highlights(_selector.Select(found, 3)));
    }

    [Fact]
    public void Of_an_outlet_that_asked_several_times_each_question_is_shown_once()
    {
        var found = Found(Ranked(1, 2.0, East), Ranked(1, 1.9, North), Ranked(2, 1.0, Nowhere), Ranked(3, 0.9, Nowhere)) with { Asker = new AskerMatch(["路透社"], "", false) };

        Assert.Equal([1, 2], Turns(_selector.Select(found, 2)));
    }

    [Fact]
    public void A_limit_below_one_is_a_wrong_call()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _selector.Select(Found(), 0));
    }

    private static IEnumerable<int> Turns(IReadOnlyList<Excerpt> excerpts) => excerpts.Select(excerpt => excerpt.Passage.Turn);

    private static IEnumerable<string> Highlights(IReadOnlyList<Excerpt> excerpts) =>
        excerpts.SelectMany(excerpt => excerpt.Highlights.Select(highlight => highlight.In(excerpt.Passage.Text)));

    private static RetrievedPassages Found(params RankedPassage[] ranked)
    {
        var question = new TokenVectors([.. East, .. North], 2, [new TextSpan(0, 1), new TextSpan(1, 2)]);
        return new RetrievedPassages(new ResolvedQuestion("东北", ""), "东北", new AskerMatch([], "东北", false), new EncodedText([1, 0], question), ranked, []);
    }

    /// <summary>The second model's tokens of four-character sentences, one each, without the question before them.</summary>
    private static QuantizedTokens Alone(params float[][] sentences) =>
        QuantizedTokens.From(new TokenVectors([.. sentences.SelectMany(vector => vector)], 2, [.. sentences.Select((_, place) => new TextSpan(place * 4, 4 + (place * 4)))]));

    private static RankedPassage Ranked(int turn, double score, params float[][] sentences) =>
        RankedBehind(Nowhere, turn, score, sentences);

    /// <summary>A passage of four-character sentences behind a question of two characters, one token each.</summary>
    private static RankedPassage RankedBehind(float[] context, int turn, double score, params float[][] sentences)
    {
        var text = string.Concat(sentences.Select((_, place) => $"第{place + 1}句。"));
        var passage = new Passage($"t/t{turn}/p1", "t", turn, 1, text, new TextSpan(0, text.Length), "王毅", "记者", null, "问？", null);
        var inText = sentences.Select((_, place) => new TextSpan(3 + (place * 4), 7 + (place * 4)));
        var tokens = QuantizedTokens.From(new TokenVectors([.. context, .. sentences.SelectMany(vector => vector)], 2, [new TextSpan(0, 2), .. inText]));
        return new RankedPassage(passage, score, new RankingSignals(0, 0, 0, 0), tokens);
    }
}
