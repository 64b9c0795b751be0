using AnswerBot.Transcripts;

namespace AnswerBot.Host.Commands;

/// <summary>Tells what no metadata states of a transcript, from where it was guessed, and how to put it right.</summary>
internal static class GuessDisplay
{
    public static void Write(TextWriter output, string path, IReadOnlyList<MetadataGuess> guesses)
    {
        if (guesses.Count == 0)
        {
            return;
        }

        output.WriteLine($"  guessed   {path}");
        foreach (var guess in guesses)
        {
            output.WriteLine($"            {guess}");
        }

        output.WriteLine($"            To correct it, state it in {Path.ChangeExtension(path, ".json")}, as in {Example(guesses)}.");
    }

    private static string Example(IReadOnlyList<MetadataGuess> guesses) =>
        guesses.Any(guess => guess is { Member: "date", Value: null }) ? "{ \"date\": \"2024-03-25\" }" : "{ \"title\": \"…\" }";
}
