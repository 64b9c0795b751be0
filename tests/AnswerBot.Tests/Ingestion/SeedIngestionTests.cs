using AnswerBot.Ingestion;

namespace AnswerBot.Tests.Ingestion;

/// <summary>The delivered transcript, taken in with the delivered model.</summary>
public sealed class SeedIngestionTests(ShippedModel model)
{
    [Fact]
    public async Task The_seed_gives_24_turns_and_107_passages()
    {
        var seed = await model.SeedAsync();

        Assert.Equal((24, 107), (seed.Report.Turns, seed.Report.Passages));
        Assert.Equal(IngestionStatus.Added, Assert.Single(seed.Report.Files).Status);
    }

    [Fact]
    public async Task Taking_the_seed_in_again_changes_nothing()
    {
        var seed = await model.SeedAsync();

        var again = await seed.Ingestor.IngestAsync(new IngestionRequest([], Rebuild: false), null, TestContext.Current.CancellationToken);

        Assert.False(again.Changed);
        Assert.Equal(107, again.Passages);
    }

    [Fact]
    public async Task The_seeds_index_agrees_with_its_file()
    {
        var seed = await model.SeedAsync();

        var result = await new IndexVerifier(seed.Index).VerifyAsync(TestContext.Current.CancellationToken);

        Assert.Empty(result.Problems);
        Assert.Equal(107, Assert.Single(result.Stored).ParagraphCount);
    }
}
