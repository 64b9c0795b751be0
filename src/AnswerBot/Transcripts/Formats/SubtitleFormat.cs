namespace AnswerBot.Transcripts.Formats;

/// <summary>Subtitles: cues of the same speaker are joined to paragraphs, and each paragraph knows when it was said.</summary>
internal static class SubtitleFormat
{
    /// <param name="content">The file.</param>
    /// <param name="read">Reads its cues.</param>
    /// <exception cref="TranscriptFormatException">The file cannot be decoded, or its cues cannot be read.</exception>
    public static ExtractedText Extract(SourceContent content, Func<SourceContent, string, IReadOnlyList<Cue>> read)
    {
        var (text, guess) = TextDecoder.Decode(content);
        var cues = read(content, text);
        return new CueJoiner(cues).Join() with { Remarks = guess is null ? [] : [guess] };
    }
}
