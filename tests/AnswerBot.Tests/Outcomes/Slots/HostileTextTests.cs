using AnswerBot.Answers;
using AnswerBot.Outcomes.Slots;
using AnswerBot.Retrieval;

namespace AnswerBot.Tests.Outcomes.Slots;

/// <summary>Texts made to keep a pattern busy come to an end: no pattern runs into its time limit.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string> Texts =>
    [
        new string('?', 1000),
        new string('哪', 1000),
        string.Concat(Enumerable.Repeat("多少", 500)),
        string.Concat(Enumerable.Repeat("which which ", 80)),
        string.Concat(Enumerable.Repeat("a,          ", 80)),
        string.Concat(Enumerable.Repeat("甲、", 500)),
        string.Concat(Enumerable.Repeat("一二三", 330)),
        string.Concat(Enumerable.Repeat("12,3", 250)),
        "团长" + string.Concat(Enumerable.Repeat("究竟", 500)),
        string.Concat(Enumerable.Repeat("主席是", 330)),
        string.Concat(Enumerable.Repeat("谁来会将要能去", 140)),
        string.Concat(Enumerable.Repeat("who is the ", 90)),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void No_pattern_runs_into_its_time_limit(string text)
    {
        var finder = new ValueFinder(NameFinder.Load(null));

        SlotReader.Read(text);
        _ = finder.Find(text, (ValueKinds)int.MaxValue, text).Count();
        SmallTalk.Reply(text);
        EventQuestions.Reply(text, [Some.Transcript()]);

        Assert.NotEmpty(Clauses.Of(text));
    }
}
