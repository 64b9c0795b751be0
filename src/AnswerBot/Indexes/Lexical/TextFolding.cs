using System.Text;

namespace AnswerBot.Indexes.Lexical;

/// <summary>Folds a text for search only: full width to half width (NFKC), upper to lower case, traditional to simplified characters. Quotes stay as published.</summary>
public static class TextFolding
{
    private static readonly Dictionary<char, char> Simplified = ReadTable();

    /// <summary>The folded text; its length can differ from the original's.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Simplify(Normalize(text).ToLowerInvariant());
    }

    /// <summary>Replaces traditional characters by simplified ones, one for one: same length, same offsets.</summary>
    public static string Simplify(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Create(text.Length, text, static (target, source) =>
        {
            for (var index = 0; index < target.Length; index++)
            {
                target[index] = Simplified.GetValueOrDefault(source[index], source[index]);
            }
        });
    }

    // A lone surrogate has no normal form; .NET refuses it, and there is nothing to fold in it.
    private static string Normalize(string text) =>
        (IsWellFormed(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))).Normalize(NormalizationForm.FormKC);

    private static bool IsWellFormed(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
            {
                return false;
            }
        }

        return true;
    }

    private static Dictionary<char, char> ReadTable() =>
        ShippedFile.Lines("traditional-simplified.tsv").Where(line => line.Length == 3 && line[1] == '\t').ToDictionary(line => line[0], line => line[2]);
}
