using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnswerBot.BrowserTests;

/// <summary>The unmodified client, when the way to the server is not as it should be.</summary>
public sealed class ConnectionTests(Stage stage)
{
    [Fact]
    public async Task After_the_server_was_started_anew_the_chat_goes_on_below_what_was_said()
    {
        stage.RequireBrowser();
        var first = await Site.StartAsync(stage.DataPath);
        await using var tab = await stage.OpenAsync(first);
        await tab.OpenChatAsync();
        await tab.AskAsync(Questions.Hotline);
        var said = await tab.LastAnswer.Locator("blockquote").First.TextContentAsync();
        var address = first.Address;

        await first.DisposeAsync();
        await using var second = await Site.StartAsync(address, stage.DataPath, _ => { });
        await Expect(tab.Page.Locator(".notice")).ToContainTextAsync("已重新连接", new() { Timeout = 60_000 });
        await tab.AskAsync(Questions.Lawsuits);

        await Expect(tab.Answers).ToHaveCountAsync(2);
        await Expect(tab.Answers.First.Locator("blockquote").First).ToHaveTextAsync(said!);
        await Expect(tab.LastAnswer).ToHaveAttributeAsync("data-outcome", "answered");
        Assert.True(await tab.EvaluateAsync<bool>("(([first, last]) => first.getBoundingClientRect().top < last.getBoundingClientRect().top)(document.querySelectorAll('article.answer'))"));
    }

    [Fact]
    public async Task Where_a_proxy_keeps_the_stream_out_the_chat_polls()
    {
        stage.RequireBrowser();
        await using var site = await Site.StartAsync("http://127.0.0.1:0", stage.DataPath, services => services.AddSingleton<IStartupFilter, NoStreams>());
        await using var tab = await stage.OpenAsync(site);
        await tab.OpenChatAsync();

        await tab.AskAsync(Questions.Lawsuits);

        await Expect(tab.LastAnswer).ToHaveAttributeAsync("data-outcome", "answered");
        tab.RequireClean("WebSocket connection to");
    }

    [Fact]
    public async Task What_is_asked_before_the_connection_stands_is_answered_when_it_does()
    {
        await using var tab = await stage.OpenAsync();
        var connect = new TaskCompletionSource();
        await tab.Page.RouteAsync("**/v3/directline/conversations", async route =>
        {
            await connect.Task;
            await route.ContinueAsync();
        });
        await tab.OpenChatAsync();

        await tab.SendBox.FillAsync(Questions.Lawsuits);
        await tab.SendBox.PressAsync("Enter");
        await Expect(tab.Page.Locator(".notice")).ToContainTextAsync("正在连接");
        await tab.Page.Locator(".webchat__send-button").ClickAsync();
        connect.SetResult();

        await Expect(tab.LastAnswer).ToHaveAttributeAsync("data-outcome", "answered");
        await Expect(tab.Page.Locator(".notice")).ToBeHiddenAsync();
        await Expect(tab.SendBox).ToHaveValueAsync("");
        await Expect(tab.Answers).ToHaveCountAsync(1);
        tab.RequireClean();
    }

    [Fact]
    public async Task A_link_that_asks_is_followed_when_the_chat_is_connected_again()
    {
        stage.RequireBrowser();
        var first = await Site.StartAsync(stage.DataPath);
        await using var tab = await stage.OpenAsync(first);
        await tab.OpenChatAsync();
        await tab.AskAsync(Questions.Unanswered);
        var address = first.Address;
        var (wanted, connect) = (new TaskCompletionSource(), new TaskCompletionSource());
        await tab.Page.RouteAsync("**/tokens/generate", async route =>
        {
            wanted.TrySetResult();
            await connect.Task;
            await route.ContinueAsync();
        });

        await first.DisposeAsync();
        await Expect(tab.Page.Locator(".notice")).ToContainTextAsync("正在重新连接");
        await using var second = await Site.StartAsync(address, stage.DataPath, _ => { });
        await wanted.Task.WaitAsync(TimeSpan.FromMilliseconds(Tab.Patience), TestContext.Current.CancellationToken);
        await tab.LastAnswer.Locator(".related button").First.ClickAsync();
        connect.SetResult();

        await Expect(tab.Answers).ToHaveCountAsync(2);
        await Expect(tab.LastAnswer).ToHaveAttributeAsync("data-outcome", "answered");
    }

    [Fact]
    public async Task A_chat_goes_on_after_a_reload_and_in_the_other_language_until_a_new_one_is_begun()
    {
        await using var tab = await stage.OpenAsync();
        await tab.OpenChatAsync();
        await tab.AskAsync(Questions.Lawsuits);
        var said = await tab.LastAnswer.Locator("blockquote").First.TextContentAsync();

        await tab.Page.ReloadAsync();
        await Expect(tab.LastAnswer.Locator("blockquote").First).ToHaveTextAsync(said!);
        await tab.Page.Locator(".bar .language").ClickAsync();
        await Expect(tab.LastAnswer.Locator("blockquote").First).ToHaveTextAsync(said!);
        await tab.AskAsync(Questions.Hotline);
        await Expect(tab.Answers).ToHaveCountAsync(2);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "New chat" }).ClickAsync();
        await Expect(tab.Page.GetByText("quote it word for word").First).ToBeVisibleAsync();
        await Expect(tab.Answers).ToHaveCountAsync(0);
        tab.RequireClean();
    }

    [Fact]
    public async Task A_chat_that_the_server_has_forgotten_is_begun_anew_without_a_word()
    {
        stage.RequireBrowser();
        var first = await Site.StartAsync(stage.DataPath);
        var address = first.Address;
        await using var tab = await stage.OpenAsync(first);
        await tab.OpenChatAsync();
        await tab.AskAsync(Questions.Lawsuits);

        await tab.Page.GotoAsync("about:blank");
        await first.DisposeAsync();
        await using var second = await Site.StartAsync(address, stage.DataPath, _ => { });
        await tab.OpenChatAsync();
        await tab.AskAsync(Questions.Hotline);

        await Expect(tab.Answers).ToHaveCountAsync(1);
        await Expect(tab.Page.Locator(".notice")).ToBeHiddenAsync();
        tab.RequireClean("403");
    }

    [Fact]
    public async Task Where_no_token_can_be_had_the_plain_page_is_offered()
    {
        await using var tab = await stage.OpenAsync();
        await tab.Page.RouteAsync("**/tokens/generate", route => route.FulfillAsync(new() { Status = 503 }));

        await tab.Page.GotoAsync("/");
        await tab.Page.Locator(".notice a").ClickAsync();

        await Expect(tab.Page.Locator("form input[name=q]")).ToBeVisibleAsync();
    }

    private sealed class NoStreams : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                if (context.Request.Path.Value!.EndsWith("/stream", StringComparison.Ordinal))
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                }

                return following(context);
            });
            next(app);
        };
    }
}
