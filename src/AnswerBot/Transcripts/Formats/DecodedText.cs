namespace AnswerBot.Transcripts.Formats;

/// <summary>A file's text.</summary>
/// <param name="Text">Without byte-order mark, line ends untouched.</param>
/// <param name="Guess">The encoding, where it was recognised and neither marked nor declared; null otherwise.</param>
internal sealed record DecodedText(string Text, MetadataGuess? Guess);
