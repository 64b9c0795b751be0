using System.Text.Json;
using AnswerBot.Indexes;
using AnswerBot.Transcripts;

namespace AnswerBot.Ingestion;

/// <summary>What a verification found.</summary>
/// <param name="Stored">The transcripts as stored.</param>
/// <param name="Sources">The transcripts as their files have them now.</param>
/// <param name="Problems">Every difference, in words; empty where all agree.</param>
public sealed record VerificationResult(IReadOnlyList<Transcript> Stored, IReadOnlyList<Transcript> Sources, IReadOnlyList<string> Problems);

/// <summary>Holds the index against the files that it was made from, passage by passage, and against its own checksums.</summary>
public sealed class IndexVerifier(IPassageIndex index)
{
    /// <summary>Reads everything stored and every source file.</summary>
    /// <exception cref="IndexUnavailableException">The index cannot be read at all.</exception>
    public async Task<VerificationResult> VerifyAsync(CancellationToken cancellationToken)
    {
        var stored = await index.GetTranscriptsAsync(cancellationToken);
        var manifest = await index.ReadManifestAsync(cancellationToken);
        var sources = new List<Transcript>();
        var problems = new List<string>(await index.CheckAsync(cancellationToken));
        foreach (var transcript in stored)
        {
            problems.AddRange(Compare(transcript, manifest?.Sources.FirstOrDefault(source => source.TranscriptId == transcript.Id), sources));
        }

        return new VerificationResult(stored, sources, problems);
    }

    private static IEnumerable<string> Compare(Transcript stored, IndexedSource? source, List<Transcript> sources)
    {
        if (source is null)
        {
            return [$"{stored.Id}: the manifest does not say which file it came from"];
        }

        try
        {
            var read = TranscriptReader.Read(source.Path);
            sources.Add(read);
            return Differences(stored, read).Select(difference => $"{source.Path}: {difference}");
        }
        catch (TranscriptFormatException exception)
        {
            return [exception.Message];
        }
    }

    private static IEnumerable<string> Differences(Transcript stored, Transcript read)
    {
        if (stored.SourceSha256 != read.SourceSha256)
        {
            yield return $"the file changed since it was ingested (SHA-256 {read.SourceSha256[..12]}…, stored {stored.SourceSha256[..12]}…)";
        }

        if (JsonSerializer.Serialize(stored.Metadata) != JsonSerializer.Serialize(read.Metadata))
        {
            yield return "its metadata changed since it was ingested";
        }

        if (stored.Text != read.Text && stored.SourceSha256 == read.SourceSha256)
        {
            yield return "another text is taken out of the same file now than when it was ingested; run `ingest`";
        }

        var passages = Passages(stored).Zip(Passages(read)).ToList();
        foreach (var (ours, theirs) in passages.Where(pair => pair.First != pair.Second))
        {
            yield return $"turn {ours.Turn}, paragraph {ours.Paragraph} differs";
        }

        if (stored.ParagraphCount != read.ParagraphCount)
        {
            yield return $"the file has {read.ParagraphCount} paragraphs, the index {stored.ParagraphCount}";
        }
    }

    private static IEnumerable<(int Turn, int Paragraph, string Speaker, string? Asker, string? Question, TextSpan Span, TimeRange? Time, string Text)> Passages(Transcript transcript) =>
        transcript.Turns.SelectMany(turn => turn.Paragraphs.Select(paragraph =>
            (turn.Number, paragraph.Number, paragraph.Speaker, turn.Asker, transcript.QuestionOf(turn), paragraph.Span, paragraph.Time, paragraph.Span.In(transcript.Text))));
}
