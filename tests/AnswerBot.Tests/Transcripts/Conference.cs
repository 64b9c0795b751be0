using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Transcripts;

/// <summary>Builds and parses small transcripts; what a test does not mention has a plain default.</summary>
internal static class Conference
{
    public static TranscriptMetadata Metadata(string title = "外交部长回答提问", params string[] speakers) =>
        new("test", title, null, null, null, null, "zh-CN", null, speakers.Select(name => new Speaker(name, null, [])).ToList());

    /// <summary>Parses <paramref name="text"/>, in which 王毅 answers unless <paramref name="speakers"/> says otherwise.</summary>
    public static IReadOnlyList<Turn> Parse(string text, params string[] speakers) =>
        PressConferenceParser.Parse(text, Metadata(speakers: speakers.Length > 0 ? speakers : ["王毅"]));

    /// <summary>One line a turn: <c>1|asker|outlet|question|speaker: paragraph|…</c>, so that a test reads as what it expects.</summary>
    public static string[] Outline(string text, params string[] speakers) => Outline(text, Parse(text, speakers));

    public static string[] Outline(string text, IReadOnlyList<Turn> turns) =>
        turns.Select(turn => string.Join('|', Parts(text, turn))).ToArray();

    public static string RepositoryFile(string relativePath)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, relativePath);
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new FileNotFoundException($"{relativePath} is in no folder above {AppContext.BaseDirectory}.");
    }

    private static IEnumerable<string> Parts(string text, Turn turn) =>
        new[] { $"{turn.Number}", turn.Asker ?? "-", turn.AskerOutlet ?? "-", turn.Question?.In(text) ?? "-" }
            .Concat(turn.Paragraphs.Select(paragraph => $"{paragraph.Speaker}: {paragraph.Span.In(text)}"));
}
