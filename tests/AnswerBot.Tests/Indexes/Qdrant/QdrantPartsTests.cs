using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Json;
using AnswerBot.Indexes;
using AnswerBot.Indexes.Qdrant;
using AnswerBot.Transcripts;
using CsCheck;

namespace AnswerBot.Tests.Indexes.Qdrant;

/// <summary>Ids, numbers and settings of the Qdrant index.</summary>
public sealed class QdrantPartsTests
{
    [Theory]
    [InlineData("hello", 613153351)]
    [InlineData("test", 1167338989)]
    [InlineData("外交部", 910889007)]
    [InlineData("发言人", 1702070606)]
    [InlineData("", 0)]
    public void Terms_have_the_numbers_that_Qdrants_own_tools_give_them(string term, uint number)
    {
        Assert.Equal(number, TermIds.Of(term));
    }

    [Fact]
    public void Ids_are_UUIDs_of_version_5_that_change_with_content_and_generation_only()
    {
        var id = PointIds.Passage("a/t1/p1", "甲", 1);

        Assert.Equal(id, PointIds.Passage("a/t1/p1", "甲", 1));
        Assert.Equal(5, id.Version);
        Assert.Equal(3, new[] { id, PointIds.Passage("a/t1/p1", "乙", 1), PointIds.Passage("a/t1/p1", "甲", 2) }.Distinct().Count());
    }

    [Fact]
    public void Two_token_vectors_of_whole_numbers_are_written_so_that_they_are_not_read_as_sparse()
    {
        Assert.Equal("[[1.0,0.0],[0.0,-1.0]]", Text(VectorJson.Rows([1, 0, 0, -1], 2)));
        Assert.Equal("[[127.0,-3.0]]", Text(VectorJson.Rows(new QuantizedTokens([127, -3], 2, new TextSpan[1]))));
        Assert.Equal("[0.1,0.0,2.0]", Text(VectorJson.Dense([0.1f, -1e-10f, 2])));
    }

    [Fact]
    public void A_number_is_written_to_eight_decimals_and_a_large_one_with_all_its_digits()
    {
        Assert.Equal("[-0.04512345,999.5,0.00000001,-1234.5,100000.0,1E+10]", Text(VectorJson.Dense([-0.04512345f, 999.5f, 1e-8f, -1234.5f, 100000, 1e10f])));
        Gen.Float[-1000, 1000].Array.Sample(values =>
        {
            var read = JsonSerializer.Deserialize<float[]>(Text(VectorJson.Dense(values)))!;
            Assert.All(values.Zip(read), pair => Assert.Equal(pair.First, pair.Second, 1e-8f));
        });
    }

    [Fact]
    public void Terms_that_share_a_number_are_added_up()
    {
        Assert.Equal("""{"indices":[7,9],"values":[1.5,2.0]}""", Text(VectorJson.Sparse([(7, 1), (9, 2), (7, 0.5f)])));
    }

    [Theory]
    [InlineData("http://qdrant.example:6333", "key", false, false)]
    [InlineData("http://qdrant.example:6333", "key", true, true)]
    [InlineData("http://qdrant.example:6333", null, false, true)]
    [InlineData("https://qdrant.example:6333", "key", false, true)]
    [InlineData("http://127.0.0.1:6333", "key", false, true)]
    [InlineData("http://localhost:6333", "key", false, true)]
    [InlineData("qdrant:6333", null, false, false)]
    [InlineData("ftp://qdrant", null, false, false)]
    public void A_key_does_not_travel_unencrypted_to_another_machine_unless_told(string endpoint, string? key, bool allow, bool isValid)
    {
        var options = new IndexOptions { Provider = "Qdrant", Qdrant = new QdrantOptions { Endpoint = endpoint, ApiKey = key, AllowKeyOverHttp = allow } };

        var problems = new List<ValidationResult>();
        var valid = Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true);

        Assert.Equal(isValid, valid);
        Assert.All(problems, problem => Assert.Contains("AnswerBot:Index:Qdrant:", problem.ErrorMessage!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a/b", 1, 1, null)]
    [InlineData("a", 2, 1, null)]
    [InlineData("a", 1, 1, "some")]
    public void Settings_that_do_not_fit_are_refused(string collection, int writeConsistency, int replicas, string? readConsistency)
    {
        var options = new IndexOptions
        {
            Qdrant = new QdrantOptions { Collection = collection, WriteConsistencyFactor = writeConsistency, ReplicationFactor = replicas, ReadConsistency = readConsistency },
        };

        Assert.False(Validator.TryValidateObject(options, new ValidationContext(options), [], validateAllProperties: true));
    }

    private static string Text(RawJson json) => Encoding.UTF8.GetString(json.Utf8.Span);
}
