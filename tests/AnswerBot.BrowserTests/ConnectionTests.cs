using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
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
