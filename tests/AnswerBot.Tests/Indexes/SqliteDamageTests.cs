using AnswerBot.Indexes;
using AnswerBot.Indexes.Sqlite;
using AnswerBot.Transcripts;

namespace AnswerBot.Tests.Indexes;

/// <summary>One bit of the file is wrong, anywhere: the index gives the right answers or says what is wrong and what mends it.</summary>
public sealed class SqliteDamageTests : IDisposable
{
    private const int RandomPlaces = 400;

    private static readonly FakeEncoder Encoder = new();

    private static readonly Transcript[] Conferences =
    [
        Some.Transcript("a", Some.Day(24), Some.Turn("甲乙？", paragraphs: ["甲。", "乙丙。湄公河水位。"]), Some.Turn("丁？", paragraphs: "丁丁。")),
        Some.Transcript("b", Some.Day(25), Some.Turn("丙丁？", "新华社", "李四", "丙丙甲。", "疫苗合作。乙。")),
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly List<SqlitePassageIndex> _opened = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _opened.ForEach(index => index.Dispose());
        _folder.Dispose();
    }

    [Theory]
    [InlineData(7, 20_000)]
    [InlineData(8, 0)]
    public async Task A_flipped_bit_anywhere_leaves_right_answers_or_is_told_and_a_rebuild_mends_it_or_says_why_not(int seed, int residentPassages)
    {
        var sound = await SoundFileAsync();
        var expected = await AnswersAsync(Open("data/sound.db", sound, residentPassages));
        var random = new Random(seed);
        var places = Enumerable.Range(0, 100).Concat(Enumerable.Range(0, RandomPlaces).Select(_ => random.Next(sound.Length)));
        var told = 0;
        foreach (var place in places)
        {
            var bytes = sound.ToArray();
            bytes[place] ^= (byte)(1 << random.Next(8));
            var index = Open($"data/{place}.db", bytes, residentPassages);

            var (answers, problems) = await TryAsync(index);

            told += problems.Count > 0 ? 1 : 0;
            Assert.True(answers is null || answers.SequenceEqual(expected), $"Byte {place}: {string.Join("; ", answers ?? [])}");
            Assert.All(problems, problem => Assert.Contains(_folder[$"data/{place}.db"], problem, StringComparison.Ordinal));
            // A third of them: each is a whole ingestion.
            if (place % 3 == 0)
            {
                await RequireMendedAsync(index, place);
            }

            index.Dispose();
        }

        // Otherwise the flips never met anything that matters, and the test has shown nothing.
        Assert.InRange(told, 50, RandomPlaces + 100);
    }

    private static async Task RequireMendedAsync(SqlitePassageIndex index, int place)
    {
        var rebuilt = await Record.ExceptionAsync(() => index.UpdateAsync(Writing(), Cancel));

        Assert.True(rebuilt is null or IndexUnavailableException, $"Byte {place}: {rebuilt}");
        var problems = rebuilt is null ? (await TryAsync(index)).Problems : [];
        Assert.True(problems.Count == 0, $"Byte {place}, rebuilt: {string.Join("; ", problems)}");
    }

    private static async Task<(IReadOnlyList<string>? Answers, IReadOnlyList<string> Problems)> TryAsync(SqlitePassageIndex index)
    {
        IReadOnlyList<string>? answers = null;
        try
        {
            answers = await AnswersAsync(index);
            return (answers, await index.CheckAsync(Cancel));
        }
        catch (IndexUnavailableException exception)
        {
            return (answers, [exception.Message]);
        }
    }

    /// <summary>Everything that a user could be shown: each ranked passage with its words, its attribution and its scores, and every stored text.</summary>
    private static async Task<IReadOnlyList<string>> AnswersAsync(SqlitePassageIndex index)
    {
        var answers = new List<string>();
        foreach (var question in new[] { "甲乙", "湄公河", "疫苗合作", "丁" })
        {
            var query = new PassageQuery(Encoder.Encode(question), question, PassageFilter.None, new RankingWeights(1, 1, 1, 1, 3, 2), 10);
            var result = await index.SearchAsync(query, Cancel);
            answers.AddRange(result.Ranked.Select(ranked => $"{ranked.Passage} {ranked.Score} {ranked.Signals}"));
            answers.AddRange(result.Transcripts.Select(transcript => $"{transcript.Metadata} {transcript.Text}"));
        }

        return answers;
    }

    private static IndexUpdate Writing() => new(
        Some.Manifest(Encoder.Identity, Conferences), [], Conferences.Select(conference => Some.Indexed(conference, Encoder)).ToAsyncEnumerable(), Rebuild: true);

    private async Task<byte[]> SoundFileAsync()
    {
        var path = _folder["data/original.db"];
        using (var index = new SqlitePassageIndex(path, Encoder.Identity))
        {
            await index.UpdateAsync(Writing(), Cancel);
        }

        return await File.ReadAllBytesAsync(path, Cancel);
    }

    private SqlitePassageIndex Open(string name, byte[] bytes, int residentPassages)
    {
        var index = new SqlitePassageIndex(_folder.Write(name, bytes), Encoder.Identity, new IndexOptions { ResidentPassages = residentPassages });
        _opened.Add(index);
        return index;
    }
}
