using System.Text;
using AnswerBot.Answers;
using AnswerBot.Excerpts;
using AnswerBot.Outcomes;
using AnswerBot.Passages;
using AnswerBot.Retrieval;
using AnswerBot.Transcripts;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>A small transcript and right answers from it; what a test does not mention has a plain default.</summary>
internal static class SomeAnswer
{
    private static readonly Speaker Minister = new("王毅", "国务委员兼外交部长", ["Wang Yi", "State Councilor and Foreign Minister Wang Yi"]);

    /// <summary>One question with its answer, each paragraph on a line of its own.</summary>
    public static Transcript Transcript(
        string question = "人们得到的最重要启示是什么？", string asker = "《人民日报》记者", string title = "外交部长回答提问", params string[] paragraphs)
    {
        var text = new StringBuilder();
        var asked = Append(text, question);
        var said = paragraphs.DefaultIfEmpty("命运与共。没有一国能独善其身。").Select((words, place) => new Paragraph(place + 1, Minister.Name, Append(text, words))).ToList();
        var metadata = new TranscriptMetadata("2020-05-24-some", title, new DateOnly(2020, 5, 24), null, null, null, "zh-CN", null, [Minister]);
        return new Transcript(metadata, text.ToString(), new string('a', 64), [new Turn(1, asker, "人民日报", asked, said)]);
    }

    /// <summary>An answer that quotes the paragraphs of the given numbers, with the first sentence of each as the telling one.</summary>
    public static Answer From(Transcript transcript, QuestionLanguage language, params int[] paragraphs)
    {
        var citations = new CitationBuilder(OutletDirectory.Load(null));
        var passages = PassageBuilder.Build(transcript);
        var excerpts = paragraphs.Select((number, place) =>
        {
            var passage = passages.Single(passage => passage.Paragraph == number);
            return citations.Build(place + 1, new Excerpt(passage, [.. SentenceSplitter.Split(passage.Text).Take(1)]), transcript, language);
        });
        return Of(language, AnswerOutcome.Answered) with { Excerpts = [.. excerpts] };
    }

    /// <summary>A refusal that names the questions of the transcript.</summary>
    public static Answer Related(Transcript transcript, QuestionLanguage language) =>
        Of(language, AnswerOutcome.Related) with { Related = [.. transcript.Turns.Select(turn => CitationBuilder.Relate(transcript, turn))] };

    private static Answer Of(QuestionLanguage language, AnswerOutcome outcome)
    {
        var chinese = language == QuestionLanguage.Chinese;
        return new Answer(
            "0123456789abcdef",
            chinese ? "最重要的启示是什么？" : "What is the most important lesson?",
            outcome,
            0.9,
            (chinese, outcome) switch
            {
                (true, AnswerOutcome.Answered) => "原文是这样说的：",
                (true, _) => "原文没有回答这个问题。记者会上最相近的提问是：",
                (false, AnswerOutcome.Answered) => "This is what was said (quoted in the original Chinese):",
                _ => "The transcript does not answer this question. The nearest questions that reporters asked:",
            },
            [],
            ["中韩关系怎么样？"],
            [],
            AnswerSummary.Off,
            []);
    }

    private static TextSpan Append(StringBuilder text, string words)
    {
        var start = text.Length;
        text.Append(words).Append('\n');
        return new TextSpan(start, start + words.Length);
    }
}
