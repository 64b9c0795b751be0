using AnswerBot.Indexes.Lexical;
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
        var allowed = Allowed();
        var cosines = allowed.ToDictionary(ordinal => ordinal, Cosines);
        var lexical = Lexical();
        return [.. Candidates(cosines, lexical)
            .Select(ordinal => (ordinal, passage: Rescore(ordinal, cosines[ordinal], lexical.GetValueOrDefault(ordinal))))
            .OrderByDescending(candidate => candidate.passage.Score)
            .ThenBy(candidate => candidate.ordinal)
            .Take(query.Limit)
            .Select(candidate => candidate.passage)];
    }

    private List<int> Allowed()
    {
        var filter = query.Filter;
        var allowed = new List<int>(_passages.Count);
        for (var ordinal = 0; ordinal < _passages.Count; ordinal++)
        {
            var passage = _passages[ordinal];
            if ((filter.Transcripts.Count == 0 || filter.Transcripts.Contains(passage.TranscriptId))
                && (filter.From is null || passage.Date >= filter.From)
                && (filter.To is null || passage.Date <= filter.To)
                && (filter.Speakers.Count == 0 || filter.Speakers.Contains(passage.Speaker))
                && (filter.AskerOutlets.Count == 0 || (passage.AskerOutlet is { } outlet && filter.AskerOutlets.Contains(outlet))))
            {
                allowed.Add(ordinal);
            }
        }

        return allowed;
    }

    private (double Paragraph, double Context) Cosines(int ordinal) =>
        (_passages.Paragraph(ordinal, query.Question.Sentence), _passages.Context(ordinal, query.Question.Sentence));

    private IEnumerable<int> Candidates(Dictionary<int, (double Paragraph, double Context)> cosines, Dictionary<int, double> lexical)
    {
        var weights = query.Weights;
        var near = Best(cosines.Select(pair => (pair.Key, (weights.Paragraph * pair.Value.Paragraph) + (weights.Context * pair.Value.Context))), weights.Candidates);
        var worded = Best(lexical.Where(pair => cosines.ContainsKey(pair.Key)).Select(pair => (pair.Key, pair.Value)), weights.LexicalCandidates);
        return near.Union(worded);
    }

    private static IEnumerable<int> Best(IEnumerable<(int Ordinal, double Score)> scored, int count)
    {
        var best = new PriorityQueue<int, (double, int)>(count + 1);
        foreach (var (ordinal, score) in scored)
        {
            best.Enqueue(ordinal, (score, -ordinal));
            if (best.Count > count)
            {
                best.Dequeue();
            }
        }

        return best.UnorderedItems.Select(item => item.Element);
    }

    private RankedPassage Rescore(int ordinal, (double Paragraph, double Context) cosines, double lexical)
    {
        var tokens = query.Question.Tokens is null || snapshot.Manifest.Encoder.TokenDimensions == 0
            ? null
            : SqliteTokens.Read(snapshot, ordinal, connection, transaction);
        var maxSim = tokens is null ? 0 : LateInteraction.MaxSim(query.Question.Tokens!, tokens);
        var weights = query.Weights;
        var score = (weights.Paragraph * cosines.Paragraph) + (weights.Context * cosines.Context) + (weights.MaxSim * maxSim) + (weights.Lexical * lexical);
        return new RankedPassage(_passages[ordinal], score, new RankingSignals(cosines.Paragraph, cosines.Context, maxSim, lexical), tokens);
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
