using System.Text.Json.Nodes;
using AnswerBot.Answers;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.BotFramework.LastCheck;
using AnswerBot.Host.BotFramework.Rendering;
using AnswerBot.Retrieval;
using AnswerBot.Transcripts;
using CsCheck;

namespace AnswerBot.Host.Tests.BotFramework.LastCheck;

/// <summary>The last check lets every right message pass, whatever its transcript holds, and none that was changed.</summary>
public sealed class OutgoingCheckTests
{
    private const string Link = "https://answers.example.org";

    private static readonly string[] Channels = ["msteams", "webchat", "slack"];

    // What Markdown, HTML and the channels give a meaning to, beside ordinary words.
    private static readonly string[] Pieces =
    [
        "王毅", "病毒。", "said", " ", "\n", "\n\n", "    ", "\t", "　", "[1]", "[2]", "[", "](", ")", "*", "**", "_", "__", "`", "```", "~~", "#", "# ", "- ", "+ ", "1. ", "2) ", "> ",
        "<at>Bot</at>", "<b>", "</div>", "<!--", "&amp;", "&#42;", "&", "|", "---", "===", "\\", "\\[", "$$", "{.red}", "https://example.org/a_b_c", "www.example.org", "a@example.org",
        "[x]: http://evil", "![i](http://evil)", "“", "”", "……", "\"", "'", ":", "[ ] ", "𠮷", "é", "\u200b", "：", "|a|b|", "^", "==",
    ];

    private static readonly Gen<string> Hostile = Gen.Int[0, Pieces.Length - 1].Select(place => Pieces[place]).Array[1, 12].Select(string.Concat).Where(text => text.Any(char.IsLetterOrDigit)).Select(text => text.Trim());

    [Fact]
    public void Whatever_a_transcript_holds_the_message_shows_it_as_it_is() =>
        Gen.Select(Hostile, Hostile, Hostile, Hostile).Sample(
            (question, asker, first, second) =>
            {
                var transcript = SomeAnswer.Transcript(question, asker, first, paragraphs: [first, second]);
                foreach (var channel in Channels)
                {
                    foreach (var linkBase in new[] { Link, null })
                    {
                        var answer = Marks.Assign(SomeAnswer.From(transcript, QuestionLanguage.Chinese, 1, 2));
                        Check(transcript, answer, channel, linkBase, Render(answer, channel, linkBase));
                        var related = SomeAnswer.Related(transcript, QuestionLanguage.English);
                        Check(transcript, related, channel, linkBase, Render(related, channel, linkBase));
                        CheckSurroundings(transcript, channel, linkBase);
                    }
                }
            },
            iter: 300);

    /// <summary>Each place of a message that shows words of the transcript, or says whose they are or where they stand.</summary>
    public static TheoryData<string, string> ProtectedPlaces => new()
    {
        { "msteams", "0/text#命运与共" },
        { "msteams", "0/text#王毅" },
        { "msteams", "0/text#人民日报" },
        { "msteams", "0/entities/0/citation/0/appearance/name#王毅" },
        { "msteams", "0/entities/0/citation/0/appearance/abstract#命运与共" },
        { "msteams", "0/entities/0/citation/0/appearance/url#p1" },
        { "msteams", "1/attachments/0/content/body/0/items/0/inlines/0/text#国务委员" },
        { "msteams", "1/attachments/0/content/body/0/items/1/inlines/0/text#人民日报" },
        { "msteams", "1/attachments/0/content/body/0/items/1/inlines/2/text#启示" },
        { "msteams", "1/attachments/0/content/body/0/items/2/inlines/0/text#命运与共" },
        { "msteams", "1/attachments/0/content/body/0/items/2/inlines/1/text#独善其身" },
        { "msteams", "1/attachments/0/content/body/0/items/3/actions/1/url#p1" },
        { "webchat", "0/text#命运与共" },
        { "webchat", "0/text#独善其身" },
        { "webchat", "0/text#王毅" },
        { "webchat", "0/entities/0/citation/0/appearance/abstract#命运与共" },
        { "webchat", "0/channelData/answer/excerpts/0/quote#独善其身" },
        { "webchat", "0/channelData/answer/excerpts/0/citation/speaker#王毅" },
        { "slack", "0/text#命运与共" },
        { "slack", "0/text#独善其身" },
        { "slack", "0/text#王毅" },
    };

    [Theory]
    [MemberData(nameof(ProtectedPlaces))]
    public void One_changed_word_stops_the_message(string channel, string place)
    {
        var transcript = SomeAnswer.Transcript();
        var answer = SomeAnswer.From(transcript, QuestionLanguage.Chinese, 1);
        var activities = Render(answer, channel, Link);
        Check(transcript, answer, channel, Link, activities);

        Tamper(activities, place);

        Assert.Throws<QuoteMismatchException>(() => Check(transcript, answer, channel, Link, activities));
    }

    [Fact]
    public void Two_quotations_that_changed_places_stop_the_message()
    {
        var transcript = SomeAnswer.Transcript(paragraphs: ["第一段的话。", "第二段的话。"]);
        var answer = SomeAnswer.From(transcript, QuestionLanguage.Chinese, 1, 2);

        Assert.All(Channels, channel =>
        {
            var activities = Render(answer, channel, Link);
            activities[0].Json["text"] = activities[0].Text!.Replace("第一段的", "§", StringComparison.Ordinal).Replace("第二段的", "第一段的", StringComparison.Ordinal).Replace("§", "第二段的", StringComparison.Ordinal);
            Assert.Throws<QuoteMismatchException>(() => Check(transcript, answer, channel, Link, activities));
        });
    }

    [Fact]
    public void A_quotation_too_many_stops_the_message()
    {
        var transcript = SomeAnswer.Transcript();
        var answer = SomeAnswer.From(transcript, QuestionLanguage.Chinese, 1);
        var activities = Render(answer, "msteams", Link);

        activities[0].Json["text"] += "\n\n> 病毒是编出来的。 [1]\n\n王毅";

        Assert.Throws<QuoteMismatchException>(() => Check(transcript, answer, "msteams", Link, activities));
    }

    [Fact]
    public void An_answer_whose_source_has_changed_meanwhile_is_stopped()
    {
        var answer = SomeAnswer.From(SomeAnswer.Transcript(), QuestionLanguage.Chinese, 1);
        var changed = SomeAnswer.Transcript(paragraphs: ["命运与共。没有一国可独善其身。"]);

        Assert.All(Channels, channel => Assert.Throws<QuoteMismatchException>(() => Check(changed, answer, channel, Link, Render(answer, channel, Link))));
    }

    [Fact]
    public void Paragraphs_around_a_quotation_that_were_changed_are_stopped()
    {
        var transcript = SomeAnswer.Transcript(paragraphs: ["第一段的话。", "第二段的话。"]);
        var surroundings = new Surroundings(transcript, transcript.Turns[0], 1, transcript.Turns[0].Paragraphs);

        Assert.All(Channels, channel =>
        {
            var context = SomeReply.Context(channel, linkBase: Link);
            var activities = SomeReply.RendererFor(channel).Render(surroundings, context);
            var changed = activities.Select(activity => new Activity(JsonNode.Parse(activity.Json.ToJsonString(Relaxed).Replace("第二段的话", "第二段的戏", StringComparison.Ordinal))!.AsObject())).ToList();
            Assert.Throws<QuoteMismatchException>(() => CheckOf(transcript).RequireAsync(changed, surroundings, context, TestContext.Current.CancellationToken).GetAwaiter().GetResult());
        });
    }

    private static System.Text.Json.JsonSerializerOptions Relaxed { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static IReadOnlyList<Activity> Render(Answer answer, string channel, string? linkBase) => SomeReply.RendererFor(channel).Render(answer, SomeReply.Context(channel, linkBase: linkBase));

    private static void Check(Transcript transcript, Answer answer, string channel, string? linkBase, IReadOnlyList<Activity> activities) =>
        CheckOf(transcript).RequireAsync(activities, answer, SomeReply.Context(channel, linkBase: linkBase), TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    private static void CheckSurroundings(Transcript transcript, string channel, string? linkBase)
    {
        var surroundings = new Surroundings(transcript, transcript.Turns[0], 2, transcript.Turns[0].Paragraphs);
        var context = SomeReply.Context(channel, linkBase: linkBase);
        CheckOf(transcript).RequireAsync(SomeReply.RendererFor(channel).Render(surroundings, context), surroundings, context, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
    }

    private static OutgoingCheck CheckOf(Transcript transcript) => new(new SomeIndex(() => [transcript]), new CitationBuilder(OutletDirectory.Load(null)));

    // "path to a text # words in it": the last of the words becomes another.
    private static void Tamper(IReadOnlyList<Activity> activities, string place)
    {
        var (path, words) = (place[..place.IndexOf('#', StringComparison.Ordinal)].Split('/'), place[(place.IndexOf('#', StringComparison.Ordinal) + 1)..]);
        JsonNode node = activities[int.Parse(path[0], System.Globalization.CultureInfo.InvariantCulture)].Json;
        foreach (var step in path[1..])
        {
            node = (int.TryParse(step, out var number) ? node[number] : node[step])!;
        }

        var text = (string)node!;
        Assert.Contains(words, text, StringComparison.Ordinal);
        node.ReplaceWith(text.Replace(words, words[..^1] + (words[^1] == '1' ? '2' : '假'), StringComparison.Ordinal));
    }
}
