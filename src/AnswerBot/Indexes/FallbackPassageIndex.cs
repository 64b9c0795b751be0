using AnswerBot.Transcripts;

namespace AnswerBot.Indexes;

/// <summary>
/// Reads from a second index while the first cannot be read, and says so. Writes, manifest and checks are the first one's alone: the second is kept up to date
/// by its own ingestion.
/// </summary>
/// <param name="main">The index.</param>
/// <param name="fallback">What stands in for it; may not exist, and is then no help.</param>
public sealed class FallbackPassageIndex(IPassageIndex main, IPassageIndex fallback) : IPassageIndex, IDisposable
{
    private volatile bool _isFallenBack;

    /// <summary>Whether the latest read had to be answered by the fallback.</summary>
    public bool IsFallenBack => _isFallenBack;

    /// <inheritdoc/>
    public ValueTask<IndexManifest?> ReadManifestAsync(CancellationToken cancellationToken) => main.ReadManifestAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Transcript>> GetTranscriptsAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(async index => new SearchResult([], await index.GetTranscriptsAsync(cancellationToken)), cancellationToken)).Transcripts;

    /// <inheritdoc/>
    public async ValueTask<SearchResult> SearchAsync(PassageQuery query, CancellationToken cancellationToken) =>
        await ReadAsync(index => index.SearchAsync(query, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) => main.CheckAsync(cancellationToken);

    /// <inheritdoc/>
    public Task UpdateAsync(IndexUpdate update, CancellationToken cancellationToken) => main.UpdateAsync(update, cancellationToken);

    /// <summary>Closes both.</summary>
    public void Dispose()
    {
        (main as IDisposable)?.Dispose();
        (fallback as IDisposable)?.Dispose();
    }

    private async ValueTask<SearchResult> ReadAsync(Func<IPassageIndex, ValueTask<SearchResult>> readAsync, CancellationToken cancellationToken)
    {
        try
        {
            var result = await readAsync(main);
            _isFallenBack = false;
            return result;
        }
        catch (IndexUnavailableException outage)
        {
            var result = await ReadFallbackAsync(readAsync, outage, cancellationToken);
            _isFallenBack = true;
            return result with { IsFromFallback = true };
        }
    }

    private async ValueTask<SearchResult> ReadFallbackAsync(
        Func<IPassageIndex, ValueTask<SearchResult>> readAsync, IndexUnavailableException outage, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await readAsync(fallback);
        }
        catch (IndexUnavailableException noHelp)
        {
            throw new IndexUnavailableException($"{outage.Message} The fallback is no help either: {noHelp.Message}", outage);
        }
    }
}
