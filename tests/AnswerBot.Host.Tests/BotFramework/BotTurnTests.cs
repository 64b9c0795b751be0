using System.Text.Json.Nodes;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.Tests.Fixtures;
using AnswerBot.Indexes;
using AnswerBot.Transcripts;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>Whole turns with the shipped transcript and models.</summary>
public sealed class BotTurnTests(Seed seed) : IAsyncDisposable
{
    private const string Lesson = "人们从疫情中得到的最重要启示是什么？";

    private readonly SomeBot _bot = new(seed);

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData("msteams")]
    [InlineData("webchat")]
    [InlineData("directline")]
    [InlineData("slack")]
    public async Task A_question_is_answered_with_a_quotation_and_its_mark(string channel)
    {
        var text = await _bot.SayAsync(SomeActivity.Message(Lesson, channel));

        Assert.Contains("最大启示是", text, StringComparison.Ordinal);
        Assert.Contains("[1]", text, StringComparison.Ordinal);
        Assert.Contains("王毅（国务委员兼外交部长），答《人民日报》记者问，2020年5月24日", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_English_question_is_answered_in_English()
    {
        var text = await _bot.SayAsync(SomeActivity.Message("What is the most important lesson people have learned from the pandemic?", locale: "zh-CN"));

        Assert.StartsWith("This is what was said", text, StringComparison.Ordinal);
        Assert.Contains("answering People's Daily", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_reply_goes_back_where_it_came_from()
    {
        var question = SomeActivity.Message(Lesson);

        var replies = await _bot.SendAsync(question);

        Assert.All(replies, reply =>
        {
            Assert.Equal(SomeActivity.BotId, reply.FromId);
            Assert.Equal(SomeActivity.UserId, reply.RecipientId);
            Assert.True(JsonNode.DeepEquals(question.Json["conversation"], reply.Json["conversation"]));
            Assert.Equal(question.Id, reply.ReplyToId);
        });
    }

    [Fact]
    public async Task A_follow_up_leans_on_the_question_before_it()
    {
        var conversation = SomeActivity.NewConversation();
        await _bot.SendAsync(SomeActivity.Message("中日关系怎么样？", conversation: conversation));

        var followUp = await _bot.SayAsync(SomeActivity.Message("为什么？", conversation: conversation));
        var alone = await _bot.SayAsync(SomeActivity.Message("为什么？"));

        Assert.Contains("请把问题说完整", alone, StringComparison.Ordinal);
        Assert.DoesNotContain("请把问题说完整", followUp, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_else_in_the_group_has_a_memory_of_ones_own()
    {
        var conversation = SomeActivity.NewConversation();
        await _bot.SendAsync(SomeActivity.Mention("中日关系怎么样？", conversation: conversation));

        var other = await _bot.SayAsync(SomeActivity.Mention("为什么？", conversation: conversation, from: "29:other"));

        Assert.Contains("请把问题说完整", other, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("forget")]
    [InlineData("忘记")]
    public async Task Forgetting_ends_what_a_follow_up_could_lean_on(string word)
    {
        var conversation = SomeActivity.NewConversation();
        await _bot.SendAsync(SomeActivity.Message("中日关系怎么样？", conversation: conversation));

        await _bot.SendAsync(SomeActivity.Message(word, conversation: conversation));
        var followUp = await _bot.SayAsync(SomeActivity.Message("为什么？", conversation: conversation));

        Assert.Contains("请把问题说完整", followUp, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task In_a_group_the_bot_answers_only_who_mentions_it(string type)
    {
        var unmentioned = await _bot.SendAsync(SomeActivity.Message(Lesson, type: type));
        var elsewhere = SomeActivity.Message("<at>Bob</at> " + Lesson, type: type);
        elsewhere.Json["entities"] = new JsonArray(SomeActivity.MentionOf("29:bob", "Bob"));
        var somebodyElse = await _bot.SendAsync(elsewhere);
        var mentioned = await _bot.SayAsync(SomeActivity.Mention(Lesson, type));

        Assert.Empty(unmentioned);
        Assert.Empty(somebodyElse);
        Assert.Contains("最大启示是", mentioned, StringComparison.Ordinal);
    }

    [Fact]
    public void Trap_14_a_mention_is_stripped_by_the_id_of_the_bot_not_by_its_name()
    {
        var activity = SomeActivity.Message("<at>Bot</at>&nbsp; <at>Bot</at> 问了什么？", type: "groupChat");
        activity.Json["text"] = "<at>AnswerBot</at>&nbsp;\n 问 <at>Bob Bot</at> 什么？ ";
        activity.Json["entities"] = new JsonArray(SomeActivity.MentionOf(SomeActivity.BotId, "AnswerBot"), SomeActivity.MentionOf("29:bob", "Bob Bot"));

        var message = UserMessage.Read(activity);

        Assert.Equal("问 Bob Bot 什么？", message.Text);
        Assert.True(message.IsForBot);
    }

    [Fact]
    public async Task A_mention_without_a_word_gets_help()
    {
        Assert.Contains("请先 @ 我再提问", await _bot.SayAsync(SomeActivity.Mention("")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_copy_of_a_text_as_HTML_is_passed_over()
    {
        var activity = SomeActivity.Message(Lesson);
        activity.Json["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "text/html", ["content"] = "<div>中韩关系怎么样？</div>" });

        Assert.Equal(await _bot.SayAsync(SomeActivity.Message(Lesson)), await _bot.SayAsync(activity));
    }

    [Theory]
    [InlineData("msteams", "personal", SomeActivity.UserId, SomeActivity.BotId)]
    [InlineData("msteams", "channel", SomeActivity.BotId, SomeActivity.BotId)]
    [InlineData("directline", "personal", SomeActivity.BotId, SomeActivity.UserId)]
    public async Task Trap_4_a_conversation_is_welcomed_once_however_often_members_are_announced(string channel, string type, string first, string second)
    {
        var conversation = SomeActivity.NewConversation();
        var installed = SomeActivity.Of("installationUpdate", channel, conversation, type);
        installed.Json["action"] = "add";

        var sent = new List<Activity>();
        sent.AddRange(await _bot.SendAsync(installed));
        sent.AddRange(await _bot.SendAsync(SomeActivity.Joined(channel, conversation, type, first, second)));
        sent.AddRange(await _bot.SendAsync(SomeActivity.Joined(channel, conversation, type, first, second)));

        var welcome = Assert.Single(sent, activity => activity.Text is not null);
        Assert.Contains("1 场记者会", welcome.Text, StringComparison.Ordinal);
        Assert.Null(welcome.ReplyToId);
        Assert.Contains("人们从这场疫情可以得到的最重要启示是什么？", string.Concat(sent.Select(activity => activity.Json.ToJsonString(Relaxed))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_joins_a_group_is_not_welcomed()
    {
        Assert.Empty(await _bot.SendAsync(SomeActivity.Joined("msteams", null, "groupChat", "29:new")));
    }

    [Theory]
    [InlineData("typing")]
    [InlineData("messageReaction")]
    [InlineData("event")]
    [InlineData("endOfConversation")]
    [InlineData("somethingNew")]
    public async Task What_says_nothing_is_not_answered(string type)
    {
        Assert.Empty(await _bot.SendAsync(SomeActivity.Of(type)));
    }

    [Fact]
    public async Task The_bot_does_not_answer_itself()
    {
        Assert.Empty(await _bot.SendAsync(SomeActivity.Message(Lesson, from: SomeActivity.BotId)));
    }

    [Theory]
    [InlineData("？？？", "zh-CN", "没看出问题")]
    [InlineData("???", "en-US", "could not make out")]
    [InlineData("", "zh-CN", "只读得懂文字")]
    [InlineData(null, "en-US", "only read text")]
    public async Task What_is_no_question_is_answered_in_kind_words_and_the_language_of_the_channel(string? text, string locale, string expected)
    {
        Assert.Contains(expected, await _bot.SayAsync(SomeActivity.Message(text, locale: locale)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_is_too_long_is_told_so_with_the_bound()
    {
        Assert.Contains("1000 字以内", await _bot.SayAsync(SomeActivity.Message(new string('问', 1001))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("msteams")]
    [InlineData("webchat")]
    [InlineData("slack")]
    public async Task A_refusal_shows_a_way_forward(string channel)
    {
        var sent = await _bot.SendAsync(SomeActivity.Message("中国男足什么时候能赢世界杯？", channel));

        var shown = string.Concat(sent.Select(activity => activity.Json.ToJsonString(Relaxed)));
        Assert.Contains("原文没有回答这个问题", shown, StringComparison.Ordinal);
        Assert.Contains("记者", shown, StringComparison.Ordinal);
        Assert.Contains("？", sent[0].Text![10..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_button_of_a_question_asks_it_and_the_answer_names_it()
    {
        var card = (await _bot.SendAsync(SomeActivity.Message(Lesson)))[1];
        var ask = Submits(card).First(data => (string?)data["answerBot"]!["action"] == "ask");

        var text = await _bot.SayAsync(SomeActivity.Button(ask));

        Assert.StartsWith("问：" + (string)ask["answerBot"]!["question"]!, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("personal")]
    [InlineData("channel")]
    public async Task The_button_context_shows_the_paragraphs_around_in_the_same_turn(string type)
    {
        var card = (await _bot.SendAsync(SomeActivity.Message(Lesson)))[1];
        var context = Submits(card).First(data => (string?)data["answerBot"]!["action"] == "context");

        var shown = Assert.Single(await _bot.SendAsync(SomeActivity.Button(context, type: type)));

        var text = shown.Json.ToJsonString(Relaxed);
        Assert.Contains("人们从这场疫情可以得到的最重要启示是什么", text, StringComparison.Ordinal);
        Assert.Contains("病毒不分国界和种族", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"answerBot":{"action":"context","transcript":"none","turn":1,"paragraph":1}}""")]
    [InlineData("""{"answerBot":{"action":"context","transcript":"2020-05-24-wang-yi","turn":1,"paragraph":99}}""")]
    [InlineData("""{"answerBot":{"action":"context"}}""")]
    [InlineData("""{"answerBot":{"action":"ask","question":"！"}}""")]
    [InlineData("""{"answerBot":{"action":"feedback","answer":"../../etc","reason":"missing"}}""")]
    [InlineData("""{"answerBot":{"action":"nonsense"}}""")]
    public async Task A_forged_button_gets_words_not_an_error(string data)
    {
        var text = await _bot.SayAsync(SomeActivity.Button(JsonNode.Parse(data)!));

        Assert.DoesNotContain("出错", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_that_cannot_answer_is_said_to_be_out_never_empty()
    {
        await using var bot = new SomeBot(seed, services => services.Replace(ServiceDescriptor.Singleton<IPassageIndex>(new SomeIndex(() => throw new IndexUnavailableException("locked")))));

        Assert.Contains("记录库现在用不了", await bot.SayAsync(SomeActivity.Message(Lesson)), StringComparison.Ordinal);
        Assert.Contains("cannot reach the transcripts", await bot.SayAsync(SomeActivity.Message("What about Japan?")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_takes_longer_than_a_moment_is_announced_although_the_models_never_wait()
    {
        await using var bot = new SomeBot(seed, services => ReplaceIndex(services.AddSingleton<TypingIndicator>(), index => new SomeIndex(
            () =>
            {
                // Keeps its thread busy, as a model does.
                using var never = new ManualResetEventSlim();
                never.Wait(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
                return Stored(index);
            },
            index)));

        var sent = await bot.SendAsync(SomeActivity.Message(Lesson));

        Assert.Equal("typing", sent[0].Type);
        Assert.Contains("最大启示是", sent.First(activity => activity.Type == "message").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_whose_source_changes_before_it_leaves_is_held_back_with_an_apology()
    {
        await using var bot = new SomeBot(seed, Tampered);

        var sent = await bot.SendAsync(SomeActivity.Message(Lesson));

        var apology = Assert.Single(sent);
        Assert.Contains("引文与原文不一致", apology.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("启示", apology.Json.ToJsonString(Relaxed), StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_people_write_something_readable_comes_back() =>
        Gen.String[Gen.Char["问题吗？ab1 \n*_[]<>@#`\\&\u00a0\ud83d"], 0, 40].Sample(
            text =>
            {
                foreach (var channel in new[] { "msteams", "webchat", "email" })
                {
                    var sent = _bot.SendAsync(SomeActivity.Message(text, channel)).GetAwaiter().GetResult();
                    Assert.NotEmpty(sent);
                    Assert.All(sent, StrictActivity.Check);
                    Assert.DoesNotContain(sent, activity => activity.Text?.Contains("出错", StringComparison.Ordinal) == true);
                }
            },
            iter: 30,
            threads: 1);

    private static System.Text.Json.JsonSerializerOptions Relaxed { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The stored text as it is for search and composition, and another one when the last check reads it.
    private static void Tampered(IServiceCollection services) => ReplaceIndex(services, index =>
    {
        var reads = 0;
        return new SomeIndex(
            () => ++reads == 1 ? Stored(index) : [.. Stored(index).Select(transcript => transcript with { Text = transcript.Text.Replace("最大启示", "最小启示", StringComparison.Ordinal) })],
            index);
    });

    private static void ReplaceIndex(IServiceCollection services, Func<IPassageIndex, IPassageIndex> change)
    {
        var original = services.Last(service => service.ServiceType == typeof(IPassageIndex));
        services.Replace(ServiceDescriptor.Singleton(provider => change((IPassageIndex)original.ImplementationFactory!(provider))));
    }

    private static IReadOnlyList<Transcript> Stored(IPassageIndex index) => index.GetTranscriptsAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult();

    private static IEnumerable<JsonObject> Submits(Activity card) => Descendants(card.Json["attachments"])
        .Where(node => (string?)node["type"] == "Action.Submit")
        .Select(node => (JsonObject)node["data"]!.DeepClone());

    private static IEnumerable<JsonObject> Descendants(JsonNode? node) => node switch
    {
        JsonObject members => members.Select(member => member.Value).SelectMany(Descendants).Prepend(members).Where(found => found["type"] is JsonValue),
        JsonArray items => items.SelectMany(Descendants),
        _ => [],
    };
}
