using System.Text.Json.Nodes;
using AnswerBot.Evaluation;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.BotFramework.Feedback;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.BotFramework.Feedback;

/// <summary>Votes and reasons from every channel, what is kept of them, and what becomes of them.</summary>
public sealed class FeedbackTests(Seed seed) : IAsyncDisposable
{
    private const string Lesson = "人们从疫情中得到的最重要启示是什么？";

    private readonly SomeBot _bot = new(seed);

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData("Playground", "\"答非所问\"", false)]
    [InlineData("Teams", "\"{\\\"feedbackText\\\":\\\"答非所问\\\"}\"", true)]
    public async Task Trap_3_a_thumb_of_Teams_and_of_its_simulator_is_taken_with_a_truly_empty_200(string sender, string feedback, bool namesMessage)
    {
        await using var bot = new SomeBot(seed, null, ("AnswerBot:Feedback:KeepComments", "true"));
        var conversation = SomeActivity.NewConversation();
        await bot.SendAsync(SomeActivity.Message(Lesson, conversation: conversation));

        var response = await bot.InvokeAsync(Thumb("dislike", conversation, feedback, namesMessage ? "sent-1" : null));

        Assert.Equal(new InvokeResponse(200), response);
        var entry = Assert.Single(await EntriesAsync(bot));
        Assert.Equal((FeedbackVote.Dislike, "答非所问", Lesson), (entry.Vote, entry.Comment, entry.Answer?.Question));
        Assert.NotEmpty(sender);
    }

    [Fact]
    public async Task A_thumb_on_an_earlier_message_is_for_that_one()
    {
        var conversation = SomeActivity.NewConversation();
        var replies = new RecordedReplies();
        await _bot.Get<BotTurn>().RunAsync(SomeActivity.Message(Lesson, conversation: conversation), replies, TestContext.Current.CancellationToken);
        await _bot.Get<BotTurn>().RunAsync(SomeActivity.Message("中韩关系怎么样？", conversation: conversation), replies, TestContext.Current.CancellationToken);

        await _bot.InvokeAsync(Thumb("like", conversation, "\"\"", "sent-1"));

        Assert.Equal(Lesson, Assert.Single(await EntriesAsync(_bot)).Answer?.Question);
    }

    [Theory]
    [InlineData("message/submitAction", """{"actionName":"other"}""")]
    [InlineData("message/submitAction", """[]""")]
    [InlineData("adaptiveCard/action", """{"action":{}}""")]
    public async Task An_invoke_that_is_no_feedback_is_not_implemented(string name, string value)
    {
        var invoke = SomeActivity.Of("invoke");
        invoke.Json["name"] = name;
        invoke.Json["value"] = JsonNode.Parse(value);

        Assert.Equal(new InvokeResponse(501), await _bot.InvokeAsync(invoke));
    }

    [Fact]
    public async Task A_thumb_down_in_Web_Chat_asks_for_the_reason_and_takes_it()
    {
        var conversation = SomeActivity.NewConversation();
        var answer = Assert.Single(await _bot.SendAsync(SomeActivity.Message(Lesson, "webchat", conversation)));
        var clicked = SomeActivity.Of("event", "webchat", conversation);
        clicked.Json["name"] = "webchat:activity-status/feedback";
        clicked.Json["entities"] = new JsonArray(answer.Json["entities"]![0]!["potentialAction"]![1]!.DeepClone());

        var asked = Assert.Single(await _bot.SendAsync(clicked));
        var reasons = asked.Json["suggestedActions"]!["actions"]!.AsArray();
        await _bot.SendAsync(SomeActivity.Button(reasons[1]!["value"]!.DeepClone(), "webchat", conversation));

        Assert.Equal(4, reasons.Count);
        var entries = await EntriesAsync(_bot);
        Assert.Equal([null, FeedbackReason.WrongSpeaker], entries.Select(entry => entry.Reason));
        Assert.All(entries, entry => Assert.Equal(Lesson, entry.Answer?.Question));
    }

    [Fact]
    public async Task The_form_of_the_card_sends_a_reason()
    {
        var conversation = SomeActivity.NewConversation();
        await _bot.SendAsync(SomeActivity.Message(Lesson, conversation: conversation));
        var answerId = (await LastAnswerIdAsync(conversation))!;
        var data = new ButtonData(ButtonData.Feedback) { Answer = answerId }.ToJson();
        data["reason"] = "doesNotAnswer";

        var thanks = await _bot.SayAsync(SomeActivity.Button(data, conversation: conversation));

        Assert.Contains("谢谢", thanks, StringComparison.Ordinal);
        Assert.Equal(FeedbackReason.DoesNotAnswer, Assert.Single(await EntriesAsync(_bot)).Reason);
    }

    [Fact]
    public async Task Neither_ids_nor_names_nor_comments_are_kept_unless_settings_allow_it()
    {
        await using var bot = new SomeBot(seed, null, ("AnswerBot:Feedback:KeepQuestions", "false"));
        var conversation = SomeActivity.NewConversation();
        await bot.SendAsync(SomeActivity.Message(Lesson, conversation: conversation));

        await bot.InvokeAsync(Thumb("like", conversation, "\"secret words\"", null));

        var kept = await File.ReadAllTextAsync(Path.Combine(bot.DataPath, "feedback.jsonl"), TestContext.Current.CancellationToken);
        Assert.Contains("\"vote\":\"like\"", kept, StringComparison.Ordinal);
        Assert.All(new[] { "29:alex", "Alex", conversation, "secret words", "启示" }, word => Assert.DoesNotContain(word, kept, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Forgetting_deletes_the_feedback_of_that_user_and_no_other()
    {
        var conversation = SomeActivity.NewConversation();
        await _bot.SendAsync(SomeActivity.Message(Lesson, conversation: conversation));
        await _bot.InvokeAsync(Thumb("like", conversation, "\"\"", null));
        await _bot.InvokeAsync(Thumb("dislike", conversation, "\"\"", null, from: "29:other"));

        await _bot.SendAsync(SomeActivity.Message("忘记", conversation: conversation));

        Assert.Equal(FeedbackVote.Dislike, Assert.Single(await EntriesAsync(_bot)).Vote);
    }

    [Fact]
    public async Task What_is_liked_becomes_an_evaluation_question_and_what_is_not_waits_for_a_person()
    {
        var conversation = SomeActivity.NewConversation();
        await _bot.SendAsync(SomeActivity.Message(Lesson, conversation: conversation));
        await _bot.InvokeAsync(Thumb("like", conversation, "\"\"", null));
        await _bot.SendAsync(SomeActivity.Message("中国男足什么时候能赢世界杯？", conversation: conversation));
        await _bot.InvokeAsync(Thumb("like", conversation, "\"\"", null));
        await _bot.SendAsync(SomeActivity.Message("中韩关系怎么样？", conversation: conversation));
        await _bot.InvokeAsync(Thumb("dislike", conversation, "\"\"", null));

        var exported = await _bot.Get<FeedbackExport>().ExportAsync(TestContext.Current.CancellationToken);
        using var folder = new TemporaryFolder();
        var read = EvaluationSet.Read(folder.Write("questions.jsonl", string.Join('\n', exported.Ready.Select(FeedbackExport.ToLine))));

        Assert.Equal([Lesson, "中国男足什么时候能赢世界杯？"], read.Select(question => question.Question));
        Assert.Equal([true, false], read.Select(question => question.Answerable));
        Assert.Contains("最大启示是", Assert.Single(read[0].Gold!), StringComparison.Ordinal);
        Assert.Equal("中韩关系怎么样？", Assert.Single(exported.ToJudge).Question);
    }

    private static Activity Thumb(string reaction, string conversation, string feedback, string? messageId, string from = SomeActivity.UserId)
    {
        var invoke = SomeActivity.Of("invoke", "msteams", conversation, "personal", from);
        invoke.Json["name"] = "message/submitAction";
        invoke.Json["value"] = new JsonObject
        {
            ["actionName"] = "feedback",
            ["actionValue"] = new JsonObject { ["reaction"] = reaction, ["feedback"] = JsonNode.Parse(feedback) },
        };
        if (messageId is not null)
        {
            invoke.Json["replyToId"] = messageId;
        }

        return invoke;
    }

    private static Task<IReadOnlyList<FeedbackEntry>> EntriesAsync(SomeBot bot) => bot.Get<FeedbackFile>().ReadAsync(TestContext.Current.CancellationToken);

    private async Task<string?> LastAnswerIdAsync(string conversation) =>
        (await _bot.Get<RecentAnswers>().FindLastAsync(SomeActivity.Of("message", conversation: conversation), TestContext.Current.CancellationToken))?.AnswerId;
}
