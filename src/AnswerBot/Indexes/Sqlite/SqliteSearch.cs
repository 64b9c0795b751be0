using AnswerBot.Passages;
using AnswerBot.Transcripts;
using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>
/// One search over a snapshot: both cosines and BM25 for every passage that the filter lets through, then late interaction for the best of them,
/// whose token vectors are read from the file.
/// </summary>
internal sealed class SqliteSearch(SqliteSnapshot snapshot, SqliteConnection connection, SqliteTransaction transaction, PassageQuery query)
{
    private readonly PassageTable _passages = snapshot.Passages;
    private readonly Dictionary<int, Transcript> _whole = [];

    public SearchResult Run()
    {
        using var exact = new ExactVectors(connection, transaction, snapshot.Manifest.Encoder.Dimensions);
        using var lexical = LexicalScores.Of(query.Text, snapshot, connection, transaction);
        SentenceScores sentences = snapshot.IsResident ? new ResidentScores(_passages, query) : new QuantizedScores(_passages, query, exact);
        var ranked = Candidates(sentences, lexical)
            .Select(ordinal => Rescore(ordinal, sentences.Cosines(ordinal), lexical[ordinal]))
            .OrderByDescending(candidate => candidate.Score)
            .ThenBy(candidate => candidate.Ordinal)
            .Take(query.Limit)
            .Select(Resolve)
            .ToList();
        return new SearchResult(ranked, _whole.Count == 0 ? snapshot.Transcripts : new OverlaidTranscripts(snapshot.Transcripts, _whole));
    }

    private IEnumerable<int> Candidates(SentenceScores sentences, LexicalScores lexical)
    {
        var (near, worded) = new PassageScan(_passages, new AllowedPassages(query.Filter), sentences, lexical, query.Weights).Run();
        var nearest = new BestOrdinals(query.Weights.Candidates);
        // In reading order: their vectors stand in the file in this order.
        foreach (var ordinal in near.Order())
        {
            nearest.Offer(ordinal, sentences.Weighted(sentences.Cosines(ordinal)));
        }

        return nearest.Ordinals.Union(worded);
    }

    private Candidate Rescore(int ordinal, (float Paragraph, float Context) cosines, double lexical)
    {
        var tokens = query.Question.Tokens is null ? null : SqliteTokens.Get(snapshot, ordinal, connection, transaction);
        var signals = new RankingSignals(
            cosines.Paragraph,
            cosines.Context,
            LateInteraction.MaxSim(query.Question.Tokens, tokens?.Context),
            lexical,
            LateInteraction.MaxSim(query.Question.SecondTokens, tokens?.SecondParagraph));
        return new Candidate(ordinal, signals.Score(query.Weights), signals, tokens);
    }

    private RankedPassage Resolve(Candidate candidate)
    {
        var (transcript, place) = _passages.Locate(candidate.Ordinal);
        var (turn, paragraph) = _passages.Transcripts[transcript].Places[place];
        return new RankedPassage(PassageBuilder.Build(WholeOf(transcript), turn, paragraph), candidate.Score, candidate.Signals, candidate.Tokens?.Context, candidate.Tokens?.SecondParagraph);
    }

    // The text comes from the state that was searched, so that a quotation is never cut from another.
    private Transcript WholeOf(int transcript)
    {
        if (snapshot.IsResident)
        {
            return snapshot.Transcripts[transcript];
        }

        if (!_whole.TryGetValue(transcript, out var whole))
        {
            whole = snapshot.Transcripts[transcript].WithText(_passages.Transcripts[transcript].ReadText(connection, transaction));
            _whole.Add(transcript, whole);
        }

        return whole;
    }

    private readonly record struct Candidate(int Ordinal, double Score, RankingSignals Signals, StoredTokens? Tokens);
}
