using System.Text.Json;
using System.Text.RegularExpressions;
using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Transcripts;

/// <summary>
/// Compares the parser with an answer key made from the typography of published pages. The texts carry no licence, so they stay outside
/// the repository:
/// the folder with <c>expected.jsonl</c> and the texts is named by the environment variable ANSWERBOT_ANSWER_KEY.
/// </summary>
public sealed partial class AnswerKeyTests(ITestOutputHelper output)
{
    private const string Variable = "ANSWERBOT_ANSWER_KEY";

    [Fact]
    public void At_least_97_percent_of_the_pairs_are_cut_as_published_when_the_speaker_is_given() => Compare(NameInTitle);

    [Fact]
    public void At_least_97_percent_of_the_pairs_are_cut_as_published_when_the_speaker_is_inferred() => Compare(_ => []);

    private void Compare(Func<string, string[]> speakersOf)
    {
        string? folder = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{Variable} does not name the folder with expected.jsonl and its texts.");

        int pairs = 0;
        int exact = 0;
        foreach (string line in File.ReadLines(Path.Combine(folder!, "expected.jsonl")))
        {
            var key = JsonSerializer.Deserialize<KeyedFile>(line, JsonSerializerOptions.Web)!;
            string text = File.ReadAllText(Path.Combine(folder!, key.File));
            string title = text[..text.IndexOf('\n', StringComparison.Ordinal)].Trim();
            var turns = PressConferenceParser.Parse(text, Conference.Metadata(title, speakersOf(title)));
            pairs += key.Pairs.Count;
            exact += CountExact(key, text, turns, NameInTitle(title)[0]);
        }

        output.WriteLine($"{exact} of {pairs} pairs are exact.");
        Assert.True(exact >= 0.97 * pairs, $"{exact} of {pairs} pairs are exact.");
    }

    /// <summary>A wrong preamble costs the file's first pair.</summary>
    private int CountExact(KeyedFile key, string text, IReadOnlyList<Turn> turns, string speaker)
    {
        var opening = turns.Where(turn => turn.Number == 0).SelectMany(turn => turn.Paragraphs);
        var preamble = opening.Select(paragraph => paragraph.Span.In(text));
        bool preambleIsExact = preamble.SequenceEqual(key.Preamble.Select(paragraph => WithoutLabel(paragraph, speaker)));
        var questions = turns.Where(turn => turn.Number > 0).ToList();
        int exact = 0;
        for (int at = 0; at < key.Pairs.Count; at++)
        {
            bool same = at < questions.Count && IsSame(key.Pairs[at], text, questions[at], speaker) && (at > 0 || preambleIsExact);
            exact += same ? 1 : 0;
            if (!same)
            {
                string cut = at < questions.Count ? Conference.Outline(text, [questions[at]])[0] : "missing";
                output.WriteLine($"{key.File}, pair {at + 1}: {cut}");
            }
        }

        return questions.Count == key.Pairs.Count ? exact : Math.Min(exact, key.Pairs.Count - 1);
    }

    private static bool IsSame(KeyedPair pair, string text, Turn turn, string speaker)
    {
        // The key has what is printed: 答 where the text only marks the answer, nothing where a label is missing.
        string answerer = pair.Answerer is "答" or "" ? speaker : pair.Answerer;
        return turn.Asker == pair.Asker
            && turn.Question?.In(text) == pair.Question
            && turn.Paragraphs.All(paragraph => paragraph.Speaker == answerer)
            && turn.Paragraphs.Select(paragraph => paragraph.Span.In(text)).SequenceEqual(pair.Answer);
    }

    private static string WithoutLabel(string paragraph, string speaker) =>
        paragraph.StartsWith($"{speaker}：", StringComparison.Ordinal) ? paragraph[(speaker.Length + 1)..] : paragraph;

    private static string[] NameInTitle(string title) => [Spokesperson().Match(title).Groups[1].Value];

    [GeneratedRegex("发言人(.{2,3})主持")]
    private static partial Regex Spokesperson();

    private sealed record KeyedFile(string File, IReadOnlyList<string> Preamble, IReadOnlyList<KeyedPair> Pairs);

    private sealed record KeyedPair(string Asker, string Question, string Answerer, IReadOnlyList<string> Answer);
}
