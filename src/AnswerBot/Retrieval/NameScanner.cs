using System.Text;
using AnswerBot.Indexes.Lexical;
using AnswerBot.Transcripts;

namespace AnswerBot.Retrieval;

/// <summary>A name found in a text.</summary>
/// <param name="Named">What the name stands for.</param>
/// <param name="Span">Where the name stands.</param>
public sealed record NameMention<T>(T Named, TextSpan Span);

/// <summary>
/// Finds names in a text: the longest at each place, Latin names as whole words; of two equal names the one given first.
/// Title marks, traditional characters, full-width letters and curly apostrophes make no difference.
/// </summary>
internal sealed class NameScanner<T>
{
    // 中央广播电视总台 alone names no outlet, yet 央广 stands inside it.
    private const string NoName = "中央广播电视总台";

    // The words that short Chinese names end in also begin longer ones: 共同社会, 环球网络, 自卫报复, 日媒体.
    private static readonly Dictionary<char, string> NotBefore = new() { ['社'] = "会区", ['报'] = "道告复", ['网'] = "络民", ['媒'] = "体" };

    // Thousands of forms begin with the same letter, a few with the same three.
    private const int Beginning = 3;

    private readonly Dictionary<string, List<(string Form, T Named)>>.AlternateLookup<ReadOnlySpan<char>> _beginningWith;

    public NameScanner(IEnumerable<(string Form, T Named)> names)
    {
        _beginningWith = names.Select(name => (Form: Fold(name.Form), name.Named))
            .GroupBy(name => name.Form[..Math.Min(Beginning, name.Form.Length)], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.OrderByDescending(name => name.Form.Length).ToList(), StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyList<NameMention<T>> Find(string text)
    {
        var (folded, offsets) = WithoutTitleMarks(Fold(text));
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
        // No name begins inside a Latin word, and most places of an English question are inside one.
        var insideWord = index > 0 && IsWordCharacter(text[index]) && IsWordCharacter(text[index - 1]);
        for (var beginning = insideWord ? 0 : Math.Min(Beginning, text.Length - index); beginning > 0; beginning--)
        {
            // Shorter beginnings are whole forms, so the longest form comes first.
            foreach (var (form, named) in _beginningWith.TryGetValue(text.AsSpan(index, beginning), out var forms) ? forms : [])
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

        var end = index + form.Length;
        var next = end < text.Length ? text[end] : '\0';
        return !(IsWordCharacter(form[0]) && index > 0 && IsWordCharacter(text[index - 1]))
            && !(IsWordCharacter(form[^1]) && IsWordCharacter(next))
            && !NotBefore.GetValueOrDefault(form[^1], "").Contains(next, StringComparison.Ordinal);
    }

    // Of a script that puts blanks between its words, such as Latin; Chinese does not.
    private static bool IsWordCharacter(char character) => char.IsLetterOrDigit(character) && !Script.IsIdeographic(character);

    // One for one, so that offsets stay: ＣＮＮ is CNN, and telephones write People’s.
    private static string Fold(string text) => string.Create(text.Length, TextFolding.Simplify(text), static (target, source) =>
    {
        for (var index = 0; index < target.Length; index++)
        {
            target[index] = source[index] switch
            {
                >= '\uFF01' and <= '\uFF5E' and var wide => (char)(wide - 0xFEE0),
                '’' => '\'',
                '\u00A0' or '\u3000' => ' ',
                var other => other,
            };
        }
    });

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
