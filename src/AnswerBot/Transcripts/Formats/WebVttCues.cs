namespace AnswerBot.Transcripts.Formats;

/// <summary>Reads WebVTT (<c>.vtt</c>): a header, then cues with an optional name each; notes, styles and regions are passed over.</summary>
internal static class WebVttCues
{
    private static readonly string[] PassedOver = ["NOTE", "STYLE", "REGION"];

    /// <exception cref="TranscriptFormatException">There is no header or no cue, or a line where a cue should begin is none.</exception>
    public static IReadOnlyList<Cue> Read(SourceContent content, string text)
    {
        ContentCheck.RequireNoOther(TranscriptFormat.WebVtt, content, text);
        var lines = CueText.LinesOf(text);
        if (lines[0] != "WEBVTT" && !lines[0].StartsWith("WEBVTT ", StringComparison.Ordinal) && !lines[0].StartsWith("WEBVTT\t", StringComparison.Ordinal))
        {
            throw new TranscriptFormatException(content.Path, 1, "The first line is not WEBVTT.", "Add it; or give SubRip subtitles the ending .srt, and a text without times .txt.");
        }

        int first = Array.FindIndex(lines, string.IsNullOrWhiteSpace);
        return CueBlocks.Read(content, lines, first < 0 ? lines.Length : first, (block, line) => ReadBlock(content, block, line));
    }

    private static Cue? ReadBlock(SourceContent content, IReadOnlyList<string> block, int line)
    {
        int timing = CueText.TimeIn(block[0]) is not null ? 0 : 1;
        if (timing < block.Count && CueText.TimeIn(block[timing]) is { } time)
        {
            return new Cue(time, CueBlocks.Words(block, timing + 1));
        }

        if (PassedOver.Any(kind => block[0] == kind || block[0].StartsWith(kind + " ", StringComparison.Ordinal)))
        {
            return null;
        }

        const string Problem = "No cue begins here; expected is a time such as 00:01:02.500 --> 00:01:05.000, after a name for the cue or not.";
        throw new TranscriptFormatException(content.Path, line, Problem, "Correct the lines.");
    }
}
