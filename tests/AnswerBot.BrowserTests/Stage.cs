using AnswerBot.Host.Tests.Fixtures;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(AnswerBot.BrowserTests.Stage))]
// Two cores have enough to do with one browser and one server.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace AnswerBot.BrowserTests;

/// <summary>One browser for all tests, and one server with the shipped transcript. On a machine without Chromium the tests are skipped, and say so.</summary>
public sealed class Stage : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly TemporaryFolder _folder = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Site? _site;

    /// <summary>The index of the shipped transcript.</summary>
    public string DataPath => _folder / "data";

    public Site Site => _site!;

    public async ValueTask InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is not { } executable)
        {
            return;
        }

        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(Tab.Patience);
        _site = await Site.StartAsync(DataPath);
        _playwright = await Playwright.CreateAsync();
        // As root, and in most containers, Chromium's own sandbox cannot start.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
    }

    /// <summary>A new window with nothing in its cache. Skips the test where there is no browser.</summary>
    public async Task<Tab> OpenAsync(Site? site = null, Action<BrowserNewContextOptions>? change = null)
    {
        Assert.SkipWhen(_browser is null, $"There is no Chromium at {string.Join(", ", Places)}. On Debian: apt-get install chromium fonts-noto-cjk");
        var options = new BrowserNewContextOptions
        {
            BaseURL = (site ?? Site).Address,
            Locale = "zh-CN",
            ViewportSize = new() { Width = 1280, Height = 800 },
            Permissions = ["clipboard-read", "clipboard-write"],
            ReducedMotion = ReducedMotion.Reduce,
        };
        change?.Invoke(options);
        return await Tab.OpenAsync(await _browser.NewContextAsync(options), options.BaseURL);
    }

    /// <summary>Skips the test where there is no browser, before it starts a server of its own.</summary>
    public void RequireBrowser() => Assert.SkipWhen(_browser is null, "There is no Chromium.");

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }

        _folder.Dispose();
    }
}
