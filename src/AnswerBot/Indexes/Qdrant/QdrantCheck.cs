using AnswerBot.Passages;

namespace AnswerBot.Indexes.Qdrant;

/// <summary>
/// Reads every passage of a collection and holds its payload against its checksum and its transcript. The vectors that the server computes with are not read
/// back: they are many times the size, and the server keeps checksums of its own files.
/// </summary>
internal sealed class QdrantCheck(QdrantApi api, QdrantSnapshot snapshot)
{
    private static readonly string[] Members = ["kind", "transcript", "turn", "paragraph", "text", "question", "start", "tokens", "spans", "second_tokens", "second_spans", "checksum"];

    /// <summary>What is damaged, in words.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var head = snapshot.Head;
        var problems = new List<string>();
        var missing = snapshot.Transcripts.SelectMany(PassageBuilder.Build).ToDictionary(passage => passage.Id, StringComparer.Ordinal);
        var filter = Generations.Kind(PointPayload.PassageKind, head.Generation);
        await foreach (var point in PointPages.WalkAsync(api, head.Collection, filter, Members, withVector: false, cancellationToken))
        {
            var payload = point.Payload!;
            var id = $"{payload.Transcript}/t{payload.Turn}/p{payload.Paragraph}";
            if (!missing.Remove(id, out var passage))
            {
                problems.Add(Damaged(head, $"point {point.Id} belongs to no passage of its transcripts"));
            }
            else if (StoredContent.Checksum(passage, payload) != payload.Checksum || PointWriter.TextInContext(payload) != passage.TextInContext)
            {
                problems.Add(Damaged(head, $"passage {id} differs from its checksum"));
            }
        }

        problems.AddRange(missing.Keys.Select(id => Damaged(head, $"passage {id} is missing")));
        return problems;
    }

    private static string Damaged(CollectionHead head, string what) =>
        $"The collection {head.Collection} is damaged: {what}. Run `ingest --rebuild`: it makes the index anew from the transcripts.";
}
