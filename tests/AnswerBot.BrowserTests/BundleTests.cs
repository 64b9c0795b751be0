using System.Text.Json;

namespace AnswerBot.BrowserTests;

/// <summary>Where the page's script comes from. Needs no browser.</summary>
public sealed class BundleTests
{
    private static readonly string Client = ContentRoot.Find(AppContext.BaseDirectory).Resolve("src/AnswerBot.Host/WebChat/Client");

    [Fact]
    public void The_lock_file_pins_one_package_by_its_hash_in_the_version_asked_for()
    {
        var asked = Read("package.json").GetProperty("dependencies").GetProperty("botframework-webchat").GetString();
        var packages = Read("package-lock.json").GetProperty("packages");

        var pinned = packages.GetProperty("node_modules/botframework-webchat");

        Assert.Equal(asked, pinned.GetProperty("version").GetString());
        Assert.StartsWith("sha512-", pinned.GetProperty("integrity").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, packages.EnumerateObject().Count());
    }

    private static JsonElement Read(string name) => JsonElement.Parse(File.ReadAllText(Path.Combine(Client, name)));
}
