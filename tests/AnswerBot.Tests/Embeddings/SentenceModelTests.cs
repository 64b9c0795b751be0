using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AnswerBot.Embeddings;

namespace AnswerBot.Tests.Embeddings;

/// <summary>A model folder that is not as published is refused with a message that says which file and what to do.</summary>
public sealed class SentenceModelTests : IDisposable
{
    private static readonly string Shipped = ShippedModel.Root.Resolve("models/multilingual-e5-small-zh-en");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_shipped_model_is_as_its_description_says()
    {
        var model = SentenceModel.Load(Shipped);

        Assert.Equal("multilingual-e5-small-zh-en", model.Description.Id);
        Assert.Equal((384, 128, 512), (model.Description.Dimensions, model.Description.TokenDimensions, model.Description.MaxTokens));
        Assert.Equal(64, model.Fingerprint.Length);
    }

    [Theory]
    [InlineData("models/multilingual-e5-small-zh-en")]
    [InlineData("models/bge-small-zh-everyday")]
    public void The_model_card_names_size_and_checksum_of_every_file(string folder)
    {
        var card = File.ReadAllText(ShippedModel.Root.Resolve("models/README.md"));

        Assert.All(
            SentenceModel.Load(ShippedModel.Root.Resolve(folder)).Description.Files,
            file => Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| `{file.Key}` | {file.Value.Bytes:N0} | `{file.Value.Sha256}` |"), card, StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_folder_is_named_with_the_setting_that_names_it()
    {
        var refusal = Refusal(_folder["nowhere"]);

        Assert.Contains(_folder["nowhere/model.json"], refusal, StringComparison.Ordinal);
        Assert.Contains("AnswerBot:Embeddings:ModelPath", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model.onnx")]
    [InlineData("tokenizer.model")]
    public void A_missing_file_is_named(string name)
    {
        WriteModel();
        File.Delete(_folder[name]);

        var refusal = Refusal(_folder.Path);

        Assert.Contains(_folder[name] + " does not exist", refusal, StringComparison.Ordinal);
        Assert.Contains("models/README.md", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_the_wrong_size_is_named_with_both_sizes()
    {
        WriteModel();
        _folder.Write("model.onnx", new byte[7]);

        var refusal = Refusal(_folder.Path);

        Assert.Contains($"{_folder["model.onnx"]} has 7 bytes, model.json says 100 bytes", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_the_right_size_with_another_checksum_is_named()
    {
        WriteModel();
        var bytes = File.ReadAllBytes(_folder["tokenizer.model"]);
        bytes[50] ^= 1;
        _folder.Write("tokenizer.model", bytes);

        var refusal = Refusal(_folder.Path);

        Assert.Contains(_folder["tokenizer.model"], refusal, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(bytes)), refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{ \"id\": \"a\"")]
    [InlineData("{ \"id\": \"a\" }")]
    [InlineData("not JSON at all")]
    public void A_description_that_is_none_is_named(string json)
    {
        WriteModel();
        _folder.Write("model.json", json);

        Assert.Contains(_folder["model.json"], Refusal(_folder.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id", "null")]
    [InlineData("dimensions", "\"many\"")]
    [InlineData("dimensions", "0")]
    [InlineData("maxTokens", "2")]
    [InlineData("tokenDimensions", "-1")]
    [InlineData("tokenDimensions", "0")]
    [InlineData("files", "null")]
    [InlineData("files", "{}")]
    [InlineData("files", "{ \"model.onnx\": null, \"tokenizer.model\": null }")]
    [InlineData("files", "{ \"model.onnx\": { \"sha256\": null, \"bytes\": 1 }, \"tokenizer.model\": { \"sha256\": \"\", \"bytes\": 1 } }")]
    public void A_description_with_a_value_that_cannot_be_is_named(string member, string value)
    {
        WriteModel(description => description[member] = JsonNode.Parse(value));

        Assert.Contains(_folder["model.json"], Refusal(_folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_place_of_the_description_is_named()
    {
        Directory.CreateDirectory(_folder["model.json"]);

        Assert.Contains(_folder["model.json"], Refusal(_folder.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("queryPrefix", null)]
    [InlineData("questionPrefix", "\"ask: \"")]
    [InlineData("passagePrefix", "\"\"")]
    [InlineData("maxTokens", "256")]
    [InlineData("sentenceOutput", "\"pooled\"")]
    public void What_shapes_a_vector_changes_the_fingerprint(string member, string? value)
    {
        WriteModel();
        var before = SentenceModel.Load(_folder.Path).Fingerprint;
        WriteModel(description => description[member] = value is null ? "unknown members do not" : JsonNode.Parse(value));

        var after = SentenceModel.Load(_folder.Path).Fingerprint;

        Assert.Equal(value is null, before == after);
    }

    [Fact]
    public void A_graph_that_is_none_is_refused_although_its_checksum_fits()
    {
        LinkTokenizer();
        WriteModel(tokenizer: false);

        var refusal = Assert.Throws<SentenceModelException>(() => Load());

        Assert.Contains(_folder["model.onnx"], refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void A_tokenizer_that_is_none_is_refused_although_its_checksum_fits(int bytes)
    {
        WriteModel();
        WriteDescribed("tokenizer.model", Noise(bytes));

        var refusal = Assert.Throws<SentenceModelException>(() => Load());

        Assert.Contains(_folder["tokenizer.model"], refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tokenizer_of_another_kind_is_refused_by_name()
    {
        WriteModel(description => description["tokenizer"] = "bytes");

        var refusal = Assert.Throws<SentenceModelException>(() => Load());

        Assert.Contains("'bytes'", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sentenceOutput", "\"pooled\"", "no output 'pooled'")]
    [InlineData("tokenOutput", "\"words\"", "no output 'words'")]
    [InlineData("dimensions", "512", "384")]
    [InlineData("tokenDimensions", "64", "128")]
    public void A_description_that_does_not_fit_the_graph_is_refused(string member, string value, string expected)
    {
        File.CreateSymbolicLink(_folder["model.onnx"], Path.Combine(Shipped, "model.onnx"));
        LinkTokenizer();
        var description = JsonNode.Parse(File.ReadAllText(Path.Combine(Shipped, "model.json")))!;
        description[member] = JsonNode.Parse(value);
        _folder.Write("model.json", description.ToJsonString());

        var refusal = Assert.Throws<SentenceModelException>(() => Load());

        Assert.Contains(_folder["model.onnx"], refusal.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    private static string Refusal(string folder) => Assert.Throws<SentenceModelException>(() => SentenceModel.Load(folder)).Message;

    private static byte[] Noise(int bytes) => [.. Enumerable.Range(0, bytes).Select(at => (byte)(at * 37))];

    private void Load()
    {
        using var encoder = OnnxSentenceEncoder.Load(SentenceModel.Load(_folder.Path), 1);
    }

    private void LinkTokenizer() => File.CreateSymbolicLink(_folder["tokenizer.model"], Path.Combine(Shipped, "tokenizer.model"));

    /// <summary>A folder that is sound as far as checksums can tell; nothing could run it.</summary>
    private void WriteModel(Action<JsonNode>? change = null, bool tokenizer = true)
    {
        _folder.Write("model.onnx", Noise(100));
        if (tokenizer)
        {
            _folder.Write("tokenizer.model", Noise(100));
        }

        var description = JsonNode.Parse(File.ReadAllText(Path.Combine(Shipped, "model.json")))!;
        Describe(description, "model.onnx");
        Describe(description, "tokenizer.model");
        change?.Invoke(description);
        _folder.Write("model.json", description.ToJsonString());
    }

    private void WriteDescribed(string name, byte[] bytes)
    {
        _folder.Write(name, bytes);
        var description = JsonNode.Parse(File.ReadAllText(_folder["model.json"]))!;
        Describe(description, name);
        _folder.Write("model.json", description.ToJsonString());
    }

    private void Describe(JsonNode description, string name)
    {
        var bytes = File.ReadAllBytes(_folder[name]);
        description["files"]![name] = new JsonObject { ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes)), ["bytes"] = bytes.Length };
    }
}
