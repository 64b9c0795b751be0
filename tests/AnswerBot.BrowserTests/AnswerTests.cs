using static Microsoft.Playwright.Assertions;

namespace AnswerBot.BrowserTests;

/// <summary>Asking, and what an answer looks like.</summary>
public sealed class AnswerTests(Stage stage)
{
    [Fact]
    public async Task A_chinese_question_is_answered_with_the_quotations_of_the_api()
    {
        await using var tab = await stage.OpenAsync();
        await tab.OpenChatAsync();
        var answer = await Questions.AskApiAsync(stage.Site, Questions.Lawsuits);

        await tab.AskAsync(Questions.Lawsuits);

        var excerpts = answer.GetProperty("excerpts").EnumerateArray().ToList();
        Assert.Equal(excerpts.Select(Questions.Quote), await tab.LastAnswer.Locator(".excerpt > blockquote").AllTextContentsAsync());
        Assert.Equal(excerpts.SelectMany(Questions.Telling), await tab.LastAnswer.Locator(".excerpt > blockquote mark").AllTextContentsAsync());
        Assert.Equal(excerpts.Select(excerpt => excerpt.GetProperty("attribution").GetString()!), await tab.LastAnswer.Locator("figcaption cite").AllTextContentsAsync());
        tab.RequireClean();
    }

    [Fact]
    public async Task An_english_question_on_the_english_page_is_answered_in_english_around_the_chinese_quotation()
    {
        await using var tab = await stage.OpenAsync(change: options => options.Locale = "en-US");
        await tab.OpenChatAsync();

        await tab.AskAsync("What did Wang Yi say about the lawsuits against China?");

        await Expect(tab.LastAnswer.Locator(".outcome")).ToContainTextAsync("quoted in the original Chinese");
        await Expect(tab.LastAnswer.Locator("cite").First).ToContainTextAsync("Wang Yi");
        await Expect(tab.LastAnswer.Locator(".excerpt > blockquote").First).ToHaveAttributeAsync("lang", "zh");
        await Expect(tab.LastAnswer.Locator(".open").First).ToHaveTextAsync("Show in transcript");
        tab.RequireClean();
    }

    [Fact]
    public async Task Who_listens_hears_question_outcome_quotation_and_attribution_in_this_order()
    {
        await using var tab = await stage.OpenAsync();
        await tab.OpenChatAsync();
        await tab.AskAsync(Questions.Hotline);
        var first = Questions.First(await Questions.AskApiAsync(stage.Site, Questions.Hotline));

        var text = await tab.Page.Locator("section[aria-roledescription=transcript], .webchat__basic-transcript").First.InnerTextAsync();

        var places = new[] { Questions.Hotline, "原文是这样说的", Questions.Quote(first), first.GetProperty("attribution").GetString()! }.Select(part => text.IndexOf(part, StringComparison.Ordinal)).ToList();
        Assert.All(places, place => Assert.True(place >= 0));
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public async Task A_follow_up_is_understood()
    {
        await using var tab = await stage.OpenAsync();
        await tab.OpenChatAsync();
        await tab.AskAsync("中俄关系怎么样？");

        await tab.AskAsync("那日本呢？");

        var expected = Questions.First(await Questions.AskApiAsync(stage.Site, "那日本呢？", "中俄关系怎么样？"));
        await Expect(tab.LastAnswer.Locator(".excerpt > blockquote").First).ToHaveTextAsync(Questions.Quote(expected));
        tab.RequireClean();
    }

    [Fact]
    public async Task A_question_without_an_answer_says_what_was_searched_and_offers_questions_that_have_one()
    {
        await using var tab = await stage.OpenAsync();
        await tab.OpenChatAsync();
        await tab.AskAsync(Questions.Unanswered);
        await Expect(tab.LastAnswer).ToHaveAttributeAsync("data-outcome", new System.Text.RegularExpressions.Regex("related|notFound"));
        await Expect(tab.LastAnswer.Locator(".searched")).ToContainTextAsync("1 篇记录，共 107 段发言");
        await Expect(tab.LastAnswer.Locator("blockquote")).ToHaveCountAsync(0);

        await tab.Page.Locator(".related button, .webchat__suggested-action").First.ClickAsync();

        await Expect(tab.Answers).ToHaveCountAsync(2);
        await Expect(tab.LastAnswer).ToHaveAttributeAsync("data-outcome", "answered");
        tab.RequireClean();
    }

    [Fact]
    public async Task A_question_to_start_with_is_one_click_away()
    {
        await using var tab = await stage.OpenAsync();
        await tab.OpenChatAsync();

        await tab.Page.Locator(".webchat__suggested-action").First.ClickAsync();

        await Expect(tab.LastAnswer).ToHaveAttributeAsync("data-outcome", "answered");
        tab.RequireClean();
    }

    [Fact]
    public async Task A_copied_quotation_names_who_said_it_to_whom_and_when()
    {
        await using var tab = await stage.OpenAsync();
        await tab.OpenChatAsync();
        await tab.AskAsync("人们从疫情中得到的最重要启示是什么？");
        var quote = await tab.LastAnswer.Locator(".excerpt > blockquote").First.TextContentAsync();

        await tab.LastAnswer.Locator(".copy").First.ClickAsync();

        await Expect(tab.LastAnswer.Locator(".said").First).ToHaveTextAsync("已复制");
        Assert.Equal($"「{quote}」——王毅，答《人民日报》记者问，2020年5月24日", await tab.EvaluateAsync<string>("navigator.clipboard.readText()"));
        tab.RequireClean();
    }

    [Fact]
    public async Task Context_folds_out_the_whole_turn_and_back()
    {
        await using var tab = await stage.OpenAsync();
        await tab.OpenChatAsync();
        await tab.AskAsync(Questions.Lawsuits);
        var button = tab.LastAnswer.Locator(".more").First;
        var context = tab.LastAnswer.Locator(".context").First;

        await button.ClickAsync();

        await Expect(context.Locator("p[data-start]")).ToHaveCountAsync(await TurnLengthAsync());
        await Expect(context.Locator(".here")).ToHaveTextAsync((await tab.LastAnswer.Locator(".excerpt > blockquote").First.TextContentAsync())!);
        await button.ClickAsync();
        await Expect(context).ToBeHiddenAsync();
        tab.RequireClean();
    }

    [Fact]
    public async Task Feedback_names_the_answer_it_is_about()
    {
        await using var tab = await stage.OpenAsync();
        await tab.OpenChatAsync();
        await tab.AskAsync(Questions.Lawsuits);
        var answerId = (await Questions.AskApiAsync(stage.Site, Questions.Lawsuits)).GetProperty("id").GetString()!;

        var posted = await tab.Page.RunAndWaitForRequestAsync(
            () => tab.Page.Locator(".webchat__thumb-button").First.ClickAsync(),
            request => request.Method == "POST" && request.PostData?.Contains("webchat:activity-status/feedback", StringComparison.Ordinal) == true);

        Assert.Contains(answerId, posted.PostData!, StringComparison.Ordinal);
        Assert.Equal(200, (await posted.ResponseAsync())!.Status);
        tab.RequireClean();
    }

    private async Task<int> TurnLengthAsync()
    {
        var answer = await Questions.AskApiAsync(stage.Site, Questions.Lawsuits);
        var turn = Questions.First(answer).GetProperty("citation").GetProperty("turn").GetInt32();
        using var client = new HttpClient { BaseAddress = new Uri(stage.Site.Address) };
        var document = System.Text.Json.JsonElement.Parse(await client.GetStringAsync($"/api/transcripts/{Questions.Citation(Questions.First(answer), "transcriptId")}", TestContext.Current.CancellationToken));
        return document.GetProperty("turns").EnumerateArray().First(entry => entry.GetProperty("turn").GetInt32() == turn).GetProperty("paragraphs").GetArrayLength();
    }
}
