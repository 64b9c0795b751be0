namespace AnswerBot.Transcripts.Formats;

/// <summary>A source file as it lies on the disk.</summary>
/// <param name="Path">Full path; its ending names the format.</param>
/// <param name="Bytes">The whole file.</param>
/// <param name="StatedEncoding">The encoding that the metadata file names; null where it names none.</param>
internal sealed record SourceContent(string Path, byte[] Bytes, string? StatedEncoding);
