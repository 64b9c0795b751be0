using System.Globalization;
using AnswerBot.Indexes.Lexical;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>Makes points of transcripts, and counts what it made.</summary>
/// <param name="generation">The generation from which on they count.</param>
/// <param name="hasTokens">Whether the collection has token vectors.</param>
/// <param name="averageTerms">Mean number of search terms in a passage; null while it is not known, and the points then have no BM25 weights.</param>
internal sealed class PointWriter(long generation, bool hasTokens, double? averageTerms)
{
    public int Transcripts { get; private set; }

    public int Passages { get; private set; }

    public long Terms { get; private set; }

    /// <summary>The transcript's own point and one for each passage.</summary>
    public IEnumerable<PointWrite> Make(IndexedTranscript added)
    {
        var terms = 0;
        foreach (var indexed in added.Passages)
        {
            var words = LexicalTokenizer.Tokenize(indexed.Passage.TextInContext);
            terms += words.Count;
            yield return Make(indexed, words);
        }

        Transcripts++;
        Passages += added.Passages.Count;
        Terms += terms;
        yield return Make(added, terms);
    }

    private PointWrite Make(IndexedTranscript added, int terms)
    {
        var content = StoredContent.Write(added.Transcript);
        return new PointWrite(PointIds.Transcript(added.Transcript.Id, generation), NoVectors, new PointPayload
        {
            Kind = PointPayload.TranscriptKind,
            Since = generation,
            Transcript = added.Transcript.Id,
            Content = content,
            Checksum = StoredContent.Checksum(content),
            Terms = terms,
            Passages = added.Passages.Count,
        });
    }

    public static IReadOnlyDictionary<string, RawJson> NoVectors { get; } = new Dictionary<string, RawJson>(StringComparer.Ordinal);

    private PointWrite Make(IndexedPassage indexed, IReadOnlyList<string> words)
    {
        var passage = indexed.Passage;
        var tokens = hasTokens && indexed.Context.Tokens is { } encoded ? QuantizedTokens.From(encoded) : null;
        var second = hasTokens && indexed.Paragraph.SecondTokens is { Count: > 0 } ofParagraph ? QuantizedTokens.From(ofParagraph) : null;
        var payload = new PointPayload
        {
            Kind = PointPayload.PassageKind,
            Since = generation,
            Transcript = passage.TranscriptId,
            Turn = passage.Turn,
            Paragraph = passage.Paragraph,
            Text = passage.Text,
            Start = passage.Span.Start,
            End = passage.Span.End,
            Speaker = passage.Speaker,
            Asker = passage.Asker,
            Outlet = passage.AskerOutlet,
            Question = passage.Question,
            Date = passage.Date is { } day ? DayNumber(day) : null,
            Terms = words.Count,
            Tokens = tokens?.ToBytes(),
            Spans = tokens is null ? null : StoredContent.Spans(tokens),
            SecondTokens = second?.ToBytes(),
            SecondSpans = second is null ? null : StoredContent.Spans(second),
        };
        return new PointWrite(
            PointIds.Passage(passage.Id, passage.TextInContext, generation), Vectors(indexed, tokens, second, words), payload with { Checksum = StoredContent.Checksum(passage, payload) });
    }

    private Dictionary<string, RawJson> Vectors(IndexedPassage indexed, QuantizedTokens? tokens, QuantizedTokens? second, IReadOnlyList<string> words)
    {
        var vectors = new Dictionary<string, RawJson>(StringComparer.Ordinal)
        {
            [CollectionLayout.Sentences] = VectorJson.Dense([.. indexed.Paragraph.Sentence, .. indexed.Context.Sentence]),
        };
        // The server takes no vector of no rows; a point without one is passed over by its queries, which scores it 0.
        if (tokens is { Values.Length: > 0 })
        {
            vectors.Add(CollectionLayout.Tokens, VectorJson.Rows(tokens));
        }

        if (second is not null)
        {
            vectors.Add(CollectionLayout.SecondTokens, VectorJson.Rows(second));
        }

        if (averageTerms is { } average && words.Count > 0)
        {
            vectors.Add(CollectionLayout.Lexical, LexicalWeights.OfPassage(words, average));
        }

        return vectors;
    }

    /// <summary>A day as a number that sorts: 20200524.</summary>
    public static int DayNumber(DateOnly day) => int.Parse(day.ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The text that a passage's payload was made from.</summary>
    public static string TextInContext(PointPayload payload) => payload.Question is null ? payload.Text ?? "" : $"{payload.Question}\n{payload.Text}";
}
