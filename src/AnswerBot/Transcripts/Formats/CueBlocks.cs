namespace AnswerBot.Transcripts.Formats;

/// <summary>Cuts subtitles at blank lines.</summary>
internal static class CueBlocks
{
    /// <summary>The cues of <paramref name="lines"/> from <paramref name="first"/> on.</summary>
    /// <param name="content">The file, for the messages.</param>
    /// <param name="lines">All lines.</param>
    /// <param name="first">Where to begin.</param>
    /// <param name="read">Makes a cue of a block and the number of its first line; null for a block that is none.</param>
    /// <exception cref="TranscriptFormatException">There are no cues, or too many.</exception>
    public static IReadOnlyList<Cue> Read(SourceContent content, IReadOnlyList<string> lines, int first, Func<IReadOnlyList<string>, int, Cue?> read)
    {
        var cues = new List<Cue>();
        var block = new List<string>();
        for (int at = first; at <= lines.Count; at++)
        {
            if (at < lines.Count && !string.IsNullOrWhiteSpace(lines[at]))
            {
                block.Add(lines[at]);
            }
            else if (block.Count > 0)
            {
                Take(read(block, at - block.Count + 1));
                block.Clear();
            }
        }

        return cues.Count > 0 ? cues : throw new TranscriptFormatException(content.Path, null, "The file is empty: it has no cue.", "Check that it is the right file.");

        void Take(Cue? cue)
        {
            if (cue is not null)
            {
                cues.Add(cue);
            }

            if (cues.Count > Cue.MostCues)
            {
                throw new TranscriptFormatException(content.Path, null, $"The file has more than {Cue.MostCues} cues.", "Split it into one file per event.");
            }
        }
    }

    /// <summary>The words of a block from that line on.</summary>
    public static IReadOnlyList<string> Words(IReadOnlyList<string> block, int first) =>
        [.. block.Skip(first).Select(CueText.WithoutTags).Where(words => words.Length > 0)];
}
