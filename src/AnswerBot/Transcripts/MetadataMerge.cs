using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using AnswerBot.Transcripts.Formats;

namespace AnswerBot.Transcripts;

/// <summary>
/// Makes metadata of what is stated and, member by member, of what can be guessed: the metadata file wins, then front matter, then what the file says about
/// itself. Every guess is noted, so that the user is told.
/// </summary>
internal sealed partial class MetadataMerge(string path, MetadataDraft file, ExtractedText extracted)
{
    private const int HeadLines = 8;
    private const int LongestHeadLine = 100;
    private const int LongestTitle = 200;
    private const int LongestId = 100;

    private readonly MetadataDraft _frontMatter = extracted.FrontMatter ?? new MetadataDraft();
    private readonly List<MetadataGuess> _guesses = [.. extracted.Remarks];
    private readonly List<Line> _lines = [.. TextLines.Read(extracted.Text).Take(HeadLines)];

    /// <summary>What was guessed so far, in the order of the members.</summary>
    public IReadOnlyList<MetadataGuess> Guesses => _guesses;

    /// <summary>The metadata; without speakers where none are stated, since only the cut can show them.</summary>
    public TranscriptMetadata Merge() => new(
        Stated("id", draft => draft.Id) ?? Guessed(new MetadataGuess("id", IdFromName(), "the file name"))!,
        Stated("title", draft => draft.Title) ?? Guessed(GuessTitle())!,
        IsGiven("date") ? Given("date", draft => draft.Date) : GuessDate(),
        Stated("place", draft => draft.Place),
        IsGiven("publisher") ? Given("publisher", draft => draft.Publisher) : Guessed(Hint("publisher")),
        IsGiven("url") ? Given("url", draft => draft.Url) : Guessed(Hint("url")),
        Stated("language", draft => draft.Language) ?? Guessed(new MetadataGuess("language", LanguageGuess.Of(extracted.Text), "the characters of the text"))!,
        Stated("event", draft => draft.Event),
        Given("speakers", draft => draft.Speakers) ?? []);

    /// <summary>The metadata with the speakers whom the cut shows, where none are stated.</summary>
    public TranscriptMetadata WithSpeakers(TranscriptMetadata metadata, IReadOnlyList<Turn> turns)
    {
        if (metadata.Speakers.Count > 0)
        {
            return metadata;
        }

        var names = turns.SelectMany(turn => turn.Paragraphs).Select(paragraph => paragraph.Speaker).Distinct(StringComparer.Ordinal).ToList();
        string source = names.Any(AnswerLabel.IsMark) ? "the mark of the answers; the text does not name who answers" : "the labels of the answers, or the title";
        _guesses.Add(new MetadataGuess("speakers", string.Join('、', names), source));
        return metadata with { Speakers = [.. names.Select(name => new Speaker(name, null, []))] };
    }

    private bool IsGiven(string member) => file.Given.Contains(member) || _frontMatter.Given.Contains(member);

    private T? Given<T>(string member, Func<MetadataDraft, T?> value) => value(file.Given.Contains(member) ? file : _frontMatter);

    private string? Stated(string member, Func<MetadataDraft, string?> value) => Given(member, value);

    private string? Guessed(MetadataGuess? guess)
    {
        if (guess is not null)
        {
            _guesses.Add(guess);
        }

        return guess?.Value;
    }

    private MetadataGuess? Hint(string member) => extracted.Hints.FirstOrDefault(hint => hint.Member == member);

    private string FileName => Path.GetFileNameWithoutExtension(path);

    private string IdFromName()
    {
        string name = FileName.Normalize(NormalizationForm.FormC).ToLowerInvariant();
        string id = NoIdCharacters().Replace(name, "-").Trim('-');
        id = id[..Math.Min(id.Length, LongestId)].TrimEnd('-');
        // Two Chinese names would often leave the same digits behind.
        string rest = name.Any(character => char.IsLetter(character) && !char.IsAscii(character))
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..8]
            : "";
        string whole = string.Join('-', new[] { id, rest }.Where(part => part.Length > 0));
        return whole.Length > 0 ? whole : "transcript";
    }

    private MetadataGuess GuessTitle() =>
        Hint("title") ?? FirstLine() ?? new MetadataGuess("title", FileName, "the file name");

    private MetadataGuess? FirstLine()
    {
        if (_lines is not [{ Label: null } first, ..] || extracted.Times.Count > 0 || first.Words.Length > LongestTitle)
        {
            return null;
        }

        bool isTitle = !Sentences.AreComplete(extracted.Text, first.Words) && !Frame.IsDateline(extracted.Text, first.Words) && !Frame.IsRule(extracted.Text, first.Words);
        return isTitle ? new MetadataGuess("title", first.Words.In(extracted.Text), "the first line") : null;
    }

    private DateOnly? GuessDate()
    {
        var (day, source) = DateGuess.Find(FileName) is { } named ? (named, "the file name")
            : DateGuess.Find(Head(LongestHeadLine)) is { } printed ? (printed, "the first lines")
            : Hint("date") is { } hint ? (DateGuess.Find(hint.Value!), hint.Source)
            : (default(DateOnly?), "");
        if (day is { } found)
        {
            _guesses.Add(new MetadataGuess("date", found.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), source));
            return found;
        }

        string why = DateGuess.FindWithoutYear(Head(int.MaxValue)) is { } partial
            ? $"not known; the first lines have {partial} without a year, and a year is never guessed"
            : "not known; neither the file name nor the first lines have a whole date";
        _guesses.Add(new MetadataGuess("date", null, why));
        return null;
    }

    /// <summary>The first lines as far as they are the page's own: what somebody says may hold the date of something else.</summary>
    private string Head(int longest) =>
        string.Join('\n', _lines
            .TakeWhile(line => line.Label is not { } label || !AskerLabel.IsCertain(label.Name))
            .Where(line => line.Words.Length <= longest && (line.Label is not { } label || DateLabel().IsMatch(TextLines.Squeeze(label.Name))))
            .Select(line => line.Words.In(extracted.Text)[..Math.Min(line.Words.Length, LongestHeadLine)]));

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NoIdCharacters();

    [GeneratedRegex("^(?:.{0,4}(?:时间|時間|日期)|Date|Time|Published|Updated)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DateLabel();
}
