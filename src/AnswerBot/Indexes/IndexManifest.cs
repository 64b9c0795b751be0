using AnswerBot.Embeddings;

namespace AnswerBot.Indexes;

/// <summary>What an index was built from: enough to tell whether it is stale, without reading its passages.</summary>
/// <param name="Encoder">The model whose vectors it holds.</param>
/// <param name="Sources">The files behind the transcripts, by path.</param>
/// <param name="AddedPaths">Files and folders that were named on the command line, in addition to the configured folder; full paths.</param>
public sealed record IndexManifest(EncoderIdentity Encoder, IReadOnlyList<IndexedSource> Sources, IReadOnlyList<string> AddedPaths);

/// <summary>A file that went in.</summary>
/// <param name="Path">Full path of the text.</param>
/// <param name="TranscriptId">The transcript made from it.</param>
/// <param name="Sha256">SHA-256 of the text file's bytes.</param>
/// <param name="Fingerprint">SHA-256 of everything that was read: text, metadata and cut. A change of the file, of its metadata or of the parser changes it.</param>
/// <param name="Turns">Turns in it.</param>
/// <param name="Passages">Passages in it.</param>
public sealed record IndexedSource(string Path, string TranscriptId, string Sha256, string Fingerprint, int Turns, int Passages);
