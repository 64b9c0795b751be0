namespace AnswerBot.Indexes.Qdrant;

/// <summary>
/// Makes ranked passages of a reply: the signals from their lists, MaxSim and BM25 from what the payload and the transcripts hold, which costs nothing beside
/// the question's encoding and rounds nothing. The order is that of the embedded index.
/// </summary>
internal sealed class RankingReply(RankingRequest request, IReadOnlyList<PointList> lists, PassageQuery query, QdrantSnapshot snapshot)
{
    /// <summary>Best first.</summary>
    /// <exception cref="DamagedContentException">A point belongs to no passage of the transcripts.</exception>
    public IReadOnlyList<RankedPassage> Read()
    {
        var allowed = SingleShard ? Candidates() : null;
        var (paragraph, context) = (Scores(request.Paragraph), Scores(request.Context));
        var second = request.SecondMaxSim is { } list ? Scores(list) : [];
        var ranked = lists[request.Ranking].Points
            .Where(point => allowed?.Contains(point.Id) ?? true)
            .Select(point => (Found: Require(point), Point: point))
            .Select(pair => (pair.Found.Ordinal, Passage: Rank(pair.Found.Passage, pair.Point, paragraph, context, second)));
        return [.. ranked.OrderByDescending(candidate => candidate.Passage.Score).ThenBy(candidate => candidate.Ordinal).Take(query.Limit).Select(candidate => candidate.Passage)];
    }

    /// <summary>Whether candidates were cut once for all; several shards cut each for itself, which rescores more passages, never fewer.</summary>
    public required bool SingleShard { get; init; }

    private HashSet<Guid> Candidates()
    {
        var candidates = Cut(request.Near, query.Weights.Candidates);
        if (request.Worded is { } worded)
        {
            candidates.UnionWith(Cut(worded, query.Weights.LexicalCandidates));
        }

        return candidates;
    }

    private HashSet<Guid> Cut(int list, int count) =>
    [
        .. lists[list].Points
            .Select(point => (point.Id, point.Score, Require(point).Ordinal))
            .OrderByDescending(point => point.Score)
            .ThenBy(point => point.Ordinal)
            .Take(count)
            .Select(point => point.Id),
    ];

    private Dictionary<Guid, float> Scores(int list) => lists[list].Points.ToDictionary(point => point.Id, point => point.Score);

    private RankedPassage Rank(
        Passages.Passage passage, FoundPoint point, Dictionary<Guid, float> paragraph, Dictionary<Guid, float> context, Dictionary<Guid, float> second)
    {
        var tokens = query.Question.Tokens is null ? null : StoredContent.Tokens(point.Payload!, snapshot.Encoder.TokenDimensions);
        var signals = new RankingSignals(
            paragraph.GetValueOrDefault(point.Id),
            context.GetValueOrDefault(point.Id),
            LateInteraction.MaxSim(query.Question.Tokens, tokens),
            LexicalWeights.Score(request.Terms, passage, snapshot.Statistics),
            second.TryGetValue(point.Id, out var sum) ? sum / (query.Question.SecondTokens!.Count * QuantizedTokens.Scale) : 0);
        return new RankedPassage(passage, signals.Score(query.Weights), signals, tokens, StoredContent.SecondTokens(point.Payload!, snapshot.Encoder.SecondTokenDimensions));
    }

    private (Passages.Passage Passage, int Ordinal) Require(FoundPoint point) =>
        (point.Payload is { } payload ? snapshot.Find(payload) : null)
        ?? throw new DamagedContentException($"point {point.Id} belongs to no passage of its transcripts");
}
