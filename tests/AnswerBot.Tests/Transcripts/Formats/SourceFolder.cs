using System.Text;
using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Transcripts.Formats;

/// <summary>Files of every kind, written for one test and read as ingestion reads them.</summary>
internal sealed class SourceFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string this[string name] => _folder[name];

    public TranscriptReading Read(string name, string text, string? metadata = null) => Read(name, Encoding.UTF8.GetBytes(text), metadata);

    public TranscriptReading Read(string name, byte[] bytes, string? metadata = null)
    {
        string path = _folder.Write(name, bytes);
        if (metadata is not null)
        {
            _folder.Write(Path.ChangeExtension(name, ".json"), metadata);
        }

        return TranscriptReader.ReadWithGuesses(path);
    }

    public TranscriptFormatException Refused(string name, string text, string? metadata = null) => Refused(name, Encoding.UTF8.GetBytes(text), metadata);

    public TranscriptFormatException Refused(string name, byte[] bytes, string? metadata = null) =>
        Assert.Throws<TranscriptFormatException>(() => Read(name, bytes, metadata));

    public void Dispose() => _folder.Dispose();

    /// <summary>One line a turn, as <see cref="Conference.Outline(string, string[])"/> gives it.</summary>
    public static string[] Outline(TranscriptReading reading) => Conference.Outline(reading.Transcript.Text, reading.Transcript.Turns);

    /// <summary>The guess at a member; fails where there is none.</summary>
    public static MetadataGuess Guess(TranscriptReading reading, string member) => Assert.Single(reading.Guesses, guess => guess.Member == member);
}
