using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.BotFramework.TeamsApp;

/// <summary>The package, packed by the program as users pack it, against the rules of the manifest's schema that can be checked without it.</summary>
public sealed partial class TeamsAppPackageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_package_holds_a_manifest_that_keeps_to_the_schema()
    {
        var manifest = Read(await PackAsync(), "manifest.json");

        Assert.Equal($"https://developer.microsoft.com/json-schemas/teams/v{manifest["manifestVersion"]}/MicrosoftTeams.schema.json", (string?)manifest["$schema"]);
        Assert.Matches(@"^\d+\.\d+\.\d+$", (string)manifest["version"]!);
        Assert.Equal("11111111-2222-3333-4444-555555555555", (string?)manifest["id"]);
        Assert.Equal("11111111-2222-3333-4444-555555555555", (string?)manifest["bots"]![0]!["botId"]);
        Assert.All(new[] { "websiteUrl", "privacyUrl", "termsOfUseUrl" }, name => Assert.StartsWith("https://", (string)manifest["developer"]![name]!, StringComparison.Ordinal));
        CheckLengths(manifest);
        Assert.Equal(["personal", "team", "groupChat"], manifest["bots"]![0]!["scopes"]!.AsArray().Select(scope => (string)scope!));
        Assert.Equal("answers.example.org", (string?)manifest["validDomains"]![0]);
        Assert.Matches("^#[0-9A-Fa-f]{6}$", (string)manifest["accentColor"]!);
        Assert.Empty(Known(manifest, "$schema", "manifestVersion", "version", "id", "developer", "name", "description", "icons", "accentColor", "localizationInfo", "bots", "permissions", "validDomains"));
    }

    [Fact]
    public async Task Commands_are_prompts_or_plain_and_within_their_lengths()
    {
        var list = Assert.Single(Read(await PackAsync(), "manifest.json")["bots"]![0]!["commandLists"]!.AsArray())!;
        var commands = list["commands"]!.AsArray();

        Assert.InRange(commands.Count, 1, 10);
        Assert.All(commands, command =>
        {
            Assert.InRange(((string)command!["title"]!).Length, 1, 32);
            Assert.InRange(((string)command["description"]!).Length, 1, 128);
            Assert.Equal((string?)command["type"] == "prompt", command["prompt"] is not null);
        });
        Assert.Contains(commands, command => command!["prompt"] is not null);
    }

    [Fact]
    public async Task Everything_that_users_read_is_there_in_Chinese_too()
    {
        var package = await PackAsync();
        var manifest = Read(package, "manifest.json");
        var language = manifest["localizationInfo"]!["additionalLanguages"]![0]!;

        var chinese = Read(package, (string)language["file"]!).AsObject();

        Assert.Equal("zh-cn", (string?)language["languageTag"]);
        var commands = manifest["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray();
        var expected = Enumerable.Range(0, commands.Count).SelectMany(place => new[] { "title", "description" }.Select(member => $"bots[0].commandLists[0].commands[{place}].{member}"))
            .Concat(["$schema", "name.short", "name.full", "description.short", "description.full"]);
        Assert.Equal(expected.Order(StringComparer.Ordinal), chinese.Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.All(chinese.Where(member => member.Key.EndsWith(".title", StringComparison.Ordinal)), member => Assert.InRange(((string)member.Value!).Length, 1, 32));
        Assert.InRange(((string)chinese["description.short"]!).Length, 1, 80);
    }

    [Fact]
    public async Task The_icons_have_their_sizes_and_the_outline_is_white_on_nothing()
    {
        var package = await PackAsync();

        Assert.Equal((192, 192), SizeOf(Bytes(package, "color.png")));
        Assert.Equal((32, 32), SizeOf(Bytes(package, "outline.png")));
        // Colour type 6: with transparency.
        Assert.Equal(6, Bytes(package, "outline.png")[25]);
    }

    [Fact]
    public async Task What_is_missing_is_named_all_at_once()
    {
        var result = await new HostProcess(_folder / "data").RunAsync("app-package", "--output", _folder / "app.zip");

        Assert.Equal(2, result.ExitCode);
        Assert.All(new[] { "AnswerBot:Bot:AppId", "AnswerBot:PublicUrl", "AnswerBot:TeamsApp:PrivacyUrl", "AnswerBot:TeamsApp:TermsOfUseUrl" }, name => Assert.Contains(name, result.Errors, StringComparison.Ordinal));
        Assert.False(File.Exists(_folder / "app.zip"));
    }

    private static void CheckLengths(JsonNode manifest)
    {
        (JsonNode? Text, int Longest)[] texts =
        [
            (manifest["name"]!["short"], 30), (manifest["name"]!["full"], 100), (manifest["description"]!["short"], 80), (manifest["description"]!["full"], 4000), (manifest["developer"]!["name"], 32),
        ];
        Assert.All(texts, text =>
        {
            Assert.InRange(((string)text.Text!).Length, 1, text.Longest);
            Assert.DoesNotMatch(Placeholder(), (string)text.Text!);
        });
    }

    private static IEnumerable<string> Known(JsonNode manifest, params string[] members) => manifest.AsObject().Select(member => member.Key).Except(members);

    private async Task<string> PackAsync()
    {
        var result = await new HostProcess(_folder / "data")
            .With("AnswerBot__Bot__AppId", "11111111-2222-3333-4444-555555555555")
            .With("AnswerBot__Bot__AppSecret", "secret")
            .With("AnswerBot__Bot__TenantId", "66666666-2222-3333-4444-555555555555")
            .With("AnswerBot__PublicUrl", "https://answers.example.org")
            .With("AnswerBot__TeamsApp__PrivacyUrl", "https://example.org/privacy")
            .With("AnswerBot__TeamsApp__TermsOfUseUrl", "https://example.org/terms")
            .RunAsync("app-package", "--output", _folder / "app.zip");
        Assert.True(result.ExitCode == 0, result.Errors);
        return _folder / "app.zip";
    }

    private static byte[] Bytes(string package, string name)
    {
        using var zip = ZipFile.OpenRead(package);
        using var entry = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static JsonNode Read(string package, string name) => JsonNode.Parse(Bytes(package, name))!;

    private static (int Width, int Height) SizeOf(byte[] png) => (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));

    [GeneratedRegex(@"\{\{")]
    private static partial Regex Placeholder();
}
