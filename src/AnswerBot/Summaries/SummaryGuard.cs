using System.Globalization;
using System.Text.RegularExpressions;
using AnswerBot.Retrieval;

namespace AnswerBot.Summaries;

/// <summary>
/// Decides which sentences of a model's reply may be shown: those whose citations, numbers, names, quotation marks and negations an excerpt bears out.
/// Deterministic; asks no model. Comes after <see cref="ISummarizer"/>; what it does not keep is never shown.
/// </summary>
public sealed partial class SummaryGuard(SummaryNames names)
{
    private const int MaxSentences = 3;
    private const int MaxChineseLength = 160;
    private const int MaxEnglishLength = 400;

    /// <summary>Checks a reply sentence by sentence.</summary>
    /// <param name="reply">The model's reply, whatever it is.</param>
    /// <param name="language">The language that the summary must be in.</param>
    /// <param name="sources">The excerpts that the model was given.</param>
    public GuardVerdict Check(string reply, QuestionLanguage language, IReadOnlyList<SummarySource> sources)
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(sources);
        var kept = new List<string>();
        var dropped = new List<DroppedSentence>();
        foreach (var sentence in ReplyText.Sentences(reply))
        {
            if (Broken(sentence, language, sources) is { } rule)
            {
                dropped.Add(new DroppedSentence(sentence, rule));
            }
            else if (kept.Count == MaxSentences)
            {
                dropped.Add(new DroppedSentence(sentence, GuardRule.Length));
            }
            else
            {
                kept.Add(sentence);
            }
        }

        return new GuardVerdict(kept, [.. kept.SelectMany(Marks).Distinct().Order()], dropped);
    }

    private GuardRule? Broken(string sentence, QuestionLanguage language, IReadOnlyList<SummarySource> sources)
    {
        var body = Mark().Replace(sentence, "").Trim();
        var marks = Marks(sentence).ToList();
        if (BrokenForm(body, language) is { } form)
        {
            return form;
        }

        if (marks.Count == 0)
        {
            return GuardRule.NoCitation;
        }

        return marks.TrueForAll(mark => sources.Any(source => source.Number == mark))
            ? BrokenFact(new Claim(body, language, [.. sources.Where(source => marks.Contains(source.Number))], [.. sources.Where(source => !marks.Contains(source.Number))]))
            : GuardRule.UnknownCitation;
    }

    private static GuardRule? BrokenForm(string body, QuestionLanguage language) =>
        body.Length > (language == QuestionLanguage.Chinese ? MaxChineseLength : MaxEnglishLength) || !body.Any(char.IsLetter) ? GuardRule.Length
        : !PlainText.IsPlain(body) ? GuardRule.Markup
        : PlainText.HasLink(body) ? GuardRule.Link
        : PlainText.Instructs(body) ? GuardRule.Instruction
        : QuestionLanguages.Detect(body) != language ? GuardRule.Language
        : null;

    private GuardRule? BrokenFact(Claim claim) =>
        !Quotations.AreVerbatim(claim) ? GuardRule.Quotation
        : !Quantities.AreBorneOut(claim) ? GuardRule.Number
        : !names.AreBorneOut(claim) ? GuardRule.Name
        : !Negation.IsKept(claim) || !Opposites.AreKept(claim) ? GuardRule.Negation
        : !Support.IsGiven(claim) ? GuardRule.Support
        : null;

    /// <summary>The excerpts that a sentence cites, each once, in order.</summary>
    internal static IEnumerable<int> Marks(string sentence) =>
        Mark().Matches(sentence).Select(match => int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)).Distinct();

    [GeneratedRegex(@"\s?\[(?<number>[0-9]{1,3})\]", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Mark();
}
