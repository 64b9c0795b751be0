using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnswerBot.BrowserTests;

/// <summary>The transcript beside the chat, and on its own page.</summary>
public sealed class ReaderTests(Stage stage)
{
    private const string Transcript = "/transcripts/2020-05-24-wang-yi";

    [Fact]
    public async Task A_citation_opens_the_transcript_beside_the_chat_at_the_marked_sentence_without_a_reload()
    {
        await using var tab = await stage.OpenAsync();
        await tab.OpenChatAsync();
        await tab.AskAsync(Questions.Hotline);
        await tab.EvaluateAsync<object>("globalThis.stillHere = true");
        var telling = Questions.Telling(Questions.First(await Questions.AskApiAsync(stage.Site, Questions.Hotline)));

        await tab.LastAnswer.Locator(".open").First.ClickAsync();

        var mark = tab.Reader.Locator("mark");
        await Expect(mark.First).ToBeInViewportAsync();
        Assert.Equal(string.Concat(telling), string.Concat(await mark.AllTextContentsAsync()));
        await Expect(mark.First).ToBeFocusedAsync();
        await Expect(tab.LastAnswer).ToBeVisibleAsync();
        Assert.True(await tab.EvaluateAsync<bool>("globalThis.stillHere"));
        tab.RequireClean();
    }

    [Fact]
    public async Task Another_citation_moves_the_mark()
    {
        await using var tab = await stage.OpenAsync();
        await tab.OpenChatAsync();
        await tab.AskAsync(Questions.Lawsuits);
        await tab.LastAnswer.Locator(".open").First.ClickAsync();
        await Expect(tab.Reader.Locator("mark").First).ToBeVisibleAsync();
        await tab.AskAsync(Questions.Hotline);

        await tab.LastAnswer.Locator(".open").First.ClickAsync();

        var telling = Questions.Telling(Questions.First(await Questions.AskApiAsync(stage.Site, Questions.Hotline)));
        await Expect(tab.Reader.Locator("mark").First).ToContainTextAsync(telling[0][..5]);
        Assert.Equal(string.Concat(telling), string.Concat(await tab.Reader.Locator("mark").AllTextContentsAsync()));
    }

    [Fact]
    public async Task On_a_narrow_screen_the_transcript_takes_the_place_of_the_chat_and_gives_it_back()
    {
        await using var tab = await stage.OpenAsync(change: options => options.ViewportSize = new() { Width = 390, Height = 844 });
        await tab.OpenChatAsync();
        await tab.AskAsync(Questions.Hotline);
        Assert.True(await tab.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));

        await tab.LastAnswer.Locator(".open").First.ClickAsync();
        await Expect(tab.Reader.Locator("mark").First).ToBeInViewportAsync();
        await Expect(tab.LastAnswer).ToBeHiddenAsync();
        Assert.True(await tab.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));

        await tab.Page.Locator(".back").ClickAsync();
        await Expect(tab.LastAnswer).ToBeVisibleAsync();
        await Expect(tab.LastAnswer.Locator(".open").First).ToBeFocusedAsync();

        await tab.LastAnswer.Locator(".open").First.ClickAsync();
        await tab.Page.GoBackAsync();
        await Expect(tab.LastAnswer).ToBeVisibleAsync();
        tab.RequireClean();
    }

    [Fact]
    public async Task Find_marks_every_place_and_steps_through_them()
    {
        await using var tab = await stage.OpenAsync();
        await tab.Page.GotoAsync(Transcript);
        var text = string.Concat(await tab.Page.Locator("main blockquote p").AllTextContentsAsync());
        var count = text.Split("多边主义").Length - 1;
        Assert.True(count > 2);

        await tab.Page.Locator(".finder input").FillAsync("多边主义");

        await Expect(tab.Page.Locator("mark.match")).ToHaveCountAsync(count);
        await Expect(tab.Page.Locator(".finder output")).ToHaveTextAsync($"1／{count}");
        await tab.Page.Locator(".finder input").PressAsync("Enter");
        await Expect(tab.Page.Locator(".finder output")).ToHaveTextAsync($"2／{count}");
        await Expect(tab.Page.Locator("mark.current")).ToBeInViewportAsync();
        await tab.Page.Locator(".finder input").FillAsync("");
        await Expect(tab.Page.Locator("mark")).ToHaveCountAsync(0);
        Assert.Equal(text, string.Concat(await tab.Page.Locator("main blockquote p").AllTextContentsAsync()));
        tab.RequireClean();
    }

    [Fact]
    public async Task Find_goes_across_a_highlight()
    {
        await using var tab = await stage.OpenAsync();
        await tab.Page.GotoAsync($"{Transcript}?highlight=303-320#t1-p1");
        var paragraph = tab.Page.Locator("#t1-p1");
        var whole = (await paragraph.TextContentAsync())!;

        await tab.Page.Locator(".finder input").FillAsync(whole[10..25]);

        await Expect(tab.Page.Locator("mark.match").First).ToBeVisibleAsync();
        Assert.Equal(whole[10..25], string.Concat(await tab.Page.Locator("mark.match").AllTextContentsAsync()));
        await Expect(paragraph).ToHaveTextAsync(whole);
    }

    [Fact]
    public async Task Arrows_lead_from_turn_to_turn()
    {
        await using var tab = await stage.OpenAsync();
        await tab.Page.GotoAsync($"{Transcript}#t7");

        await tab.Page.Locator("#t7 .neighbours a").Last.ClickAsync();
        await Expect(tab.Page.Locator("#t8 h2")).ToBeInViewportAsync();
        await tab.Page.Locator("#t8 .neighbours a").First.ClickAsync();

        await Expect(tab.Page.Locator("#t7 h2")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Printed_the_transcript_stands_alone()
    {
        await using var tab = await stage.OpenAsync();
        await tab.Page.GotoAsync(Transcript);

        await tab.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(tab.Page.Locator("#t1 blockquote").First).ToBeVisibleAsync();
        await Expect(tab.Page.Locator(".finder")).ToBeHiddenAsync();
        await Expect(tab.Page.Locator(".bar")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Without_script_a_question_can_be_asked_and_its_quotation_read_in_the_transcript()
    {
        await using var tab = await stage.OpenAsync(change: options => options.JavaScriptEnabled = false);
        await tab.Page.GotoAsync("/");

        await tab.Page.Locator("input[name=q]").FillAsync(Questions.Hotline);
        await tab.Page.Locator("form button").First.ClickAsync();
        await tab.Page.Locator("figure a").First.ClickAsync();

        Assert.Contains("highlight=", tab.Page.Url, StringComparison.Ordinal);
        await Expect(tab.Page.Locator("mark").First).ToBeInViewportAsync();
    }
}
