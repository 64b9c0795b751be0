using AnswerBot.Answers;
using AnswerBot.Host.BotFramework;
using AnswerBot.Host.BotFramework.Rendering;
using AnswerBot.Retrieval;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>Renders for a channel, without a bot.</summary>
internal static class SomeReply
{
    public static QuestionLanguage Language(string name) => name == "zh" ? QuestionLanguage.Chinese : QuestionLanguage.English;

    public static ReplyContext Context(string channel, string language = "zh", string? linkBase = null) =>
        new(SomeActivity.Message("？", channel, "a:conversation"), Language(language), linkBase);

    public static IReplyRenderer RendererFor(string channel) => ChannelFamilies.Of(channel) switch
    {
        ChannelFamily.Teams => new TeamsRenderer(),
        ChannelFamily.WebChat => new WebChatRenderer(),
        _ => new PlainRenderer(),
    };

    public static IReadOnlyList<Activity> Render(Answer answer, string channel, string language, string? linkBase = null) =>
        RendererFor(channel).Render(Marks.Assign(answer), Context(channel, language, linkBase));
}
