using System.Text.RegularExpressions;
using AnswerBot.Indexes.Lexical;
using AnswerBot.Retrieval;

namespace AnswerBot.Summaries;

/// <summary>Names that no table knows, by their form. They must be in the excerpt as they are; across languages they cannot be checked, so they do not pass.</summary>
internal static partial class UnknownNames
{
    private const string FunctionCharacters = "的这该位任名两各等与和及对向副前新时是在了也都将会要到从把被个些全每大多家所本有关其我他她它们";

    private static readonly HashSet<string> Ordinary = new(StringComparer.OrdinalIgnoreCase)
    {
        "I", "Mr", "Mrs", "Ms", "Dr", "The", "A", "An", "It", "He", "She", "They", "We", "This", "That", "These", "Those", "There", "In", "On", "At", "By", "For", "From", "To", "With",
        "Without", "Under", "Over", "After", "Before", "Since", "Until", "During", "While", "When", "Where", "Who", "What", "Which", "Why", "How", "If", "As", "Both", "Each", "Every", "All",
        "Some", "Many", "Most", "More", "Other", "Another", "Such", "No", "Not", "None", "Nobody", "Neither", "Nor", "Never", "And", "But", "Or", "So", "Yet", "However", "Moreover", "Also", "Then", "Now", "Today",
        "First", "Second", "Third", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "His", "Her", "Its", "Their", "Our", "About", "According", "Instead",
        "Residents", "Officials", "Reporters", "Experts", "People", "Citizens", "Children", "Students", "Workers", "Farmers", "Patients", "Countries", "Work", "Talks", "Trade", "Bus", "Buses", "School", "Schools",
        "Road", "Roads", "Traffic", "Repairs", "Fares", "Tickets", "Admission", "Visitors", "Prices", "Relations", "Dialogue", "Peace", "Vaccines", "Half", "Hundreds", "Thousands", "Millions", "EUR", "USD", "RMB", "CNY",
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "Only", "Once", "Still", "Any", "Anyone", "Everyone", "Nothing", "City", "Government", "Councillor", "Minister", "Ministry",
    };

    /// <param name="text">The claim, its known names blanked out.</param>
    /// <param name="language">Its language.</param>
    /// <param name="evidence">The excerpts with their attribution, folded.</param>
    public static bool AreIn(string text, QuestionLanguage language, string evidence) => language == QuestionLanguage.Chinese
        ? Latin().Matches(text).All(match => IsWordIn(match.Value, evidence)) && Chinese(TextFolding.Simplify(text)).All(name => evidence.Contains(name, StringComparison.Ordinal))
        : Capitalised().Matches(text).Where(match => !IsOrdinary(match, text)).All(match => IsWordIn(match.Value, evidence));

    private static IEnumerable<string> Chinese(string text) =>
        Body().Matches(text).Where(match => !match.Groups["name"].Value.Any(character => FunctionCharacters.Contains(character, StringComparison.Ordinal))).Select(match => match.Value)
            .Concat(Person().Matches(text).Where(match => !FunctionCharacters.Contains(match.Value[0], StringComparison.Ordinal)).Select(match => match.Value))
            .Concat(SaidBy().Matches(text).Select(match => match.Groups["name"].Value));

    private static bool IsOrdinary(Match match, string text) =>
        Ordinary.Contains(match.Value) || (StartsSentence(match.Index, text) && (OrdinaryEnding().IsMatch(match.Value) || Quantities.Find(match.Value).Count > 0));

    private static bool StartsSentence(int index, string text) => !text.AsSpan(0, index).ContainsAnyExcept(" \"“‘(");

    private static bool IsWordIn(string word, string evidence)
    {
        var folded = TextFolding.Fold(word);
        var stem = folded.EndsWith("'s", StringComparison.Ordinal) ? folded[..^2] : folded;
        return Regex.IsMatch(evidence, $@"(?<![a-z0-9]){Regex.Escape(stem)}(?![a-z0-9])", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(Patterns.TimeLimit));
    }

    [GeneratedRegex(@"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Latin();

    [GeneratedRegex(@"(?<![A-Za-z0-9_])[A-Z\u00C0-\u00DE][A-Za-z0-9\u00C0-\u024F]*(?:['’-][A-Za-z0-9]+)*", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Capitalised();

    // At the start of a sentence any word has a capital; those with such an ending are hardly names.
    [GeneratedRegex("(?:ing|tions?|ments?|ness|ly|ities|ity|ers|ies)$", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex OrdinaryEnding();

    [GeneratedRegex(@"(?<name>[\u4E00-\u9FFF]{2})(?:公司|大学|集团|银行|协定|条约|学院|医院|法院|机场|大桥|水库|海峡|[省县](?![长级市区政委内里])|(?<![城都])市(?![长民场区政内委里中面]))", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Body();

    [GeneratedRegex(@"[\u4E00-\u9FFF](?:先生|女士|教授|博士)", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex Person();

    // Who is said to speak: what stands between an office, or the start, and the verb.
    [GeneratedRegex(@"(?:^|[，。；_])(?!发言人|官员|政府|专家|会议|文件|双方|对方|记者|该|这|他|她|它|其|并|还|也|同时|此外|但|而)(?<name>[\u4E00-\u9FFF]{2,3}?)(?:还|也|同时|明确|再次|特别)?(?:表示|指出|强调|重申|认为|称|回答说)", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    private static partial Regex SaidBy();
}
