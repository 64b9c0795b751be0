using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.Tests;

public sealed class SettingsTests
{
    private static readonly ContentRoot Root = ContentRoot.Find(AppContext.BaseDirectory);

    [Fact]
    public void The_shipped_settings_are_all_known_and_valid()
    {
        var validator = Validator([]);

        validator.Validate();
    }

    [Theory]
    [InlineData("AnswerBot:Retrival:MaxSimWeight", "4", "AnswerBot:Retrival")]
    [InlineData("AnswerBot:Retrieval:MaxSimWieght", "4", "AnswerBot:Retrieval:MaxSimWieght")]
    [InlineData("AnswerBot:Index:Qdrant:Endpiont", "http://localhost:6333", "AnswerBot:Index:Qdrant:Endpiont")]
    public void A_misspelt_setting_is_named(string key, string value, string named)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Validator(new() { [key] = value }).Validate());

        Assert.Contains(named, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_out_of_range_is_named()
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Validator(new() { ["AnswerBot:Api:RequestsPerMinute"] = "0" }).Validate());

        Assert.Contains("RequestsPerMinute", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("proxy.example.org")]
    [InlineData("10.0.0.0/33")]
    [InlineData("")]
    public void A_proxy_that_is_no_address_is_named(string proxy)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Validator(new() { ["AnswerBot:Api:TrustedProxies:0"] = proxy }).Validate());

        Assert.Contains("TrustedProxies", exception.Message, StringComparison.Ordinal);
    }

    private static IStartupValidator Validator(Dictionary<string, string?> changes)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Root.Resolve("appsettings.json")).AddInMemoryCollection(changes).Build();
        var services = new ServiceCollection().AddAnswerBot(configuration, Root);
        services.AddHostSections(configuration);
        return services.BuildServiceProvider().GetRequiredService<IStartupValidator>();
    }
}
