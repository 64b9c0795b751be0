using AnswerBot.Transcripts;

namespace AnswerBot.Outcomes.Slots;

/// <summary>
/// The slot check: whether a passage that speaks of the right thing also holds the value that the question wants. Similarity cannot tell; it looks for values of
/// the kind in the clauses of the passage and asks the token vectors how much of the question stands around them.
/// </summary>
internal sealed class SlotCheck(ValueFinder finder)
{
    /// <summary>The best value in the passage for <paramref name="wanted"/>.</summary>
    public SlotFit Fit(QuestionTokens question, SlotPassage passage, WantedValue wanted)
    {
        var (text, sentences) = (passage.Text, passage.Sentences);
        if (wanted.Office is { } office && !Offices.Speaks(text, office))
        {
            return SlotFit.None;
        }

        // Some lists have a paragraph for each item, and one that leads up to them and is shown with them; the items need not speak of the thing again.
        if (wanted.Kinds.HasFlag(ValueKinds.List) && ValuePatterns.PartOfList().IsMatch(text))
        {
            return new SlotFit(true, 1);
        }

        // Several values mostly stand in the same clause.
        var known = new Dictionary<TextSpan, double>();
        double CoverageOf(TextSpan window) => known.TryGetValue(window, out var mean) ? mean : known[window] = question.Mean(sentences.CoverageOf(window));

        var windows = Clauses.WithLeadIn(text);
        var most = windows.Select(CoverageOf).DefaultIfEmpty(0).Max();
        return finder.Find(passage, wanted.Kinds, question.Text)
            .Where(value => !question.Text.Contains(value.Span.In(text), StringComparison.OrdinalIgnoreCase))
            .Where(value => wanted.Counted is not { } thing || CountedThings.CanBe(thing, text, value.Span))
            .Select(value => new SlotFit(true, most <= 0 ? 0 : CoverageOf(Around(value.Span, windows)) / most))
            .MaxBy(fit => fit.Support) ?? SlotFit.None;
    }

    // From the clause in which the value begins, with what leads in to it, to the one in which it ends.
    private static TextSpan Around(TextSpan value, IReadOnlyList<TextSpan> windows) =>
        new(windows.First(window => value.Start < window.End).Start, windows.First(window => value.End <= window.End).End);
}
