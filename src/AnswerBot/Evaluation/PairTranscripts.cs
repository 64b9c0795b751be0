using System.Globalization;
using System.Text;

namespace AnswerBot.Evaluation;

/// <summary>A pair with the two transcripts of which its question is asked.</summary>
/// <param name="Pair">Question and answer.</param>
/// <param name="Answering">The id of the transcript that has the pair as one of its turns.</param>
/// <param name="Near">The id of one made of its neighbours: the same time and the same subjects, but not this turn.</param>
public sealed record PlacedPair(QuestionPair Pair, string Answering, string Near);

/// <summary>
/// Makes transcripts of pairs: of each 48 that follow one another, every other one goes into one transcript and the rest into a second. So a question can be asked
/// where it was answered, and where only what was said around it stands.
/// </summary>
public static class PairTranscripts
{
    // As many turns as a long press conference has.
    private const int Turns = 24;

    /// <summary>Writes the transcripts into a folder.</summary>
    /// <param name="pairs">In the order of the events, at least two.</param>
    /// <param name="folder">Exists and is empty.</param>
    public static IReadOnlyList<PlacedPair> Write(IReadOnlyList<QuestionPair> pairs, string folder)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var placed = new List<PlacedPair>(pairs.Count);
        foreach (var (number, group) in pairs.Chunk(2 * Turns).Where(group => group.Length > 1).Index())
        {
            string[] ids = [Id(number, 'a'), Id(number, 'b')];
            for (var half = 0; half < ids.Length; half++)
            {
                var turns = group.Where((_, place) => place % ids.Length == half).ToList();
                File.WriteAllText(Path.Combine(folder, ids[half] + ".txt"), string.Concat(turns.Select(Turn)), new UTF8Encoding(false));
                placed.AddRange(turns.Select(pair => new PlacedPair(pair, ids[half], ids[1 - half])));
            }
        }

        return placed;
    }

    private static string Id(int number, char half) => string.Create(CultureInfo.InvariantCulture, $"pairs-{number:000}-{half}");

    private static string Turn(QuestionPair pair) => $"问：{Line(pair.Question)}\n答：{string.Join('\n', pair.Answer.Select(Line))}\n";

    private static string Line(string text) => text.ReplaceLineEndings(" ").Trim();
}
