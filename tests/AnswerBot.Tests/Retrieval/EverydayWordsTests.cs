using AnswerBot.Retrieval;

namespace AnswerBot.Tests.Retrieval;

/// <summary>The shipped table of everyday words.</summary>
public sealed class EverydayWordsTests
{
    private static readonly List<string[]> Lines = [.. ShippedFile.Lines("everyday-words.txt").Select(line => line.Split('|'))];

    [Fact]
    public void Each_line_has_a_printed_word_and_at_least_one_other_and_none_of_a_single_character()
    {
        Assert.All(Lines, words => Assert.True(words.Length > 1 && words.All(word => word.Trim() == word && word.Length > 1), string.Join('|', words)));
    }

    [Fact]
    public void No_everyday_word_means_three_things_or_one_thing_twice_and_no_printed_word_has_two_lines()
    {
        Assert.Empty(Lines.SelectMany(words => words.Skip(1)).GroupBy(word => word).Where(same => same.Count() > 2).Select(same => same.Key));
        Assert.Empty(Lines.Where(words => words.Distinct().Count() < words.Length).Select(words => words[0]));
        Assert.Empty(Lines.GroupBy(words => words[0]).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void None_contains_its_printed_word_which_would_be_found_anyway()
    {
        Assert.Empty(Lines.SelectMany(words => words.Skip(1).Where(word => word.Contains(words[0], StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("他们为什么老是扣屎盆子？", "污蔑 污名")]
    [InlineData("聊聊行不行？", "沟通 交流")]
    [InlineData("這幾年生意往來受影響嗎", "经贸")]
    public void Who_asks_in_everyday_words_searches_for_the_printed_one(string question, string printed)
    {
        Assert.Equal(printed, PrintedWord.Join(NameExpander.Load(null).PrintedFor(question), question));
    }
}
