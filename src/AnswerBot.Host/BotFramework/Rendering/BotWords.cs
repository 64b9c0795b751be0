using AnswerBot.Answers;
using AnswerBot.Host.BotFramework.Feedback;
using AnswerBot.Retrieval;
using AnswerBot.Transcripts;

namespace AnswerBot.Host.BotFramework.Rendering;

/// <summary>What the bot says that is no answer, in the two languages of the product.</summary>
internal static class BotWords
{
    private const int NamedTranscripts = 3;

    /// <summary>Once at the beginning of a conversation: what the bot knows, how to ask, and questions to start with.</summary>
    public static Notice Welcome(IReadOnlyList<Transcript> transcripts, QuestionLanguage language, bool inGroup)
    {
        var greeting = language == QuestionLanguage.Chinese
            ? "你好！我在记者会记录里找回答您问题的原话，逐字引用，注明谁说的、回答谁、哪一天；记录里没有的，我会直说。"
            : "Hello! I find what was said at press conferences and quote it word for word, with speaker, asker and date. Where the transcripts do not answer, I say so.";
        return new Notice([greeting, Known(transcripts, language), HowToAsk(language, inGroup)], SuggestedQuestions.Starters(transcripts));
    }

    public static Notice Help(IReadOnlyList<Transcript> transcripts, QuestionLanguage language, bool inGroup)
    {
        var can = language == QuestionLanguage.Chinese
            ? "直接用中文或英文提问，可以接着追问（“那日本呢？”），也可以问某家媒体问了什么（“路透社问了什么？”）。“上下文”显示前后段落。发送“忘记”，我就删掉记住的您的提问和反馈。"
            : "Ask in Chinese or English. You can follow up (“And Japan?”) and ask about an outlet (“What did Reuters ask?”). “Context” shows the paragraphs around a quotation. Send “forget” and I delete what I remember of your questions and your feedback.";
        return new Notice([can, Known(transcripts, language), HowToAsk(language, inGroup)], SuggestedQuestions.Starters(transcripts));
    }

    /// <summary>A question that cannot be taken as it is.</summary>
    public static Notice Unclear(string text, QuestionLanguage language)
    {
        var chinese = language == QuestionLanguage.Chinese;
        return Notice.Of(text.Trim().Length switch
        {
            0 => chinese ? "我只读得懂文字。请把问题写出来。" : "I can only read text. Please write your question.",
            > AnswerRequest.MaxQuestionLength => chinese
                ? $"问题有点长（{text.Trim().Length} 字），请缩短到 {AnswerRequest.MaxQuestionLength} 字以内再发一次。"
                : $"That is a little long ({text.Trim().Length} characters). Please shorten it to {AnswerRequest.MaxQuestionLength} and send it again.",
            _ => chinese ? "我没看出问题是什么。请用中文或英文把它写出来。" : "I could not make out a question. Please write it in words, in Chinese or English.",
        });
    }

    /// <summary>The index cannot answer: an outage, never "nothing found".</summary>
    public static Notice Unavailable(QuestionLanguage language) => Notice.Of(language == QuestionLanguage.Chinese
        ? "记录库现在用不了，所以我没法查。这不代表记录里没有答案，请稍后再问。"
        : "I cannot reach the transcripts right now, so I could not look. That does not mean they have no answer; please try again in a moment.");

    public static Notice Busy(QuestionLanguage language) => Notice.Of(language == QuestionLanguage.Chinese
        ? "现在提问的人太多，请稍等片刻再问一次。"
        : "Too many questions are waiting right now. Please ask again in a moment.");

    /// <summary>Something that should not happen.</summary>
    public static Notice Failed(QuestionLanguage language) => Notice.Of(language == QuestionLanguage.Chinese
        ? "抱歉，出错了，这个问题没有答成。请再试一次；如果还是不行，请告诉管理员。"
        : "Sorry, something went wrong and I could not answer. Please try again; if it keeps happening, tell the operator.");

    /// <summary>A quotation did not match its source.</summary>
    public static Notice HeldBack(QuestionLanguage language) => Notice.Of(language == QuestionLanguage.Chinese
        ? "抱歉，发送前的核对发现引文与原文不一致，所以我没有发出这个回答。管理员会看到这个错误。"
        : "Sorry, the last check found a quotation that does not match its source, so I did not send the answer. The operator will see the error.");

    public static Notice Forgotten(QuestionLanguage language) => Notice.Of(language == QuestionLanguage.Chinese
        ? "好的，我记住的您的提问和反馈已经删除。"
        : "Done: I have deleted what I remembered of your questions, and your feedback.");

    /// <summary>A quotation too long for any message of the channel; never a shortened one.</summary>
    public static Notice TooLong(string? link, QuestionLanguage language) => Notice.Of(
        (language == QuestionLanguage.Chinese ? "找到了回答，但原文段落太长，这里放不下。" : "There is an answer, but the paragraph is too long for a message here.")
        + (link is null ? "" : " " + link));

    public static string LeftOut(int excerpts, QuestionLanguage language) => language == QuestionLanguage.Chinese
        ? $"（另有 {excerpts} 段引文，这里放不下。）"
        : $"({excerpts} more {(excerpts == 1 ? "quotation does" : "quotations do")} not fit here.)";

    public static Notice NoSuchPlace(QuestionLanguage language) => Notice.Of(language == QuestionLanguage.Chinese
        ? "这段原文已经不在记录库里了。请把问题再问一遍。"
        : "This passage is no longer among the transcripts. Please ask the question again.");

    public static string GeneratedLabel(QuestionLanguage language) => language == QuestionLanguage.Chinese
        ? "（以上摘要由 AI 生成，以下引文为原话。）"
        : "(The summary above was generated by AI; what follows are the words themselves.)";

    /// <summary>Over the paragraphs around a quotation.</summary>
    public static string SurroundingsHeading(Surroundings surroundings, QuestionLanguage language)
    {
        var (turn, all) = (surroundings.Turn, surroundings.Turn.Paragraphs.Count);
        var (first, last) = (surroundings.Paragraphs[0].Number, surroundings.Paragraphs[^1].Number);
        var place = language == QuestionLanguage.Chinese
            ? turn.Number == 0 ? "开场发言" : $"第{turn.Number}问"
            : turn.Number == 0 ? "Opening statement" : $"Question {turn.Number}";
        return $"{surroundings.Transcript.Metadata.Title}{DayOf(surroundings.Transcript, language)} · {place}" + (language == QuestionLanguage.Chinese
            ? $"，第{first}至{last}段（共{all}段）"
            : $", paragraphs {first} to {last} of {all}");
    }

    public static Notice Thanks(QuestionLanguage language) => Notice.Of(language == QuestionLanguage.Chinese
        ? "谢谢，已经记下。"
        : "Thank you, noted.");

    /// <summary>After a thumb down.</summary>
    public static string AskForReason(QuestionLanguage language) => language == QuestionLanguage.Chinese ? "谢谢。哪里不对？" : "Thank you. What is wrong?";

    public static string Reason(FeedbackReason reason, QuestionLanguage language) => (reason, language) switch
    {
        (FeedbackReason.WrongQuote, QuestionLanguage.Chinese) => "引文不对",
        (FeedbackReason.WrongQuote, _) => "Wrong quotation",
        (FeedbackReason.WrongSpeaker, QuestionLanguage.Chinese) => "说话人或提问人不对",
        (FeedbackReason.WrongSpeaker, _) => "Wrong speaker or asker",
        (FeedbackReason.DoesNotAnswer, QuestionLanguage.Chinese) => "没有回答我的问题",
        (FeedbackReason.DoesNotAnswer, _) => "Does not answer my question",
        (_, QuestionLanguage.Chinese) => "漏掉了内容",
        _ => "Something is missing",
    };

    private static string Known(IReadOnlyList<Transcript> transcripts, QuestionLanguage language)
    {
        var chinese = language == QuestionLanguage.Chinese;
        var questions = transcripts.Sum(transcript => transcript.Turns.Count(turn => turn.Question is not null));
        var titles = transcripts.Reverse().Take(NamedTranscripts).Select(transcript => transcript.Metadata.Title + DayOf(transcript, language));
        var more = transcripts.Count > NamedTranscripts ? chinese ? "等" : " and others" : "";
        return chinese
            ? $"我现在知道 {transcripts.Count} 场记者会、{questions} 个提问：{string.Join("；", titles)}{more}。"
            : $"I know {transcripts.Count} press {(transcripts.Count == 1 ? "conference" : "conferences")} with {questions} questions: {string.Join("; ", titles)}{more}.";
    }

    private static string DayOf(Transcript transcript, QuestionLanguage language) =>
        transcript.Metadata.Date is not { } date ? ""
        : language == QuestionLanguage.Chinese ? $"（{EventPeriod.InWords(date, language)}）"
        : $" ({EventPeriod.InWords(date, language)})";

    private static string HowToAsk(QuestionLanguage language, bool inGroup) => (language, inGroup) switch
    {
        (QuestionLanguage.Chinese, true) => "在这里请先 @ 我再提问；每个人的追问各自连着自己的提问。",
        (QuestionLanguage.Chinese, false) => "请直接提问，比如：",
        (_, true) => "Mention me with your question here; a follow-up leans on your own questions.",
        _ => "Just ask, for example:",
    };
}
