using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AnswerBot.BrowserTests;

/// <summary>For everybody: with the keyboard alone, in both themes, with a screen reader's rules.</summary>
public sealed class AccessibilityTests(Stage stage)
{
    private const int MostSteps = 20;

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 390)]
    public async Task The_chat_with_answers_and_the_open_transcript_have_no_serious_finding(ColorScheme scheme, int width)
    {
        await using var tab = await stage.OpenAsync(change: options =>
        {
            options.ColorScheme = scheme;
            options.ViewportSize = new() { Width = width, Height = 800 };
        });
        await tab.OpenChatAsync();
        await RequireNoFindingAsync(tab);
        await tab.AskAsync(Questions.Unanswered);
        await tab.AskAsync(Questions.Hotline);
        await RequireNoFindingAsync(tab);

        await tab.LastAnswer.Locator(".open").First.ClickAsync();
        await Expect(tab.Reader.Locator("mark").First).ToBeVisibleAsync();
        await tab.Reader.Locator(".finder input").FillAsync("热线");
        await RequireNoFindingAsync(tab);
    }

    [Theory]
    [InlineData("/transcripts", ColorScheme.Light)]
    [InlineData("/transcripts/2020-05-24-wang-yi?highlight=303-390#t1-p1", ColorScheme.Light)]
    [InlineData("/transcripts/2020-05-24-wang-yi?highlight=303-390#t1-p1", ColorScheme.Dark)]
    [InlineData("/?q=针对中国的滥诉站得住脚吗？", ColorScheme.Dark)]
    public async Task The_other_pages_have_no_serious_finding(string path, ColorScheme scheme)
    {
        await using var tab = await stage.OpenAsync(change: options => options.ColorScheme = scheme);

        await tab.Page.GotoAsync(path);

        await RequireNoFindingAsync(tab);
        tab.RequireClean();
    }

    [Fact]
    public async Task The_keyboard_alone_leads_from_the_first_key_to_the_cited_sentence()
    {
        await using var tab = await stage.OpenAsync();
        await tab.OpenChatAsync();

        await StepUntilAsync(tab, "Tab", "document.activeElement.matches('textarea')");
        await tab.Page.Keyboard.TypeAsync(Questions.Hotline);
        await tab.Page.Keyboard.PressAsync("Enter");
        await Expect(tab.Answers).ToHaveCountAsync(1);
        // Web Chat's way, which its keyboard help tells: Enter goes into the message that the arrow keys chose, the last one at first.
        await StepUntilAsync(tab, "Shift+Tab", "document.activeElement.matches('.webchat__basic-transcript')");
        await tab.Page.Keyboard.PressAsync("Enter");
        await StepUntilAsync(tab, "Tab", "document.activeElement.matches('a.open')");
        await tab.Page.Keyboard.PressAsync("Enter");

        await Expect(tab.Reader.Locator("mark").First).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.LastAnswer.Locator(".open").First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Where_less_motion_is_wanted_nothing_moves()
    {
        await using var tab = await stage.OpenAsync(change: options => options.ViewportSize = new() { Width = 390, Height = 844 });
        await tab.OpenChatAsync();
        await tab.AskAsync(Questions.Hotline);

        await tab.LastAnswer.Locator(".open").First.ClickAsync();
        await Expect(tab.Reader.Locator("mark").First).ToBeVisibleAsync();

        Assert.Equal("none", await tab.EvaluateAsync<string>("getComputedStyle(document.querySelector('.reader-pane')).animationName"));
    }

    private static async Task StepUntilAsync(Tab tab, string key, string there)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            await tab.Page.Keyboard.PressAsync(key);
            if (await tab.EvaluateAsync<bool>(there))
            {
                return;
            }
        }

        Assert.Fail($"{MostSteps} times {key} do not lead to {there}.");
    }

    private static async Task RequireNoFindingAsync(Tab tab)
    {
        var result = await tab.Page.RunAxe();
        var serious = result.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id} ({violation.Impact}): {string.Join(" | ", violation.Nodes.Select(node => node.Html).Take(3))}");
        Assert.Empty(serious);
    }
}
