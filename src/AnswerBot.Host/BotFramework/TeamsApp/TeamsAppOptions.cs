using System.ComponentModel.DataAnnotations;

namespace AnswerBot.Host.BotFramework.TeamsApp;

/// <summary>What the Teams app package says; read by <c>app-package</c> only.</summary>
public sealed class TeamsAppOptions
{
    private const string Https = @"https://\S+";

    /// <summary>The app's own id, a GUID. Default: that of the bot.</summary>
    public Guid? Id { get; init; }

    /// <summary>Name of the app in Teams, at most 30 characters. Default <c>AnswerBot</c>.</summary>
    [Required]
    [StringLength(30)]
    public string Name { get; init; } = "AnswerBot";

    /// <summary>Who offers the app, at most 32 characters. Default <c>AnswerBot</c>.</summary>
    [Required]
    [StringLength(32)]
    public string DeveloperName { get; init; } = "AnswerBot";

    /// <summary>A page that helps users, https. Default: <c>PublicUrl</c>.</summary>
    [RegularExpression(Https)]
    public string? WebsiteUrl { get; init; }

    /// <summary>Your privacy statement, https; Teams demands one. Default none.</summary>
    [RegularExpression(Https)]
    public string? PrivacyUrl { get; init; }

    /// <summary>Your terms of use, https; Teams demands them. Default none.</summary>
    [RegularExpression(Https)]
    public string? TermsOfUseUrl { get; init; }
}
