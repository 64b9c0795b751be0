using System.Globalization;

namespace AnswerBot.Transcripts.Formats;

/// <summary>Reads SubRip (<c>.srt</c>): a number, a time, the words, a blank line.</summary>
internal static class SubRipCues
{
    /// <summary>Whether the text begins with a cue: a file with another ending is taken for what it is.</summary>
    public static bool BeginIn(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 200)).Trim().ToString();
        return CueText.LinesOf(head) is [var number, var time, ..] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _) && CueText.TimeIn(time) is not null;
    }

    /// <exception cref="TranscriptFormatException">There is no cue, or a line where a cue should begin is none.</exception>
    public static IReadOnlyList<Cue> Read(SourceContent content, string text)
    {
        ContentCheck.RequireNoOther(TranscriptFormat.SubRip, content, text);
        return CueBlocks.Read(content, CueText.LinesOf(text), 0, (block, line) => ReadBlock(content, block, line));
    }

    private static Cue ReadBlock(SourceContent content, IReadOnlyList<string> block, int line)
    {
        int timing = block is [_, var second, ..] && CueText.TimeIn(second) is not null && CueText.TimeIn(block[0]) is null ? 1 : 0;
        if (CueText.TimeIn(block[timing]) is { } time)
        {
            return new Cue(time, CueBlocks.Words(block, timing + 1));
        }

        const string Problem = "No cue begins here; expected is its number and a time such as 00:01:02,500 --> 00:01:05,000.";
        throw new TranscriptFormatException(content.Path, line, Problem, "Correct the lines, or give a text without times the ending .txt.");
    }
}
