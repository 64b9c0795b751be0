using AnswerBot.Retrieval;
using AnswerBot.Transcripts;

namespace AnswerBot.Outcomes.Slots;

/// <summary>How well a passage fills the slot of a question.</summary>
/// <param name="Value">A value of the kind wanted is there: 1, else 0.</param>
/// <param name="Support">How well the clause around the best such value covers the question, relative to the clause that covers it best: 0 to 1.</param>
/// <param name="Focus">How near the words beside the value come to the noun that it hangs on: -1 to 1.</param>
internal sealed record SlotFit(double Value, double Support, double Focus)
{
    /// <summary>Nothing of the kind is there.</summary>
    public static SlotFit None { get; } = new(0, 0, 0);

    /// <summary>What makes one value a better candidate than another.</summary>
    public double Strength => Support + Focus;
}

/// <summary>
/// The slot check: whether a passage that speaks of the right thing also holds the value that the question wants. Similarity cannot tell; it looks for values of
/// the kind in the clauses of the passage and asks the token vectors how much of the question stands around them.
/// </summary>
internal sealed class SlotCheck(ValueFinder finder)
{
    // As far as a unit or a counted noun stands from its number.
    private const int Before = 6;
    private const int After = 10;

    /// <summary>The best value in the passage for <paramref name="wanted"/>.</summary>
    public SlotFit Fit(QuestionTokens question, string text, ScoredSentences passage, WantedValue wanted)
    {
        var clauses = Clauses.Of(text);
        var most = clauses.Select(clause => question.Mean(passage.CoverageOf(clause))).DefaultIfEmpty(0).Max();
        return finder.Find(text, wanted.Kinds, question.Text)
            .Where(value => !question.Text.Contains(value.Span.In(text), StringComparison.OrdinalIgnoreCase))
            .Select(value => FitOf(question, passage, wanted, Place(value.Span, clauses, text, most)))
            .MaxBy(fit => fit.Strength) ?? SlotFit.None;
    }

    private static SlotFit FitOf(QuestionTokens question, ScoredSentences passage, WantedValue wanted, ValuePlace place)
    {
        var support = place.Most <= 0 ? 0 : question.Mean(passage.CoverageOf(place.Clause)) / place.Most;
        var beside = passage.CoverageOf(place.Beside);
        return new SlotFit(1, support, wanted.Focus.Length == 0 ? support : question.MeanWithin(wanted.Focus, beside));
    }

    private static ValuePlace Place(TextSpan value, IReadOnlyList<TextSpan> clauses, string text, double most)
    {
        var first = clauses.First(clause => value.Start < clause.End);
        var last = clauses.First(clause => value.End <= clause.End);
        var clause = new TextSpan(first.Start, last.End);
        var beside = new TextSpan(Math.Max(clause.Start, value.Start - Before), Math.Min(text.Length, value.End + After));
        return new ValuePlace(clause, beside, most);
    }

    private readonly record struct ValuePlace(TextSpan Clause, TextSpan Beside, double Most);
}
