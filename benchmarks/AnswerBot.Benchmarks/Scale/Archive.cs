using System.Diagnostics;
using System.Globalization;
using System.Text;
using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Passages;
using AnswerBot.Transcripts;

namespace AnswerBot.Benchmarks.Scale;

/// <summary>Makes up an archive of transcripts of a hundred passages, the same for the same seed.</summary>
internal sealed class Archive(int passages, bool withTokens, VectorMixture vectors, CharacterChain characters, IReadOnlyList<int> lengths)
{
    public const int FirstYear = 1995;

    private const int Seed = 20200524;
    private const int TurnsInTranscript = 20;
    private const int ParagraphsInTurn = 5;
    private const int QuestionLength = 60;
    private const int Outlets = 300;
    private const int Speakers = 20;

    private int Transcripts => (passages + (TurnsInTranscript * ParagraphsInTurn) - 1) / (TurnsInTranscript * ParagraphsInTurn);

    public IndexManifest Manifest(EncoderIdentity encoder) =>
        new(encoder, [.. Enumerable.Range(0, Transcripts).Select(number => new IndexedSource($"/archive/{IdOf(number)}.txt", IdOf(number), "", "", TurnsInTranscript, SizeOf(number)))], []);

    /// <summary>The time that making it up took.</summary>
    public TimeSpan Spent { get; private set; }

    public async IAsyncEnumerable<IndexedTranscript> MakeAsync()
    {
        for (var number = 0; number < Transcripts; number++)
        {
            var started = Stopwatch.GetTimestamp();
            var random = new Random(Seed + number);
            var transcript = MakeTranscript(number, random);
            var indexed = new List<IndexedPassage>();
            foreach (var passage in PassageBuilder.Build(transcript))
            {
                var (paragraph, context) = vectors.Make(random, withTokens);
                indexed.Add(new IndexedPassage(passage, paragraph, context));
            }

            Spent += Stopwatch.GetElapsedTime(started);
            yield return new IndexedTranscript(transcript, indexed);
            await Task.Yield();
        }
    }

    private static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"conference-{number:D6}");

    private int SizeOf(int number) => Math.Min(TurnsInTranscript * ParagraphsInTurn, passages - (number * TurnsInTranscript * ParagraphsInTurn));

    private Transcript MakeTranscript(int number, Random random)
    {
        var (text, turns, left) = (new StringBuilder(), new List<Turn>(), SizeOf(number));
        var speaker = string.Create(CultureInfo.InvariantCulture, $"发言人{random.Next(Speakers)}");
        for (var turn = 1; left > 0; turn++)
        {
            // Few outlets ask often, many seldom.
            var outlet = string.Create(CultureInfo.InvariantCulture, $"通讯社{(int)(Outlets * Math.Pow(random.NextDouble(), 3))}");
            var question = Append(text, characters.Make(QuestionLength, random));
            var paragraphs = Enumerable.Range(1, Math.Min(ParagraphsInTurn, left)).Select(paragraph =>
                new Paragraph(paragraph, speaker, Append(text, characters.Make(lengths[random.Next(lengths.Count)], random)))).ToList();
            turns.Add(new Turn(turn, outlet + "记者", outlet, question, paragraphs));
            left -= paragraphs.Count;
        }

        var date = new DateOnly(FirstYear, 1, 1).AddDays(number * 365 * 30 / Transcripts);
        var metadata = new TranscriptMetadata(IdOf(number), "记者会", date, null, null, null, "zh-CN", null, [new Speaker(speaker, null, [])]);
        return new Transcript(metadata, text.ToString(), new string('0', 64), turns);
    }

    private static TextSpan Append(StringBuilder text, string line)
    {
        var start = text.Length;
        text.Append(line).Append('\n');
        return new TextSpan(start, start + line.Length);
    }
}
