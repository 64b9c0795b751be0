using AnswerBot.Transcripts;

namespace AnswerBot.Indexes;

/// <summary>
/// Holds the transcripts with their passages and finds those nearest to a question. Ingestion writes it, retrieval reads it.
/// Safe to call from several threads at once; a reader sees the state before or after an update, never a mix.
/// </summary>
public interface IPassageIndex
{
    /// <summary>What the index was built from; null where nothing has been ingested yet.</summary>
    /// <exception cref="IndexUnavailableException">The index cannot be reached or read.</exception>
    ValueTask<IndexManifest?> ReadManifestAsync(CancellationToken cancellationToken);

    /// <summary>The stored transcripts, by date (unknown dates last), then by id.</summary>
    /// <exception cref="IndexUnavailableException">The index cannot be reached or read, or nothing has been ingested yet.</exception>
    ValueTask<IReadOnlyList<Transcript>> GetTranscriptsAsync(CancellationToken cancellationToken);

    /// <summary>The passages that fit <paramref name="query"/> best, best first; equal scores in reading order.</summary>
    /// <exception cref="IndexUnavailableException">The index cannot be reached or read, or nothing has been ingested yet.</exception>
    ValueTask<SearchResult> SearchAsync(PassageQuery query, CancellationToken cancellationToken);

    /// <summary>Reads everything stored and holds it against its checksums.</summary>
    /// <returns>What is damaged, in words; empty where nothing is.</returns>
    /// <exception cref="IndexUnavailableException">The index cannot be read at all.</exception>
    ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken);

    /// <summary>Removes and adds transcripts and writes the manifest, all or nothing.</summary>
    /// <exception cref="IndexUnavailableException">The index cannot be written; it is as it was before.</exception>
    /// <exception cref="IndexChangedException">The index is no longer what <see cref="IndexUpdate.PlannedOn"/> says; it is as it was before.</exception>
    Task UpdateAsync(IndexUpdate update, CancellationToken cancellationToken);
}
