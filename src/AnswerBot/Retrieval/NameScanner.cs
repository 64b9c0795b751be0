using System.Text;
using AnswerBot.Indexes.Lexical;
using AnswerBot.Transcripts;

namespace AnswerBot.Retrieval;

/// <summary>A name found in a text.</summary>
/// <param name="Named">What the name stands for.</param>
/// <param name="Span">Where the name stands.</param>
public sealed record NameMention<T>(T Named, TextSpan Span);

/// <summary>
/// Finds names in a text: the longest at each place, Latin names as whole words. Title marks and traditional characters make no difference.
/// </summary>
internal sealed class NameScanner<T>
{
    // 中央广播电视总台 alone names no outlet, yet 央广 stands inside it.
    private const string NoName = "中央广播电视总台";

    // The words that short Chinese names end in also begin longer ones: 共同社会, 环球网络, 自卫报复, 日媒体.
    private static readonly Dictionary<char, string> NotBefore = new() { ['社'] = "会区", ['报'] = "道告复", ['网'] = "络民", ['媒'] = "体" };

    private readonly Dictionary<char, List<(string Form, T Named)>> _byFirst = [];

    public NameScanner(IEnumerable<(string Form, T Named)> names)
    {
        foreach (var (form, named) in names)
        {
            var key = TextFolding.Simplify(form);
            var first = char.ToLowerInvariant(key[0]);
            if (!_byFirst.TryGetValue(first, out var list))
            {
                _byFirst.Add(first, list = []);
            }

            list.Add((key, named));
        }

        foreach (var list in _byFirst.Values)
        {
            list.Sort((left, right) => right.Form.Length.CompareTo(left.Form.Length));
        }
    }

    public IReadOnlyList<NameMention<T>> Find(string text)
    {
        var (folded, offsets) = WithoutTitleMarks(TextFolding.Simplify(text));
        var mentions = new List<NameMention<T>>();
        for (var index = 0; index < folded.Length;)
        {
            var found = Longest(folded, index, out var length);
            if (found is { } named)
            {
                mentions.Add(new NameMention<T>(named, new TextSpan(offsets[index], offsets[index + length - 1] + 1)));
            }

            index += length;
        }

        return mentions;
    }

    private T? Longest(string text, int index, out int length)
    {
        if (_byFirst.TryGetValue(char.ToLowerInvariant(text[index]), out var forms))
        {
            foreach (var (form, named) in forms)
            {
                if (Matches(text, index, form))
                {
                    length = form.Length;
                    return named;
                }
            }
        }

        length = text.AsSpan(index).StartsWith(NoName) ? NoName.Length : 1;
        return default;
    }

    private static bool Matches(string text, int index, string form)
    {
        if (!text.AsSpan(index).StartsWith(form, IsOrdinaryWord(form) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var next = index + form.Length < text.Length ? text[index + form.Length] : '\0';
        return char.IsAscii(form[^1])
            ? !char.IsAsciiLetterOrDigit(next) && (index == 0 || !char.IsAsciiLetterOrDigit(text[index - 1]))
            : !NotBefore.GetValueOrDefault(form[^1], "").Contains(next, StringComparison.Ordinal);
    }

    // "AP" and "The Paper" are names only as they are written; "cnn" is CNN.
    private static bool IsOrdinaryWord(string form) => form.Length <= 2 || form.StartsWith("The ", StringComparison.Ordinal);

    private static (string Text, List<int> Offsets) WithoutTitleMarks(string text)
    {
        var kept = new StringBuilder(text.Length);
        var offsets = new List<int>(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] is not ('《' or '》'))
            {
                kept.Append(text[index]);
                offsets.Add(index);
            }
        }

        return (kept.ToString(), offsets);
    }
}
