using AnswerBot.Indexes.Lexical;
using AnswerBot.Passages;
using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>
/// One search over a snapshot: both cosines for every passage that the filter lets through, BM25 from the postings of the question's terms,
/// then late interaction for the best of them, whose token vectors are read from the file.
/// </summary>
internal sealed class SqliteSearch(SqliteSnapshot snapshot, SqliteConnection connection, SqliteTransaction transaction, PassageQuery query)
{
    private readonly PassageTable _passages = snapshot.Passages;

    public IReadOnlyList<RankedPassage> Run()
    {
        var lexical = Lexical();
        var near = new BestOrdinals(query.Weights.Candidates);
        var worded = new BestOrdinals(query.Weights.LexicalCandidates);
        for (var ordinal = 0; ordinal < _passages.Count; ordinal++)
        {
            if (Allows(query.Filter, _passages[ordinal]))
            {
                near.Offer(ordinal, WeightedCosines(ordinal));
                if (lexical.TryGetValue(ordinal, out var score))
                {
                    worded.Offer(ordinal, score);
                }
            }
        }

        return [.. near.Ordinals.Union(worded.Ordinals)
            .Select(ordinal => (ordinal, passage: Rescore(ordinal, lexical.GetValueOrDefault(ordinal))))
            .OrderByDescending(candidate => candidate.passage.Score)
            .ThenBy(candidate => candidate.ordinal)
            .Take(query.Limit)
            .Select(candidate => candidate.passage)];
    }

    private static bool Allows(PassageFilter filter, Passage passage) =>
        (filter.Transcripts.Count == 0 || filter.Transcripts.Contains(passage.TranscriptId))
        && (filter.From is null || passage.Date >= filter.From)
        && (filter.To is null || passage.Date <= filter.To)
        && (filter.Speakers.Count == 0 || filter.Speakers.Contains(passage.Speaker))
        && (filter.AskerOutlets.Count == 0 || (passage.AskerOutlet is { } outlet && filter.AskerOutlets.Contains(outlet)));

    private double WeightedCosines(int ordinal)
    {
        var question = query.Question.Sentence;
        return (query.Weights.Paragraph * _passages.Paragraph(ordinal, question)) + (query.Weights.Context * _passages.Context(ordinal, question));
    }

    private RankedPassage Rescore(int ordinal, double lexical)
    {
        var tokens = query.Question.Tokens is null ? null : SqliteTokens.Get(snapshot, ordinal, connection, transaction);
        var signals = new RankingSignals(
            _passages.Paragraph(ordinal, query.Question.Sentence),
            _passages.Context(ordinal, query.Question.Sentence),
            LateInteraction.MaxSim(query.Question.Tokens, tokens?.Context),
            lexical,
            LateInteraction.MaxSim(query.Question.SecondTokens, tokens?.SecondParagraph));
        return new RankedPassage(_passages[ordinal], signals.Score(query.Weights), signals, tokens?.Context);
    }

    /// <summary>BM25 over the best value that the question's terms allow, for every passage that has one of them.</summary>
    private Dictionary<int, double> Lexical()
    {
        var scores = new Dictionary<int, double>();
        var best = 0.0;
        foreach (var term in LexicalTokenizer.Tokenize(query.Text).Distinct(StringComparer.Ordinal))
        {
            var postings = ReadPostings(term);
            var idf = Bm25.InverseDocumentFrequency(_passages.Count, postings.Count);
            best += idf * Bm25.Saturation;
            foreach (var (ordinal, frequency) in postings)
            {
                var score = idf * Bm25.TermScore(frequency, _passages.TermsOf(ordinal), _passages.AverageTerms);
                scores[ordinal] = scores.GetValueOrDefault(ordinal) + score;
            }
        }

        return scores.ToDictionary(pair => pair.Key, pair => pair.Value / best);
    }

    private List<(int Ordinal, int Frequency)> ReadPostings(string term)
    {
        using var command = connection.Command("SELECT transcript, entries FROM postings WHERE term = $term", transaction, ("$term", term));
        using var reader = command.ExecuteReader();
        var postings = new List<(int, int)>();
        while (reader.Read())
        {
            var first = _passages.FirstOf(reader.GetInt64(0));
            if (first is null || StoredBlobs.ToPostings(reader.Blob(1)) is not { } entries || entries.Any(entry => first + entry.Passage >= _passages.Count))
            {
                throw SqliteSnapshot.Damaged(connection, $"the places of the word '{term}' cannot be read");
            }

            postings.AddRange(entries.Select(entry => (first.Value + entry.Passage, entry.Frequency)));
        }

        return postings;
    }
}

/// <summary>Keeps the best few of many: a heap of fixed size, never a sort of everything.</summary>
internal sealed class BestOrdinals(int count)
{
    private readonly PriorityQueue<int, (double Score, int Later)> _best = new(count + 1);

    /// <summary>In no particular order.</summary>
    public IEnumerable<int> Ordinals => _best.UnorderedItems.Select(item => item.Element);

    /// <summary>Equal scores: the earlier ordinal stays.</summary>
    public void Offer(int ordinal, double score)
    {
        if (_best.Count < count)
        {
            _best.Enqueue(ordinal, (score, -ordinal));
        }
        else if (count > 0)
        {
            _best.EnqueueDequeue(ordinal, (score, -ordinal));
        }
    }
}
