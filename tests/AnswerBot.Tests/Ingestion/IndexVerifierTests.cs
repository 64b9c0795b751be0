using AnswerBot.Indexes;
using AnswerBot.Ingestion;

namespace AnswerBot.Tests.Ingestion;

/// <summary>Holding the index against the files that it was made from.</summary>
public sealed class IndexVerifierTests : IDisposable
{
    private readonly TranscriptFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_fresh_index_agrees_with_its_files()
    {
        await WriteAndIngestAsync();

        var result = await VerifyAsync();

        Assert.Empty(result.Problems);
        Assert.Equal(["a", "b"], result.Stored.Select(transcript => transcript.Id));
        Assert.Equal(["a", "b"], result.Sources.Select(transcript => transcript.Id));
    }

    [Fact]
    public async Task A_changed_file_is_named_with_the_paragraph_that_differs()
    {
        await WriteAndIngestAsync();
        var path = _folder.Write("transcripts/a", "a", answers: ["甲。", "丁。"]);

        var problems = (await VerifyAsync()).Problems;

        Assert.Equal(2, problems.Count);
        Assert.StartsWith($"{path}: the file changed since it was ingested", problems[0], StringComparison.Ordinal);
        Assert.Equal($"{path}: turn 1, paragraph 2 differs", problems[1]);
    }

    [Fact]
    public async Task A_file_that_lost_a_paragraph_is_named_with_both_counts()
    {
        await WriteAndIngestAsync();
        var path = _folder.Write("transcripts/a", "a", answers: "甲。");

        Assert.Contains($"{path}: the file has 1 paragraphs, the index 2", (await VerifyAsync()).Problems);
    }

    [Fact]
    public async Task Changed_metadata_is_found()
    {
        await WriteAndIngestAsync();
        var path = _folder.Write("transcripts/b", "b", "新题");

        Assert.Equal([$"{path}: its metadata changed since it was ingested"], (await VerifyAsync()).Problems);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_named()
    {
        await WriteAndIngestAsync();
        File.Delete(_folder["transcripts/b.txt"]);

        var result = await VerifyAsync();

        Assert.Contains(_folder["transcripts/b.txt"], Assert.Single(result.Problems), StringComparison.Ordinal);
        Assert.Equal(["a"], result.Sources.Select(transcript => transcript.Id));
    }

    [Fact]
    public async Task A_stored_text_that_was_changed_breaks_its_checksum()
    {
        await WriteAndIngestAsync();
        _folder.Query("UPDATE texts SET content = replace(content, '乙', '戊')");

        var refusal = await Assert.ThrowsAsync<IndexUnavailableException>(VerifyAsync);

        Assert.Contains($"{_folder.IndexPath} is damaged: the text of transcript a differs from its checksum", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stored_text_that_was_changed_together_with_its_checksum_differs_from_the_file()
    {
        await WriteAndIngestAsync();
        var manifest = await _folder.Index.ReadManifestAsync(Cancel);
        var stored = (await _folder.Index.GetTranscriptsAsync(Cancel)).Single(transcript => transcript.Id == "a");
        var changed = Some.Indexed(stored.WithText(stored.Text.Replace('乙', '戊')), _folder.Encoder);
        await _folder.Index.UpdateAsync(new IndexUpdate(manifest!, ["a"], new[] { changed }.ToAsyncEnumerable()), Cancel);

        var problems = (await VerifyAsync()).Problems;

        Assert.Contains($"{_folder["transcripts/a.txt"]}: turn 1, paragraph 2 differs", problems);
    }

    [Fact]
    public async Task Damaged_token_vectors_are_listed_beside_the_other_differences()
    {
        await WriteAndIngestAsync();
        _folder.Query("UPDATE tokens SET vectors = zeroblob(length(vectors)) WHERE passage IN (1048576, 1048577)");
        _folder.Write("transcripts/b", "b", "新题");

        var problems = (await VerifyAsync()).Problems;

        Assert.Equal(2, problems.Count(problem => problem.Contains("the token vectors of passage a/t1/p", StringComparison.Ordinal)));
        Assert.Equal(3, problems.Count);
    }

    private Task<VerificationResult> VerifyAsync() => new IndexVerifier(_folder.Index).VerifyAsync(Cancel);

    private async Task WriteAndIngestAsync()
    {
        _folder.Write("transcripts/a", "a", answers: ["甲。", "乙。"]);
        _folder.Write("transcripts/b", "b");
        await _folder.IngestAsync();
    }
}
