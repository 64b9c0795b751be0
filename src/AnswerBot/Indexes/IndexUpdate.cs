using AnswerBot.Embeddings;
using AnswerBot.Passages;
using AnswerBot.Transcripts;

namespace AnswerBot.Indexes;

/// <summary>One change of an index, applied all or nothing.</summary>
/// <param name="Manifest">The manifest after the change.</param>
/// <param name="RemovedTranscripts">Ids of transcripts to take out first; unknown ids are passed over.</param>
/// <param name="Added">Transcripts to put in; pulled once, in order, while the update runs.</param>
/// <param name="Rebuild">Take everything out first, whatever is there, also an index of another format or a damaged one.</param>
public sealed record IndexUpdate(
    IndexManifest Manifest,
    IReadOnlyCollection<string> RemovedTranscripts,
    IAsyncEnumerable<IndexedTranscript> Added,
    bool Rebuild = false)
{
    /// <summary>What the change was planned on; where the index is no longer that, the update is refused. Null where it does not matter.</summary>
    public FormerManifest? PlannedOn { get; init; }
}

/// <summary>The manifest that a plan started from.</summary>
/// <param name="Manifest">Null for an index that held nothing.</param>
public sealed record FormerManifest(IndexManifest? Manifest);

/// <summary>Another process changed the index between planning and writing; nothing was written. Plan again.</summary>
public sealed class IndexChangedException(string path) : Exception($"Another process changed the index {path} meanwhile. Run it again.");

/// <summary>A transcript with its encoded passages, in reading order.</summary>
public sealed record IndexedTranscript(Transcript Transcript, IReadOnlyList<IndexedPassage> Passages);

/// <summary>A passage with its vectors.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Paragraph">Sentence vector of the paragraph alone, and its token vectors by the second model.</param>
/// <param name="Context">Sentence vector and token vectors of <see cref="Passage.TextInContext"/>.</param>
public sealed record IndexedPassage(Passage Passage, EncodedText Paragraph, EncodedText Context);
