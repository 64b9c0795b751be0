using System.Text.RegularExpressions;
using AnswerBot.Indexes.Lexical;
using AnswerBot.Passages;
using AnswerBot.Retrieval;
using AnswerBot.Transcripts;

namespace AnswerBot.Outcomes;

/// <summary>Counts what a question names and the turn of the first-ranked passage does not: places, organisations, people, agreements, years, abbreviations.</summary>
internal sealed partial class TermCheck(NameFinder names, ConceptTable concepts)
{
    private const int Most = 3;

    public void AddTo(SortedDictionary<string, double> values, RetrievedPassages found)
    {
        var passage = found.Ranked[0].Passage;
        var transcript = found.TranscriptOf(passage);
        var spoken = SpokenIn(transcript, passage);
        var mentions = names.Find(found.QuestionWords);
        var meant = found.PrintedWords.Where(word => !word.IsName && spoken.Contains(word.Printed, StringComparison.Ordinal)).ToList();
        values[OutcomeFeatures.SaidOtherwise] = Math.Min(Most, meant.DistinctBy(word => word.Printed).DistinctBy(word => word.Span).Count());
        var absent = mentions.Where(mention => !IsSaidOtherwise(mention.Span, meant)).Select(mention => mention.Entry).Distinct().Where(entry => !NameFinder.Speaks(spoken, entry)).ToList();
        values[OutcomeFeatures.AbsentNames] = Math.Min(Most, absent.Sum(entry => Absence(entry, spoken)));
        values[OutcomeFeatures.UnknownNames] = absent.Where(entry => !NameFinder.Speaks(transcript.Text, entry) && !IsMeant(entry, spoken)).Select(entry => Absence(entry, transcript.Text)).DefaultIfEmpty(0).Max();
        AddConcepts(values, concepts.Find(found.QuestionWords).Where(mention => !IsSaidOtherwise(mention.Span, meant)).Select(mention => mention.Named).ToHashSet(), spoken, transcript);
        values[OutcomeFeatures.AbsentFigures] = Math.Min(Most, AbsentFigures(found.QuestionWords, spoken, [.. mentions.Select(mention => mention.Span)]));
    }

    // 货运火车 is a word for 中欧班列, and of those was spoken: that no train was mentioned says nothing.
    private static bool IsSaidOtherwise(TextSpan mention, List<PrintedWord> meant) => meant.Exists(word => word.Span.Start < mention.End && mention.Start < word.Span.End);

    // Most questions name no such thing; for them neither turn nor transcript is read.
    private void AddConcepts(SortedDictionary<string, double> values, IReadOnlySet<Concept> asked, string spoken, Transcript transcript)
    {
        var open = asked.Where(concept => !concept.IsCoveredBy(spoken)).ToList();
        values[OutcomeFeatures.AbsentConcepts] = open.Count == 0 ? 0 : Math.Min(Most, open.Except(concepts.In(spoken)).Count());
        values[OutcomeFeatures.UnknownConcepts] = open.Count == 0 ? 0 : Math.Min(Most, open.Except(concepts.In(transcript)).Count());
    }

    // 特朗普 may be asked for where 美国 was spoken of, and a town stands for all sorts of things.
    private double Absence(NameEntry entry, string text) =>
        entry.Kind == "city" || IsMeant(entry, text) ? 0.5 : 1;

    private bool IsMeant(NameEntry entry, string text) => names.StandsFor(entry).Any(other => NameFinder.Speaks(text, other));

    // The whole turn: what one paragraph names the next one calls "they".
    private static string SpokenIn(Transcript transcript, Passage passage)
    {
        var turn = transcript.Turns.First(turn => turn.Number == passage.Turn);
        return string.Join('\n', [passage.Question ?? "", .. turn.Paragraphs.Select(paragraph => paragraph.Span.In(transcript.Text)), .. transcript.Metadata.Speakers.SelectMany(speaker => speaker.Names)]);
    }

    private static int AbsentFigures(string question, string spoken, IReadOnlyList<TextSpan> names)
    {
        var folded = TextFolding.Fold(spoken);
        return Figures().Matches(question)
            .Where(match => !names.Any(name => name.Start <= match.Index && match.Index < name.End))
            .Select(match => TextFolding.Fold(match.Value))
            .Distinct(StringComparer.Ordinal)
            .Count(figure => !folded.Contains(figure, StringComparison.Ordinal));
    }

    // A single digit is too often written out in one of both: 5项, 五项.
    [GeneratedRegex(@"\d[\d.,]*\d|(?<![A-Za-z])[A-Z]{2,}(?![A-Za-z])", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Figures();
}
