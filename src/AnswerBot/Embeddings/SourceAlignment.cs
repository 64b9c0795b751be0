using System.Collections.Concurrent;
using System.Globalization;
using AnswerBot.Transcripts;

namespace AnswerBot.Embeddings;

/// <summary>
/// Maps a normalised text back to its source, piece by piece. Normalisers fold a piece into nothing (white space collapses, invisible characters go),
/// one character (a letter with its accent) or several (… into three dots), so the walk folds each piece of the source alone and follows along;
/// where neighbours combine all the same, it looks a few places ahead to fall in step again. A piece is what a reader takes for one character,
/// or a run of blanks: nothing is ever cut between a letter and its accent.
/// </summary>
/// <param name="normalize">The normaliser, as it treats a whole text (a leading space mark is allowed).</param>
internal sealed class SourceAlignment(Func<string, string> normalize)
{
    private const char SpaceMark = '▁';
    private const int LookAhead = 8;

    private readonly ConcurrentDictionary<char, string> _folded = new();

    /// <summary>Aligns <paramref name="normalized"/>, the normalised form of <paramref name="source"/>, with it.</summary>
    public AlignedText Align(string source, string normalized)
    {
        var starts = new int[normalized.Length];
        var ends = new int[normalized.Length];
        var pieces = Pieces(source);
        var position = normalized.StartsWith(SpaceMark) && pieces is [{ IsBlank: false }, ..] ? 1 : 0;
        for (var index = 0; index < pieces.Count && position < normalized.Length; index++)
        {
            var piece = pieces[index];
            var consumed = Consumed(normalized.AsSpan(position), piece, index + 1 < pieces.Count ? pieces[index + 1] : null);
            starts.AsSpan(position, consumed).Fill(piece.Start);
            ends.AsSpan(position, consumed).Fill(piece.End);
            position += consumed;
        }

        starts.AsSpan(position).Fill(source.Length);
        ends.AsSpan(position).Fill(source.Length);
        return new AlignedText(normalized, starts, ends);
    }

    private List<Piece> Pieces(string source)
    {
        var pieces = new List<Piece>(source.Length);
        for (var start = 0; start < source.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(source, start);
            var folded = Fold(source.Substring(start, length));
            if (folded.Length == 0 && pieces is [.., { IsBlank: true } blanks])
            {
                pieces[^1] = blanks with { End = start + length };
            }
            else
            {
                pieces.Add(new Piece(start, start + length, folded));
            }

            start += length;
        }

        return pieces;
    }

    /// <summary>How many characters of <paramref name="rest"/> the piece became.</summary>
    private static int Consumed(ReadOnlySpan<char> rest, Piece piece, Piece? next)
    {
        var marks = rest[0] == SpaceMark ? 1 : 0;
        if (piece.IsBlank)
        {
            return marks;
        }

        if (rest.StartsWith(piece.Folded))
        {
            return piece.Folded.Length;
        }

        if (rest[marks..].StartsWith(piece.Folded))
        {
            return marks + piece.Folded.Length;
        }

        // The piece combined with a neighbour: give it what stands before the next piece's own form.
        var nextForm = next is null ? "" : next.IsBlank ? SpaceMark.ToString() : next.Folded;
        var ahead = nextForm.Length == 0 ? -1 : rest[..Math.Min(rest.Length, LookAhead + nextForm.Length)].IndexOf(nextForm);
        return ahead >= 0 ? ahead : Math.Min(piece.Folded.Length, rest.Length);
    }

    // Single characters repeat and are remembered; longer pieces (emoji, accents) are rare and could be anything.
    private string Fold(string piece) =>
        piece.Length == 1 ? _folded.GetOrAdd(piece[0], static (character, fold) => fold(character.ToString()), FoldAlone) : FoldAlone(piece);

    private string FoldAlone(string piece) => string.IsNullOrWhiteSpace(piece) ? "" : normalize(piece).Trim(SpaceMark);

    /// <summary>A few characters of the source that are folded together, and what they fold to; nothing for blanks.</summary>
    private sealed record Piece(int Start, int End, string Folded)
    {
        public bool IsBlank => Folded.Length == 0;
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
