using AnswerBot.Indexes;
using AnswerBot.Transcripts;

namespace AnswerBot.Host.Tests.BotFramework;

/// <summary>An index whose transcripts a test decides; everything else goes to another one, where there is one.</summary>
internal sealed class SomeIndex(Func<IReadOnlyList<Transcript>> transcripts, IPassageIndex? other = null) : IPassageIndex
{
    public ValueTask<IndexManifest?> ReadManifestAsync(CancellationToken cancellationToken) => Other.ReadManifestAsync(cancellationToken);

    public ValueTask<IReadOnlyList<Transcript>> GetTranscriptsAsync(CancellationToken cancellationToken) => new(transcripts());

    public ValueTask<SearchResult> SearchAsync(PassageQuery query, CancellationToken cancellationToken) => Other.SearchAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) => Other.CheckAsync(cancellationToken);

    public Task UpdateAsync(IndexUpdate update, CancellationToken cancellationToken) => Other.UpdateAsync(update, cancellationToken);

    private IPassageIndex Other => other ?? throw new NotSupportedException("This test has only transcripts.");
}
