using AnswerBot.Indexes;
using AnswerBot.Indexes.Lexical;
using AnswerBot.Outcomes.Slots;
using AnswerBot.Retrieval;
using AnswerBot.Transcripts;

namespace AnswerBot.Outcomes;

/// <summary>
/// Reads <see cref="OutcomeFeatures"/> from what was found: how similar, how far ahead, how much nearer to other subjects, which values and names are missing.
/// Needs no further run of a model.
/// </summary>
/// <param name="names">Recognises places, organisations and people.</param>
/// <param name="others">Knows what people ask elsewhere.</param>
public sealed class FeatureReader(NameFinder names, OtherSubjects others)
{
    /// <summary>About what the second model gives on the border between answered and not.</summary>
    private const double UsualSecondMaxSim = 0.5;

    private const int Crowd = 10;
    private const int CrowdFrom = 4;
    private const double UsualLead = 0.3;

    // Two passages can be about as near, and only one of them give the value; both would be shown.
    private const double Beside = 0.45;
    private const int PassagesBeside = 2;

    // A value whose clause covers a fifth less of the question than another clause does belongs to something else.
    private const double FullyOpen = 0.2;

    private static readonly RankingWeights Similarity = new(1, 1, 4, 0.2, 0, 0);

    private readonly SlotCheck _slots = new(new ValueFinder(names));
    private readonly Commonplaces _commonplaces = new(names);
    private readonly TermCheck _terms = new(names, ConceptTable.Shipped);

    /// <summary>The features of what was found; null where nothing was.</summary>
    public async ValueTask<OutcomeFeatures?> ReadAsync(RetrievedPassages found, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(found);
        if (found.Ranked.Count == 0 || found.Question is not { } question)
        {
            return null;
        }

        var values = new SortedDictionary<string, double>(StringComparer.Ordinal);
        AddSimilarity(values, found);
        var nearest = found.Ranked.Max(ranked => Math.Max(ranked.Signals.Paragraph, ranked.Signals.Context));
        values[OutcomeFeatures.Elsewhere] = await others.NearnessAsync(question.Sentence, cancellationToken) - nearest;
        AddSlots(values, found);
        _terms.AddTo(values, found);
        return new OutcomeFeatures(values);
    }

    private static void AddSimilarity(SortedDictionary<string, double> values, RetrievedPassages found)
    {
        var first = found.Ranked[0];
        var score = first.Signals.Score(Similarity);
        values[OutcomeFeatures.Score] = score;
        values[OutcomeFeatures.Lead] = found.Ranked.Count < Crowd ? UsualLead : score - found.Ranked.Skip(CrowdFrom).Average(ranked => ranked.Signals.Score(Similarity));
        values[OutcomeFeatures.SecondMaxSim] = found.Question is { SecondTokens: not null, SecondIsOfPrintedWords: false } ? first.Signals.SecondMaxSim - UsualSecondMaxSim : 0;
        values[OutcomeFeatures.English] = QuestionLanguages.Detect(found.Asked.Text) == QuestionLanguage.English ? 1 : 0;
    }

    private void AddSlots(SortedDictionary<string, double> values, RetrievedPassages found)
    {
        var wanted = Wanted(found);
        values[OutcomeFeatures.OpenFigure] = 0;
        values[OutcomeFeatures.OpenName] = 0;
        values[OutcomeFeatures.OpenPerson] = 0;
        if (wanted.Count == 0 || found.Question?.Tokens is not { } tokens)
        {
            return;
        }

        var question = new QuestionTokens(found.SearchText, ContentWords.Of(found.SearchText, tokens, wanted.Select(value => value.Cue)));
        var beside = found.Ranked.TakeWhile(ranked => ranked.Score >= found.Ranked[0].Score - Beside)
            .Take(PassagesBeside)
            .Select(ranked => new SlotPassage(
                ranked.Passage.Text,
                new ScoredSentences(ranked, found.Question),
                _commonplaces.Of(found.TranscriptOf(ranked.Passage))))
            .ToList();

        var open = wanted.Select(value => (Feature: FeatureOf(value.Kinds), Open: beside.Min(passage => Open(_slots.Fit(question, passage, value)))))
            .Where(value => value.Feature is not null)
            .ToList();

        // Of several values wanted the best filled one counts: the others may stand in further excerpts.
        foreach (var feature in open.Select(value => value.Feature!).Distinct())
        {
            values[feature] = open.Min(value => value.Open);
        }
    }

    private static double Open(SlotFit fit) => !fit.HasValue ? 1 : Math.Clamp((1 - fit.Support) / FullyOpen, 0, 1);

    private static string? FeatureOf(ValueKinds kinds) =>
        (kinds & ValueKinds.Figures) != 0 ? OutcomeFeatures.OpenFigure
        : kinds == ValueKinds.Somebody ? OutcomeFeatures.OpenPerson
        : (kinds & ValueKinds.Names) != 0 ? OutcomeFeatures.OpenName
        : null;

    // What a follow-up leans on is in front of it; the values that the earlier question wanted are not wanted again.
    private static IReadOnlyList<WantedValue> Wanted(RetrievedPassages found)
    {
        var latest = TextFolding.Simplify(found.Asked.Latest);
        var start = found.Asked.Subject.Length == 0 ? -1 : found.SearchText.IndexOf(latest, StringComparison.Ordinal);
        return start <= 0
            ? SlotReader.Read(found.SearchText)
            : [.. SlotReader.Read(latest).Select(value => value with { Cue = new TextSpan(value.Cue.Start + start, value.Cue.End + start) })];
    }
}
