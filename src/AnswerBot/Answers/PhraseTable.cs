using System.Text.RegularExpressions;

namespace AnswerBot.Answers;

/// <summary>Kinds of utterances by what stands in them, read from a file of patterns.</summary>
internal sealed class PhraseTable
{
    private const string Polite = @"(?:请你?|麻烦你?|帮忙|帮我|替我|给我|能不能|可不可以|可以|快|再|(?:please|can\s+you|could\s+you|just|now)\s)*";

    private readonly Dictionary<string, List<Regex>> _kinds = new(StringComparer.Ordinal);

    /// <summary>Reads a table.</summary>
    /// <param name="lines">Its lines without comments: below each heading <c>[kind whole|start|anywhere]</c> one pattern a line, in which parts stand by their names.</param>
    public PhraseTable(IEnumerable<string> lines)
    {
        var (kind, place) = ("", "");
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (line.Split(" = ", 2) is [['<', .., '>'] part, var meaning])
            {
                parts.Add(part, meaning);
            }
            else if (line is ['[', .. var heading, ']'] && heading.Split(' ') is [var name, ("whole" or "start" or "anywhere") and var where])
            {
                (kind, place) = (name, where);
                _kinds.TryAdd(kind, []);
            }
            else
            {
                var whole = parts.Aggregate(line, (pattern, part) => pattern.Replace(part.Key, part.Value, StringComparison.Ordinal));
                _kinds[kind].Add(new Regex(Frame(whole, place), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromMilliseconds(Patterns.TimeLimit)));
            }
        }
    }

    /// <summary>Whether <paramref name="text"/> is of the kind.</summary>
    /// <exception cref="KeyNotFoundException">The table has no such kind.</exception>
    public bool Is(string kind, string text) => _kinds[kind].Exists(pattern => pattern.IsMatch(text));

    // Atomic: a thousand question marks would otherwise be cut up in every way there is, until the time is over.
    private static string Frame(string pattern, string place) => place switch
    {
        "whole" => $@"^(?>\W*)(?:{pattern})(?>\W*)$",
        "start" => $@"^(?>\W*){Polite}(?>\W*)(?:{pattern})",
        _ => pattern,
    };
}
