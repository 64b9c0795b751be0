namespace AnswerBot.Transcripts;

/// <summary>A transcript, and what had to be guessed to read it.</summary>
/// <param name="Transcript">The transcript.</param>
/// <param name="Format">The kind of file in words, such as <c>Word document</c>.</param>
/// <param name="Guesses">What no metadata states; empty where everything is stated.</param>
public sealed record TranscriptReading(Transcript Transcript, string Format, IReadOnlyList<MetadataGuess> Guesses);
