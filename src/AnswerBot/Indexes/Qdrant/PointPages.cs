using System.Runtime.CompilerServices;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>Walks over the points of a collection, page by page.</summary>
internal static class PointPages
{
    // Points with all their vectors can be half a megabyte of JSON each.
    private const int SmallPage = 16;
    private const int Page = 100;

    /// <param name="api">The server.</param>
    /// <param name="collection">The collection by its own name: an alias could move between pages.</param>
    /// <param name="filter">Which points.</param>
    /// <param name="payload">Members of the payload to read.</param>
    /// <param name="withVector">Also the vectors.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static async IAsyncEnumerable<FoundPoint> WalkAsync(
        QdrantApi api, string collection, PointFilter filter, IReadOnlyList<string> payload, bool withVector, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Guid? next = null;
        do
        {
            var request = new ScrollRequest(withVector ? SmallPage : Page, next, filter, payload, withVector);
            var page = await api.ScrollAsync(collection, request, cancellationToken);
            foreach (var point in page.Points)
            {
                yield return point;
            }

            next = page.NextPageOffset;
        }
        while (next is not null);
    }
}
