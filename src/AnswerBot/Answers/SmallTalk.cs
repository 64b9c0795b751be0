using AnswerBot.Retrieval;

namespace AnswerBot.Answers;

/// <summary>
/// Greetings, thanks, questions about the bot itself and orders that are no questions get a short reply of their own, without a search. Only whole utterances count:
/// "谢谢谁？" is a question about the transcript. An order inside which a real question stands is mostly left alone: the answer to that is a quotation, which no order
/// changes. What belongs to which kind stands in small-talk.txt.
/// </summary>
internal static class SmallTalk
{
    private static readonly PhraseTable Phrases = new(ShippedFile.Lines("small-talk.txt"));

    // The first kind that fits counts.
    private static readonly (string Kind, string Chinese, string English)[] Replies =
    [
        ("greeting", "你好！请直接提问，我只用记者会的原话回答，并注明出处。", "Hello! Just ask: I answer with what was said at the press conference, word for word, with its source."),
        ("thanks", "不客气。还可以继续提问。", "You are welcome. Ask on."),
        ("farewell", "再见！", "Goodbye!"),
        ("identity",
            "我是 AnswerBot：在记者会记录里找到回答您问题的原话，逐字引用，注明谁说的、回答谁、哪一天、第几段；记录里没有的，我会直说。",
            "I am AnswerBot. I find what was said at press conferences and quote it word for word, with speaker, asker, date and paragraph; where the transcript does not answer, I say so."),
        ("abuse", "抱歉没能帮上忙。请换个说法提问，我再到记录里找原话。", "Sorry that I could not help. Put the question another way and I will look for what was said."),
        ("chat", "闲聊我不在行。我只会引用记者会上的原话，请问他说过什么。", "I am no good at small talk: I only quote what was said at the press conference. Ask me about that."),
        ("order",
            "我只会引用记者会上的原话，不写、不编、不翻译，也不改变自己的规则。想知道他说过什么，请直接提问。",
            "I only quote what was said at the press conference: I do not write, invent or translate, and my rules stay as they are. Ask what was said."),
    ];

    /// <summary>The reply; null where <paramref name="question"/> is none of these.</summary>
    public static string? Reply(string question) =>
        Array.Find(Replies, reply => IsOf(reply.Kind, question)) is { Kind: not null } found
            ? (QuestionLanguages.Detect(question) == QuestionLanguage.Chinese ? found.Chinese : found.English)
            : null;

    /// <summary>What to say to a question that means nothing without an earlier one, where there is none; null for any other.</summary>
    public static string? AskForSubject(string question) =>
        !Phrases.Is("bare", question) && !EventScope.LeavesNothing(question) ? null
        : QuestionLanguages.Detect(question) == QuestionLanguage.Chinese ? "您问的是哪件事？请把问题说完整一些，或者先问一个问题再追问。"
        : "About what? Please write the question in full, or ask one first and then follow up.";

    private static bool IsOf(string kind, string question) =>
        Phrases.Is(kind, question) || (kind == "order" && Phrases.Is("order-unless-asking", question) && !Phrases.Is("asking", question));
}
