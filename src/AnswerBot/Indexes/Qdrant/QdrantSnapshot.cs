using AnswerBot.Embeddings;
using AnswerBot.Passages;
using AnswerBot.Transcripts;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>
/// What the client keeps of one generation: the transcripts, and what BM25 counts over them. Vectors stay on the server. Immutable;
/// <see cref="QdrantPassageIndex"/> replaces it when a reply tells that the server has moved on.
/// </summary>
internal sealed class QdrantSnapshot
{
    private static readonly string[] TranscriptMembers = ["kind", "content", "checksum"];

    private readonly Dictionary<string, int> _first = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<Passage>> _passages = new(StringComparer.Ordinal);

    private QdrantSnapshot(CollectionHead head, IndexManifest manifest, IReadOnlyList<Transcript> transcripts, CancellationToken cancellationToken)
    {
        (Head, Manifest, Transcripts) = (head, manifest, transcripts);
        var ordinal = 0;
        foreach (var transcript in transcripts)
        {
            var passages = PassageBuilder.Build(transcript);
            _first.Add(transcript.Id, ordinal);
            _passages.Add(transcript.Id, passages);
            ordinal += passages.Count;
        }

        Statistics = LexicalStatistics.Over(transcripts.SelectMany(transcript => _passages[transcript.Id]), cancellationToken);
    }

    public CollectionHead Head { get; }

    public IndexManifest Manifest { get; }

    public EncoderIdentity Encoder => Manifest.Encoder;

    public IReadOnlyList<Transcript> Transcripts { get; }

    public LexicalStatistics Statistics { get; }

    /// <summary>Reads the generation that <paramref name="head"/> tells of; null where it was replaced meanwhile.</summary>
    /// <exception cref="DamagedContentException">What is stored is damaged.</exception>
    public static async Task<QdrantSnapshot?> LoadAsync(QdrantApi api, CollectionHead head, CancellationToken cancellationToken)
    {
        var manifest = await api.GetAsync(head.Collection, PointIds.Manifest(head.Generation), cancellationToken);
        var filter = Generations.Kind(PointPayload.TranscriptKind, head.Generation);
        var transcripts = new List<Transcript>();
        await foreach (var point in PointPages.WalkAsync(api, head.Collection, filter, TranscriptMembers, withVector: false, cancellationToken))
        {
            transcripts.Add(StoredContent.Read<Transcript>(point.Payload));
        }

        if (manifest is null || transcripts.Count != head.Transcripts)
        {
            return null;
        }

        // By date, so that equal scores come in the same order whatever the history of updates was.
        var ordered = transcripts.OrderBy(transcript => transcript.Metadata.Date ?? DateOnly.MaxValue).ThenBy(transcript => transcript.Id, StringComparer.Ordinal);
        return new QdrantSnapshot(head, StoredContent.Read<IndexManifest>(manifest.Payload), [.. ordered], cancellationToken);
    }

    /// <summary>The passage of a found point with its place in reading order; null where the transcripts have no such passage.</summary>
    public (Passage Passage, int Ordinal)? Find(PointPayload payload)
    {
        if (payload is not { Transcript: { } transcript, Turn: { } turn, Paragraph: { } paragraph } || !_passages.TryGetValue(transcript, out var passages))
        {
            return null;
        }

        for (var place = 0; place < passages.Count; place++)
        {
            if (passages[place].Turn == turn && passages[place].Paragraph == paragraph)
            {
                return (passages[place], _first[transcript] + place);
            }
        }

        return null;
    }
}
