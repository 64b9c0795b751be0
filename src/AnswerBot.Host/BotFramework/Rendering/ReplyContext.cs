using AnswerBot.Retrieval;

namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>What a renderer needs beside what is to be said.</summary>
/// <param name="Incoming">The activity that is answered.</param>
/// <param name="Language">The language of everything but the quotations.</param>
/// <param name="LinkBase">Where links start; null where there can be none.</param>
internal sealed record ReplyContext(Activity Incoming, QuestionLanguage Language, string? LinkBase)
{
    /// <summary>The question, where it came from a button and so does not stand in the conversation; else null.</summary>
    public string? AskedByButton { get; init; }


    public bool IsChinese => Language == QuestionLanguage.Chinese;

    /// <summary>The absolute address of a page of ours; null where links cannot be given.</summary>
    public string? LinkTo(string path) => LinkBase is null ? null : LinkBase.TrimEnd('/') + path;

    /// <summary>A message in answer.</summary>
    public Activity Message(string text, string textFormat)
    {
        var message = Message();
        message.Json["textFormat"] = textFormat;
        message.Json["text"] = text;
        return message;
    }

    /// <summary>A message without text.</summary>
    public Activity Message()
    {
        var message = Incoming.Reply("message");
        if (Incoming.Type != "message")
        {
            // Web Chat holds back what replies to something that it does not show.
            message.Json.Remove("replyToId");
        }

        message.Json["locale"] = IsChinese ? "zh-CN" : "en-US";
        return message;
    }
}
