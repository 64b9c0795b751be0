using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using AnswerBot.Transcripts;

namespace AnswerBot.Embeddings;

/// <summary>
/// Maps a normalised text back to its source, character by character. Normalisers fold one source character into none (white space collapses),
/// one or several (… into three dots), so the walk folds each source character alone and follows along; where characters combine,
/// it looks a few places ahead to fall in step again.
/// </summary>
/// <param name="normalize">The normaliser, as it treats a whole text (a leading space mark is allowed).</param>
internal sealed class SourceAlignment(Func<string, string> normalize)
{
    private const char SpaceMark = '▁';
    private const int LookAhead = 8;

    private readonly ConcurrentDictionary<Rune, string> _folded = new();

    /// <summary>Aligns <paramref name="normalized"/>, the normalised form of <paramref name="source"/>, with it.</summary>
    public AlignedText Align(string source, string normalized)
    {
        var starts = new int[normalized.Length];
        var ends = new int[normalized.Length];
        var position = normalized.StartsWith(SpaceMark) && !source.StartsWith(' ') ? 1 : 0;
        for (var index = 0; index < source.Length && position < normalized.Length;)
        {
            var length = RuneAt(source, index, out var rune);
            var consumed = Consumed(normalized, position, rune, NextRune(source, index + length));
            starts.AsSpan(position, consumed).Fill(index);
            ends.AsSpan(position, consumed).Fill(index + length);
            position += consumed;
            index += length;
        }

        starts.AsSpan(position).Fill(source.Length);
        ends.AsSpan(position).Fill(source.Length);
        return new AlignedText(normalized, starts, ends);
    }

    private int Consumed(string normalized, int position, Rune rune, Rune? next)
    {
        var folded = Fold(rune);
        if (normalized.AsSpan(position).StartsWith(folded))
        {
            return folded.Length;
        }

        // The character combined with a neighbour: give it what stands before the next character's own form.
        var nextForm = next is { } following ? Fold(following) : "";
        for (var ahead = 0; nextForm.Length > 0 && ahead <= LookAhead && position + ahead < normalized.Length; ahead++)
        {
            if (normalized.AsSpan(position + ahead).StartsWith(nextForm))
            {
                return ahead;
            }
        }

        return Math.Min(folded.Length, normalized.Length - position);
    }

    // Two spaces in a row collapse, so a space folds to its mark only where the text has the mark; Consumed's look-ahead drops the rest.
    private string Fold(Rune rune) => _folded.GetOrAdd(rune, static (key, fold) => fold(key), FoldAlone);

    private string FoldAlone(Rune rune)
    {
        if (Rune.IsWhiteSpace(rune))
        {
            return SpaceMark.ToString();
        }

        var folded = normalize(rune.ToString());
        return folded.TrimStart(SpaceMark);
    }

    private static int RuneAt(string source, int index, out Rune rune) =>
        Rune.DecodeFromUtf16(source.AsSpan(index), out rune, out var length) == OperationStatus.Done ? length : Math.Max(1, length);

    private static Rune? NextRune(string source, int index)
    {
        if (index >= source.Length)
        {
            return null;
        }

        RuneAt(source, index, out var rune);
        return rune;
    }
}

/// <summary>A normalised text and, for each of its characters, the source characters that it came from.</summary>
internal sealed class AlignedText(string normalized, int[] starts, int[] ends)
{
    /// <summary>The source characters behind a range of the normalised text; leading space marks do not count.</summary>
    public TextSpan SourceOf(Range range)
    {
        var start = range.Start.Value;
        var end = Math.Min(range.End.Value, normalized.Length);
        while (start < end - 1 && normalized[start] == '▁')
        {
            start++;
        }

        return start < end ? new TextSpan(starts[start], ends[end - 1]) : new TextSpan(0, 0);
    }
}
