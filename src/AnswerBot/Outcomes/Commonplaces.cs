using System.Runtime.CompilerServices;
using AnswerBot.Retrieval;
using AnswerBot.Transcripts;

namespace AnswerBot.Outcomes;

/// <summary>
/// The names that stand all over a transcript, as the speaker's own country does: where "which countries" is asked, to find it in the passage means nothing.
/// Safe to use from several threads at once.
/// </summary>
internal sealed class Commonplaces(NameFinder names)
{
    private const double From = 1.0 / 3;
    private const int FewestParagraphs = 6;

    private readonly ConditionalWeakTable<Transcript, IReadOnlySet<NameEntry>> _known = [];

    /// <summary>Names in at least every third answer paragraph; none where there are too few paragraphs to tell. Counted once.</summary>
    public IReadOnlySet<NameEntry> Of(Transcript transcript) => _known.GetValue(transcript, Count);

    private HashSet<NameEntry> Count(Transcript transcript)
    {
        var paragraphs = transcript.Turns.SelectMany(turn => turn.Paragraphs).Select(paragraph => paragraph.Span.In(transcript.Text)).ToList();
        return paragraphs.Count < FewestParagraphs
            ? []
            : [.. paragraphs.SelectMany(paragraph => names.Find(paragraph).Select(mention => mention.Entry).Distinct())
                .CountBy(entry => entry)
                .Where(count => count.Value >= From * paragraphs.Count)
                .Select(count => count.Key)];
    }
}
