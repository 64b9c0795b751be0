using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnswerBot.BrowserTests;

/// <summary>A browser window on the site, which writes down everything that should not happen in it.</summary>
public sealed class Tab : IAsyncDisposable
{
    /// <summary>How long to wait for what must come, in milliseconds.</summary>
    public const float Patience = 60_000;

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _problems = new();

    private Tab(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    public ILocator Answers => Page.Locator("article.answer");

    public ILocator LastAnswer => Answers.Last;

    public ILocator SendBox => Page.Locator(".webchat__send-box textarea").First;

    public ILocator Reader => Page.Locator(".reader-body");

    public static async Task<Tab> OpenAsync(IBrowserContext context, string address)
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        var tab = new Tab(context, page);
        tab.Watch(address);
        await page.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', event => console.error('CSP ' + event.violatedDirective + ' ' + event.blockedURI));");
        return tab;
    }

    /// <summary>Opens the chat and waits until it can be used.</summary>
    public async Task<Tab> OpenChatAsync(string path = "/")
    {
        await Page.GotoAsync(path);
        await Expect(SendBox).ToBeVisibleAsync();
        return this;
    }

    /// <summary>Types a question and waits for its answer.</summary>
    public async Task AskAsync(string question)
    {
        var count = await Answers.CountAsync();
        await SendBox.FillAsync(question);
        await SendBox.PressAsync("Enter");
        await Expect(Answers).ToHaveCountAsync(count + 1);
    }

    /// <summary>Demands that nothing went wrong: no error in the console, no call to another host, no violation of the policy.</summary>
    /// <param name="expected">What may stand in the console all the same.</param>
    public void RequireClean(string expected = "^$") => Assert.DoesNotContain(_problems, problem => !Regex.IsMatch(problem, expected));

    public Task<T> EvaluateAsync<T>(string script) => Page.EvaluateAsync<T>(script);

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Watch(string address)
    {
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _problems.Enqueue($"console: {message.Text}");
            }
        };
        Page.PageError += (_, error) => _problems.Enqueue($"script: {error}");
        Page.Dialog += async (_, dialog) =>
        {
            _problems.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
        _context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !request.Url.StartsWith($"blob:{address}", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                _problems.Enqueue($"request: {request.Url}");
            }
        };
        Page.WebSocket += (_, socket) =>
        {
            if (!socket.Url.StartsWith(address.Replace("http", "ws", StringComparison.Ordinal), StringComparison.Ordinal))
            {
                _problems.Enqueue($"socket: {socket.Url}");
            }
        };
    }
}
