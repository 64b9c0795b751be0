using AnswerBot.Answers;
using AnswerBot.Excerpts;
using AnswerBot.Indexes;
using AnswerBot.Outcomes;
using AnswerBot.Passages;
using AnswerBot.Retrieval;
using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Answers;

/// <summary>A small transcript and right answers from it; what a test does not mention has a plain default.</summary>
internal static class SomeAnswer
{
    private const string DefaultText = """
        　　王毅：大家好！欢迎。
        　　《人民日报》记者：启示是什么？
        　　王毅：命运与共。没有一国能独善其身。
        　　第二段，说“团结”。
        　　路透社记者：香港呢？
        　　王毅：这是内政。
        　　记者问：还有吗？
        　　王毅：没有了。
        """;

    private static readonly Speaker Minister = new("王毅", "外交部长", ["Wang Yi", "Foreign Minister Wang Yi"]);

    public static Transcript Transcript(string id = "some", DateOnly? date = null, string text = DefaultText, Speaker? speaker = null)
    {
        var metadata = new TranscriptMetadata(id, "外交部长回答提问", date, null, null, "https://example.org/a", "zh-CN", null, [speaker ?? Minister]);
        return new Transcript(metadata, text, new string('a', 64), PressConferenceParser.Parse(text, metadata));
    }

    public static Passage Passage(Transcript transcript, int turn = 1, int paragraph = 1) =>
        PassageBuilder.Build(transcript).Single(passage => passage.Turn == turn && passage.Paragraph == paragraph);

    public static Excerpt Excerpt(Transcript transcript, int turn = 1, int paragraph = 1)
    {
        var passage = Passage(transcript, turn, paragraph);
        return new Excerpt(passage, [SentenceSplitter.Split(passage.Text)[0]]);
    }

    public static AnswerExcerpt Quote(
        Transcript transcript, int turn = 1, int paragraph = 1, QuestionLanguage language = QuestionLanguage.Chinese) =>
        new CitationBuilder(OutletDirectory.Load(null)).Build(1, Excerpt(transcript, turn, paragraph), transcript, language);

    /// <summary>An answer that quotes <paramref name="excerpts"/>; without any the question was not answered.</summary>
    public static Answer Answer(params IReadOnlyList<AnswerExcerpt> excerpts) =>
        new(
            "0123456789abcdef",
            "启示是什么？",
            excerpts.Count > 0 ? AnswerOutcome.Answered : AnswerOutcome.NotFound,
            0.9,
            "原文是这样说的：",
            excerpts,
            ["香港呢？"],
            [],
            AnswerSummary.Off);

    public static RetrievedPassages Found(params IReadOnlyList<(Transcript Transcript, int Turn)> ranked) =>
        new(
            new ResolvedQuestion("启示是什么？", ""),
            "启示是什么？",
            new AskerMatch([], "启示是什么？", false),
            null,
            [.. ranked.Select(place => new RankedPassage(Passage(place.Transcript, place.Turn), 1, new RankingSignals(0, 0, 0, 0), null))],
            [.. ranked.Select(place => place.Transcript).Distinct()]);
}
