using System.Numerics.Tensors;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>Of exact vectors in memory.</summary>
internal sealed class ResidentScores(PassageTable passages, PassageQuery query) : SentenceScores(passages, query)
{
    public override int Shortlist(int candidates) => candidates;

    public override void Fill(int transcript, Span<double> scores)
    {
        for (var place = 0; place < scores.Length; place++)
        {
            scores[place] = Weighted(CosinesAt(transcript, place));
        }
    }

    public override (float Paragraph, float Context) Cosines(int ordinal)
    {
        var (transcript, place) = Passages.Locate(ordinal);
        return CosinesAt(transcript, place);
    }

    private (float Paragraph, float Context) CosinesAt(int transcript, int place)
    {
        var vectors = Passages.Transcripts[transcript].Vectors.AsSpan(place * 2 * Question.Length, 2 * Question.Length);
        return (TensorPrimitives.Dot(Question, vectors[..Question.Length]), TensorPrimitives.Dot(Question, vectors[Question.Length..]));
    }
}
