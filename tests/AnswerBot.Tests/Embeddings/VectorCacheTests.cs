using AnswerBot.Embeddings;

namespace AnswerBot.Tests.Embeddings;

/// <summary>Vectors kept from one run to the next.</summary>
public sealed class VectorCacheTests : IDisposable
{
    private static readonly EncoderIdentity Model = new("model", new string('a', 64), 2, 0);
    private static readonly string[] Texts = ["甲", "乙"];
    private static readonly float[][] Vectors = [[1, -0.5f], [0.25f, 3]];

    private readonly TemporaryFolder _folder = new();
    private int _made;

    private string File => Path.Combine(_folder.Path, "cache");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_made_once_is_read_the_next_time()
    {
        Assert.Equal(Vectors, await GetAsync(Model, Texts));
        Assert.Equal(Vectors, await GetAsync(Model, Texts));

        Assert.Equal(1, _made);
        Assert.Equal([File], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Another_model_or_another_list_is_made_anew()
    {
        await GetAsync(Model, Texts);
        await GetAsync(Model with { Fingerprint = new string('b', 64) }, Texts);
        await GetAsync(Model, ["甲", "丙"]);

        Assert.Equal(3, _made);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(35)]
    [InlineData(70)]
    public async Task A_damaged_file_is_made_anew(int place)
    {
        await GetAsync(Model, Texts);
        var content = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
        content[place] ^= 1;
        await System.IO.File.WriteAllBytesAsync(File, content, TestContext.Current.CancellationToken);

        Assert.Equal(Vectors, await GetAsync(Model, Texts));
        Assert.Equal(2, _made);
    }

    [Fact]
    public async Task A_file_cut_short_is_made_anew()
    {
        await GetAsync(Model, Texts);
        await using (var stream = System.IO.File.OpenWrite(File))
        {
            stream.SetLength(50);
        }

        Assert.Equal(Vectors, await GetAsync(Model, Texts));
        Assert.Equal(2, _made);
    }

    [Fact]
    public async Task Where_nothing_can_be_written_the_vectors_are_there_all_the_same()
    {
        var cache = new VectorCache(Path.Combine(_folder.Path, "missing", "cache"));

        Assert.Equal(Vectors, await cache.GetAsync(Model, Texts, MakeAsync));
        Assert.Equal(Vectors, await cache.GetAsync(Model, Texts, MakeAsync));

        Assert.Equal(2, _made);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Where_nothing_may_be_written_a_file_is_used_and_none_is_made()
    {
        var readOnly = new VectorCache(File, isReadOnly: true);

        Assert.Equal(Vectors, await readOnly.GetAsync(Model, Texts, MakeAsync));
        Assert.Empty(Directory.GetFiles(_folder.Path));
        await GetAsync(Model, Texts);
        Assert.Equal(Vectors, await readOnly.GetAsync(Model, Texts, MakeAsync));
        Assert.Equal(2, _made);
    }

    [Fact]
    public async Task A_file_that_the_program_brings_is_used_and_nothing_is_written()
    {
        await GetAsync(Model, Texts);
        var brought = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
        var cache = new VectorCache(Path.Combine(_folder.Path, "other"), shipped: () => brought);

        Assert.Equal(Vectors, await cache.GetAsync(Model, Texts, MakeAsync));

        Assert.Equal(1, _made);
        Assert.Equal([File], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Where_the_program_brings_those_of_another_model_they_are_made_and_kept()
    {
        await GetAsync(Model, Texts);
        var brought = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
        var other = Model with { Fingerprint = new string('b', 64) };
        for (var run = 0; run < 2; run++)
        {
            await new VectorCache(Path.Combine(_folder.Path, "other"), shipped: () => brought).GetAsync(other, Texts, MakeAsync);
        }

        Assert.Equal(2, _made);
    }

    [Fact]
    public async Task The_first_run_has_the_numbers_of_the_next_one_to_the_last_digit()
    {
        var cache = new VectorCache(File);
        var first = await cache.GetAsync(Model, ["丙"], () => Task.FromResult<float[][]>([[0.1f, 1 / 3f]]));

        Assert.Equal(first, await cache.GetAsync(Model, ["丙"], MakeAsync));
        Assert.Equal(0.1f, first[0][0], 4);
    }

    private Task<float[][]> GetAsync(EncoderIdentity model, string[] texts) => new VectorCache(File).GetAsync(model, texts, MakeAsync);

    private Task<float[][]> MakeAsync()
    {
        _made++;
        return Task.FromResult(Vectors);
    }
}
