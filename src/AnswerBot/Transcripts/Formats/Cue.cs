namespace AnswerBot.Transcripts.Formats;

/// <summary>One subtitle.</summary>
/// <param name="Time">When it is shown.</param>
/// <param name="Lines">Its lines without tags, none of them blank; a speaker's name that a tag gives stands before the words as a label.</param>
internal sealed record Cue(TimeRange Time, IReadOnlyList<string> Lines)
{
    /// <summary>A day of subtitles has a tenth of this.</summary>
    public const int MostCues = 200_000;
}
