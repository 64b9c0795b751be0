using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Indexes.Sqlite;

namespace AnswerBot.Tests.Indexes;

/// <summary>The same index as it reads a file too large for memory: quantised vectors are scanned, texts and exact vectors read when they are needed.</summary>
public sealed class LargeSqlitePassageIndexTests : PassageIndexContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqlitePassageIndex> _opened = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _opened.ForEach(index => index.Dispose());
        _folder.Dispose();
    }

    [Fact]
    public async Task A_text_that_changed_before_it_was_asked_for_is_an_outage_and_never_another_text()
    {
        var former = Some.Transcript("a", null, Some.Turn("甲？", paragraphs: "甲甲。"));
        var later = Some.Transcript("a", null, Some.Turn("乙？", paragraphs: "乙乙。"));
        var index = await WrittenAsync(former);
        var listed = Assert.Single(await index.GetTranscriptsAsync(Cancel));
        await index.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity, later), ["a"], Added(later)), Cancel);

        var refusal = Assert.Throws<IndexUnavailableException>(() => listed.Text);

        Assert.EndsWith("was updated while it was read. Try again.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(later.Text, Assert.Single(await index.GetTranscriptsAsync(Cancel)).Text);
    }

    [Fact]
    public async Task What_a_search_found_keeps_its_text_whatever_happens_to_the_file()
    {
        var former = Some.Transcript("a", null, Some.Turn("甲？", paragraphs: "甲甲。"));
        var index = await WrittenAsync(former);
        var result = await index.SearchAsync(Query("甲"), Cancel);
        await index.UpdateAsync(new IndexUpdate(Some.Manifest(Encoder.Identity), ["a"], Added()), Cancel);

        Assert.Equal(former.Text, Assert.Single(result.Transcripts).Text);
    }

    protected override IPassageIndex Open(EncoderIdentity encoder)
    {
        var index = new SqlitePassageIndex(_folder["data/index.db"], encoder, new IndexOptions { ResidentPassages = 0 });
        _opened.Add(index);
        return index;
    }
}
