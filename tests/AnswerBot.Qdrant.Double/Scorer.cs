namespace AnswerBot.QdrantServer;

/// <summary>Scores points against one vector; each point once.</summary>
internal sealed class Scorer
{
    private readonly Vector _query;
    private readonly VectorParameters _parameters;
    private readonly Func<uint, float> _weigh;
    private readonly Dictionary<PointId, float?> _scores = [];

    public Scorer(Vector query, VectorParameters parameters, Collection collection)
    {
        (_query, _parameters) = (query, parameters);
        _weigh = parameters.HasIdf ? InverseDocumentFrequency(collection, parameters.Name) : _ => 1;
    }

    /// <summary>Null where sparse vectors share nothing.</summary>
    public float? Score(StoredPoint point)
    {
        if (!_scores.TryGetValue(point.Id, out var score))
        {
            _scores.Add(point.Id, score = _query.Score(point.Vectors[_parameters.Name], _parameters.IsHalf, _weigh));
        }

        return score;
    }

    private static Func<uint, float> InverseDocumentFrequency(Collection collection, string name)
    {
        var lists = collection.Counted.Where(point => point.Vectors.ContainsKey(name)).Select(point => point.Vectors[name]).ToList();
        return index =>
        {
            var having = lists.Count(vector => vector.Indices.Contains(index));
            return MathF.Log(((lists.Count - having + 0.5f) / (having + 0.5f)) + 1);
        };
    }
}
