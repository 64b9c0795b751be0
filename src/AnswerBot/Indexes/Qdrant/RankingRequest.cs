using System.Globalization;
using System.Numerics.Tensors;
using System.Text;
using AnswerBot.Embeddings;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>
/// One question as one request. The first query ranks: four lists over the same candidates, added up by a formula. Beside it come the lists that tell the
/// signals apart, those that say which candidates the embedded index would have taken, and the head, which says to which state all of it belongs.
/// </summary>
internal sealed class RankingRequest
{
    /// <summary>Candidates asked for beyond the cut, so that the client can cut among equal scores in reading order, which the server does not promise.</summary>
    public const int Margin = 2;

    private static readonly string[] Place = ["transcript", "turn", "paragraph"];
    private static readonly string[] PlaceAndTokens = [.. Place, "tokens", "spans"];
    private static readonly string[] PlaceAndAllTokens = [.. PlaceAndTokens, "second_tokens", "second_spans"];
    private static readonly string[] HeadMembers = ["kind", "account"];

    private readonly PassageQuery _query;
    private readonly PointFilter _filter;
    private readonly IReadOnlyList<PointQuery> _candidates;
    private readonly int _candidateCount;
    private readonly List<PointQuery> _searches = [];

    public RankingRequest(PassageQuery query, QdrantSnapshot snapshot)
    {
        (_query, Terms) = (query, LexicalWeights.OfQuestion(query.Text, snapshot.Statistics));
        _filter = Generations.In(snapshot.Head.Generation, Conditions(query.Filter));
        var near = new PointQuery { Query = Sentences(query.Weights.Paragraph, query.Weights.Context), Using = CollectionLayout.Sentences, Limit = query.Weights.Candidates + Margin };
        var worded = Terms.Count == 0 || query.Weights.LexicalCandidates == 0 ? null
            : new PointQuery { Query = Lexical(), Using = CollectionLayout.Lexical, Limit = query.Weights.LexicalCandidates + Margin };
        _candidates = worded is null ? [near] : [near, worded];
        _candidateCount = _candidates.Sum(list => list.Limit);

        // Written once and sent twice: more than half of the request's numbers.
        var second = snapshot.Head.HasTokens ? OverTokens(query.Question.SecondTokens, CollectionLayout.SecondTokens) : null;
        Ranking = Add(Ranked(near, snapshot.Head.HasTokens ? OverTokens(query.Question.Tokens, CollectionLayout.Tokens) : null, second, worded));
        Near = Add(near with { Filter = _filter, WithPayload = Place });
        Worded = worded is null ? null : Add(worded with { Filter = _filter, WithPayload = Place });
        Paragraph = Add(Signal(Sentences(1, 0), CollectionLayout.Sentences));
        Context = Add(Signal(Sentences(0, 1), CollectionLayout.Sentences));
        SecondMaxSim = second is { } tokens ? Add(tokens with { Filter = _filter }) : null;
        Head = Add(new PointQuery { Filter = new PointFilter([new PointCondition { HasId = [PointIds.Head] }]), Limit = 1, WithPayload = HeadMembers });
    }

    /// <summary>The question's search terms with their weights.</summary>
    public IReadOnlyDictionary<string, double> Terms { get; }

    /// <summary>Places of the lists in request and reply.</summary>
    public int Ranking { get; }

    public int Near { get; }

    public int? Worded { get; }

    public int Paragraph { get; }

    public int Context { get; }

    public int? SecondMaxSim { get; }

    public int Head { get; }

    public BatchRequest Body => new(_searches);

    private int Add(PointQuery search)
    {
        _searches.Add(search);
        return _searches.Count - 1;
    }

    private PointQuery Ranked(PointQuery near, PointQuery? tokens, PointQuery? second, PointQuery? worded)
    {
        var (question, weights) = (_query.Question, _query.Weights);
        List<(double Weight, PointQuery List)> terms = [(1, Over(near.Query!.Value, CollectionLayout.Sentences))];
        AddTokens(terms, tokens, question.Tokens, weights.MaxSim);
        AddTokens(terms, second, question.SecondTokens, weights.SecondMaxSim);
        if (Terms.Count > 0)
        {
            terms.Add((weights.Lexical, Over(worded?.Query ?? Lexical(), CollectionLayout.Lexical)));
        }

        return new PointQuery
        {
            Prefetch = [.. terms.Select(term => term.List)],
            Query = Formula([.. terms.Select(term => term.Weight)]),
            Filter = _filter,
            Limit = _query.Limit + (2 * Margin),
            WithPayload = second is null ? PlaceAndTokens : PlaceAndAllTokens,
        };
    }

    // The server adds up over the question's tokens, and the stored numbers are 127 times too large.
    private static void AddTokens(List<(double Weight, PointQuery List)> terms, PointQuery? list, TokenVectors? tokens, double weight)
    {
        if (list is not null)
        {
            terms.Add((weight / (tokens!.Count * QuantizedTokens.Scale), list));
        }
    }

    private PointQuery? OverTokens(TokenVectors? tokens, string name) =>
        tokens is { Count: > 0 } ? Over(VectorJson.Rows(tokens.Values, tokens.Dimensions), name) : null;

    private PointQuery Over(RawJson vector, string name) => new() { Prefetch = _candidates, Query = vector, Using = name, Limit = _candidateCount };

    private PointQuery Signal(RawJson vector, string name) => Over(vector, name) with { Filter = _filter };

    private static RawJson Formula(IReadOnlyList<double> weights)
    {
        var sum = weights.Select((weight, place) => string.Create(CultureInfo.InvariantCulture, $"{{\"mult\":[{weight:R},\"$score[{place}]\"]}}"));
        var defaults = weights.Select((_, place) => string.Create(CultureInfo.InvariantCulture, $"\"$score[{place}]\":0.0"));
        return new RawJson(Encoding.UTF8.GetBytes($"{{\"formula\":{{\"sum\":[{string.Join(',', sum)}]}},\"defaults\":{{{string.Join(',', defaults)}}}}}"));
    }

    private RawJson Sentences(double paragraph, double context)
    {
        var question = _query.Question.Sentence;
        var both = new float[2 * question.Length];
        TensorPrimitives.Multiply(question, (float)paragraph, both);
        TensorPrimitives.Multiply(question, (float)context, both.AsSpan(question.Length));
        return VectorJson.Dense(both);
    }

    private RawJson Lexical() => VectorJson.Sparse(Terms.Select(term => (TermIds.Of(term.Key), (float)term.Value)));

    private static IEnumerable<PointCondition> Conditions(PassageFilter filter)
    {
        if (filter.Transcripts.Count > 0)
        {
            yield return PointCondition.Any("transcript", filter.Transcripts);
        }

        if (filter.Speakers.Count > 0)
        {
            yield return PointCondition.Any("speaker", filter.Speakers);
        }

        if (filter.AskerOutlets.Count > 0)
        {
            yield return PointCondition.Any("outlet", filter.AskerOutlets);
        }

        if (filter.From is not null || filter.To is not null)
        {
            var (from, to) = (filter.From is { } first ? PointWriter.DayNumber(first) : (long?)null, filter.To is { } last ? PointWriter.DayNumber(last) : (long?)null);
            yield return PointCondition.Within("date", new PointRange(Gte: from, Lte: to));
        }
    }
}
