using AnswerBot.Transcripts;

namespace AnswerBot.Host.Commands;

/// <summary>How a transcript is cut, a line for each turn and paragraph, so that a person can hold it against the page before anything is stored.</summary>
internal static class CutDisplay
{
    private const int ShownCharacters = 36;

    public static void Write(TextWriter output, string path, TranscriptReading reading)
    {
        var transcript = reading.Transcript;
        output.WriteLine($"{path} ({reading.Format}): {transcript.Id}, {transcript.Metadata.Title}, {transcript.Turns.Count} turns, {transcript.ParagraphCount} paragraphs");
        GuessDisplay.Write(output, path, reading.Guesses);
        output.WriteLine("  turn  asker [outlet]  question / paragraph  speaker  offsets  beginning");
        foreach (var turn in transcript.Turns)
        {
            Write(output, transcript, turn);
        }
    }

    private static void Write(TextWriter output, Transcript transcript, Turn turn)
    {
        output.WriteLine($"  {turn.Number,3}  {turn.Asker ?? "-"}{(turn.AskerOutlet is null ? "" : $" [{turn.AskerOutlet}]")}  {Beginning(transcript.QuestionOf(turn) ?? "")}");
        foreach (var paragraph in turn.Paragraphs)
        {
            output.WriteLine($"       {paragraph.Number,3}  {paragraph.Speaker}  {paragraph.Span.Start}-{paragraph.Span.End}{(paragraph.Time is { } time ? $"  {time.Start:hh\\:mm\\:ss}-{time.End:hh\\:mm\\:ss}" : "")}  {Beginning(paragraph.Span.In(transcript.Text))}");
        }
    }

    private static string Beginning(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        var end = Math.Min(ShownCharacters, line.Length);
        // Not between the halves of a character outside the basic plane.
        end -= end < line.Length && char.IsLowSurrogate(line[end]) ? 1 : 0;
        return end < line.Length ? line[..end] + " …" : line;
    }
}
