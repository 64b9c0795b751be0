using System.Text;
using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Passages;
using AnswerBot.Transcripts;

namespace AnswerBot.Tests;

/// <summary>Builds test data; what a test does not mention has a plain default.</summary>
internal static class Some
{
    public const string Hash = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    public static DateOnly Day(int day) => new(2020, 5, day);

    public static TranscriptMetadata Metadata(string id = "test", DateOnly? date = null, params string[] speakers) =>
        new(id, "外交部长回答提问", date, null, null, null, "zh-CN", null, [.. speakers.DefaultIfEmpty("王毅").Select(name => new Speaker(name, null, []))]);

    /// <summary>A question and its answer; a null question makes the opening statement.</summary>
    public static SpokenTurn Turn(string? question = "有何评论？", string? outlet = "路透社", string speaker = "王毅", params string[] paragraphs) =>
        new(question, outlet, speaker, [.. paragraphs.DefaultIfEmpty("没有。")]);

    /// <summary>A transcript whose text holds the turns, one line a question or paragraph.</summary>
    public static Transcript Transcript(string id = "test", DateOnly? date = null, params SpokenTurn[] turns)
    {
        var text = new StringBuilder();
        var cut = new List<Turn>();
        var number = turns.FirstOrDefault()?.Question is null ? 0 : 1;
        foreach (var turn in turns.DefaultIfEmpty(Turn()))
        {
            TextSpan? question = turn.Question is null ? null : Append(text, turn.Question);
            var paragraphs = turn.Paragraphs.Select((paragraph, index) => new Paragraph(index + 1, turn.Speaker, Append(text, paragraph))).ToList();
            cut.Add(new Turn(number++, turn.Question is null ? null : $"{turn.Outlet}记者", turn.Question is null ? null : turn.Outlet, question, paragraphs));
        }

        var speakers = turns.Select(turn => turn.Speaker).Distinct().ToArray();
        return new Transcript(Metadata(id, date, speakers), text.ToString(), Hash, cut);
    }

    public static Passage Passage(string text = "没有。", string? question = "有何评论？", int turn = 1, int paragraph = 1, string transcript = "test") => new(
        $"{transcript}/t{turn}/p{paragraph}",
        transcript,
        turn,
        paragraph,
        text,
        new TextSpan(0, text.Length),
        "王毅",
        question is null ? null : "路透社记者",
        question is null ? null : "路透社",
        question,
        Day(24));

    /// <summary>The transcript with its passages encoded by <paramref name="encoder"/>.</summary>
    public static IndexedTranscript Indexed(Transcript transcript, FakeEncoder encoder) =>
        new(transcript, [.. PassageBuilder.Build(transcript).Select(passage =>
            new IndexedPassage(passage, encoder.Encode(passage.Text), encoder.Encode(passage.TextInContext)))]);

    public static IndexManifest Manifest(EncoderIdentity encoder, params Transcript[] transcripts) =>
        new(encoder, [.. transcripts.Select(transcript => Source(transcript.Id, transcript.ParagraphCount))], []);

    public static IndexedSource Source(string id, int passages = 1) => new($"/transcripts/{id}.txt", id, Hash, Hash, 1, passages);

    private static TextSpan Append(StringBuilder text, string line)
    {
        var start = text.Length;
        text.Append(line).Append('\n');
        return new TextSpan(start, start + line.Length);
    }
}

/// <summary>A turn before it is laid out in a text.</summary>
internal sealed record SpokenTurn(string? Question, string? Outlet, string Speaker, IReadOnlyList<string> Paragraphs);
