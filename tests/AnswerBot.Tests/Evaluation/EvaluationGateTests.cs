using AnswerBot.Evaluation;
using AnswerBot.Tests.Transcripts;

namespace AnswerBot.Tests.Evaluation;

public sealed class EvaluationGateTests
{
    private static readonly EvaluationGate Gate = new(First: 0.7, FirstThree: 0.9, Served: 0.7, Refused: 0.6, Faithful: 1);

    [Fact]
    public void Figures_at_the_gate_pass()
    {
        Assert.Empty(Gate.Missed(Figures(first: 7, firstThree: 9, served: 7, refused: 6, faithful: 10)));
    }

    [Fact]
    public void Every_figure_below_the_gate_is_named_with_both_numbers()
    {
        var missed = Gate.Missed(Figures(first: 6, firstThree: 8, served: 6, refused: 5, faithful: 9));

        Assert.Equal(5, missed.Count);
        Assert.Equal("Below the gate: first 0.600, at least 0.700 is wanted.", missed[0]);
        Assert.Equal("Below the gate: faithful 0.900, at least 1.000 is wanted.", missed[4]);
    }

    [Fact]
    public void A_figure_over_no_questions_does_not_miss()
    {
        Assert.Empty(Gate.Missed(Metrics.Over([])));
    }

    [Fact]
    public void The_shipped_gate_demands_faithful_answers()
    {
        var gate = EvaluationGate.Read(Conference.RepositoryFile("seeds/evaluation/gate.json"));

        Assert.Equal(1, gate.Faithful);
        Assert.All([gate.First, gate.FirstThree, gate.Served, gate.Refused], share => Assert.InRange(share, 0.01, 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"first\":0.7}")]
    [InlineData("{\"first\":\"much\",\"firstThree\":0.9,\"served\":0.7,\"refused\":0.6,\"faithful\":1}")]
    public void A_broken_gate_is_named(string content)
    {
        var folder = Directory.CreateTempSubdirectory("answerbot-gate-");
        var path = Path.Combine(folder.FullName, "gate.json");
        File.WriteAllText(path, content);

        var failure = Assert.Throws<EvaluationSetException>(() => EvaluationGate.Read(path));

        Assert.Contains(path, failure.Message, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_missing_gate_is_named()
    {
        var failure = Assert.Throws<EvaluationSetException>(() => EvaluationGate.Read("none.json"));

        Assert.Contains("none.json", failure.Message, StringComparison.Ordinal);
    }

    private static Metrics Figures(int first, int firstThree, int served, int refused, int faithful)
    {
        return Metrics.Over([]) with
        {
            First = new Share(first, 10),
            FirstThree = new Share(firstThree, 10),
            Served = new Share(served, 10),
            Refused = new Share(refused, 10),
            Faithful = new Share(faithful, 10),
        };
    }
}
