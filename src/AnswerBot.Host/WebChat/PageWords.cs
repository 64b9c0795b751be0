using AnswerBot.Retrieval;
using AnswerBot.Transcripts;

namespace AnswerBot.Host.WebChat;

/// <summary>What the pages say, in Chinese or English. Chosen by <c>?lang=</c>, else by the browser's languages; Chinese where neither says.</summary>
internal sealed class PageWords
{
    private static readonly PageWords ChineseWords = new(isChinese: true);
    private static readonly PageWords EnglishWords = new(isChinese: false);

    private PageWords(bool isChinese) => IsChinese = isChinese;

    public bool IsChinese { get; }

    public string Tag => IsChinese ? "zh-CN" : "en";

    public string Tagline => Say("只引原话，注明出处", "Verbatim, attributed excerpts");

    public string Transcripts => Say("已收录的记录", "Transcripts");

    public string Chat => Say("问答", "Questions and answers");

    public string NewChat => Say("新对话", "New chat");

    public string AskHere => Say("问一问", "Ask");

    public string Speakers => Say("发言人", "Speakers");

    public string Source => Say("发布方原文", "Publisher's own page");

    public string Questions => Say("提问一览", "Questions asked");

    public string Opening => Say("开场发言", "Opening statement");

    public string Previous => Say("上一问", "Previous question");

    public string Next => Say("下一问", "Next question");

    public string Find => Say("在本篇中查找", "Find in this transcript");

    public string Back => Say("返回对话", "Back to the chat");

    public string AllTranscripts => Say("全部记录", "All transcripts");

    public string OtherLanguage => IsChinese ? "English" : "中文";

    public string OtherTag => IsChinese ? "en" : "zh";

    public static PageWords For(HttpRequest request)
    {
        var wanted = request.Query["lang"].ToString();
        if (wanted.Length == 0)
        {
            wanted = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.ToString())
                .FirstOrDefault(language => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || language.StartsWith("en", StringComparison.OrdinalIgnoreCase)) ?? "";
        }

        return wanted.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? EnglishWords : ChineseWords;
    }

    /// <summary>A day; empty where it is not known.</summary>
    public string Day(DateOnly? day) => day is { } known ? EventPeriod.InWords(known, IsChinese ? QuestionLanguage.Chinese : QuestionLanguage.English) : "";

    public string CountOf(Transcript transcript)
    {
        var questions = transcript.Turns.Count(turn => turn.Number > 0);
        return Say($"{questions} 个提问 · {transcript.ParagraphCount} 段发言", $"{questions} questions · {transcript.ParagraphCount} paragraphs");
    }

    private string Say(string chinese, string english) => IsChinese ? chinese : english;
}
