namespace AnswerBot.Indexes.Sqlite;

/// <summary>The weighted cosines of one question with the passages of a snapshot: first of all passages, to find candidates, then exactly of the candidates.</summary>
internal abstract class SentenceScores(PassageTable passages, PassageQuery query)
{
    protected PassageTable Passages { get; } = passages;

    protected float[] Question { get; } = query.Question.Sentence;

    protected RankingWeights Weights { get; } = query.Weights;

    /// <summary>How many passages must be looked at exactly, so that the best <paramref name="candidates"/> are among them.</summary>
    public abstract int Shortlist(int candidates);

    /// <summary>Fills in the weighted sum of both cosines for each passage of a transcript.</summary>
    public abstract void Fill(int transcript, Span<double> scores);

    /// <summary>Both cosines, exactly.</summary>
    public abstract (float Paragraph, float Context) Cosines(int ordinal);

    public double Weighted((float Paragraph, float Context) cosines) => (Weights.Paragraph * cosines.Paragraph) + (Weights.Context * cosines.Context);
}
