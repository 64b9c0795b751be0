using System.Text.RegularExpressions;

namespace AnswerBot.Transcripts;

/// <summary>Recognises the labels of known speakers in the forms transcripts print them.</summary>
internal sealed partial class SpeakerNames
{
    private readonly List<(string Spelling, string Name)> _spellings;
    private readonly Dictionary<string, string?> _resolved = new(StringComparer.Ordinal);

    public SpeakerNames(IEnumerable<Speaker> speakers)
    {
        _spellings = speakers
            .SelectMany(speaker => speaker.Aliases.Prepend(speaker.Name).Select(spelling => (Spelling: spelling.Trim(), speaker.Name)))
            .Where(entry => entry.Spelling.Length > 0)
            .OrderByDescending(entry => entry.Spelling.Length)
            .ToList();
        var names = _spellings.Select(entry => entry.Name).Distinct(StringComparer.Ordinal).ToList();
        Only = names.Count == 1 ? names[0] : null;
        IsEmpty = names.Count == 0;
    }

    /// <summary>The speaker's name where there is exactly one, to whom words without a name can be ascribed; else null.</summary>
    public string? Only { get; }

    /// <summary>Whether no speaker is known.</summary>
    public bool IsEmpty { get; }

    /// <summary>The name of the speaker <paramref name="label"/> stands for; null where it is nobody's that is known.</summary>
    public string? Resolve(string label)
    {
        if (!_resolved.TryGetValue(label, out string? name))
        {
            string bare = TrailingBracket().Replace(label, "").Trim();
            name = _spellings.Find(entry => IsSpelling(bare, entry.Spelling)).Name;
            _resolved[label] = name;
        }

        return name;
    }

    private static bool IsSpelling(string label, string spelling) =>
        char.IsAsciiLetter(spelling[0])
            ? IsLatinSpelling(label, spelling)
            : IsChineseSpelling(TextLines.Squeeze(label), TextLines.Squeeze(spelling));

    private static bool IsChineseSpelling(string label, string name)
    {
        if (label.EndsWith(name, StringComparison.Ordinal))
        {
            return label.Length == name.Length || Role().IsMatch(label[..^name.Length]);
        }

        return label.StartsWith(name, StringComparison.Ordinal) && TitleOrVerb().IsMatch(label[name.Length..]);
    }

    private static bool IsLatinSpelling(string label, string name)
    {
        var labelWords = Words(label);
        var nameWords = Words(name);
        if (labelWords.Length == 0 || !labelWords.Any(word => nameWords.Contains(word, StringComparer.OrdinalIgnoreCase)))
        {
            return false;
        }

        bool wholeName = labelWords.TakeLast(nameWords.Length).SequenceEqual(nameWords, StringComparer.OrdinalIgnoreCase);
        var called = labelWords.Where(word => !Honorific().IsMatch(word)).ToArray();
        // MR. SMITH, or SMITH in capitals, for John Smith. A lone capitalised word might be an ordinary one.
        bool surname = called.Length == 1 && nameWords.Contains(called[0], StringComparer.OrdinalIgnoreCase)
            && (called.Length < labelWords.Length || called[0].All(char.IsUpper));
        return wholeName || surname;
    }

    private static string[] Words(string name) => name.Split([' ', '.', '\t', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex(@"[（(][^（）()]{1,30}[）)]$", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingBracket();

    [GeneratedRegex(@"^(?!关于|關於|对于|對於|至于|至於|据|據)[\p{L}·、]{1,30}$", RegexOptions.CultureInvariant)]
    private static partial Regex Role();

    [GeneratedRegex(
        @"^(?:\p{L}{0,6}(?:外长|外長|部长|部長|局长|局長|司长|司長|主任|书记|書記|总理|總理|大使|委员|委員|发言人|發言人)|先生|女士|表示|说|說|指出|强调|強調|答|回答|答道|回应|回應)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex TitleOrVerb();

    [GeneratedRegex(
        @"^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Secretary|"
        + @"Minister|President|Ambassador|Spokesperson|Spokesman|Spokeswoman|Director|General|Chairman|Governor)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    internal static partial Regex Honorific();
}
