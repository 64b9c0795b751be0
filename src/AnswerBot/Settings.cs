using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AnswerBot;

/// <summary>Binds sections of <c>AnswerBot</c> to options, checked at the start; a key that nobody reads stops the start too, since it is most likely misspelt.</summary>
public static class Settings
{
    /// <summary>Binds <c>AnswerBot:<paramref name="name"/></c>.</summary>
    public static OptionsBuilder<T> AddSection<T>(this IServiceCollection services, IConfiguration configuration, string name)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton(new KnownSection(name, typeof(T)));
        return services.AddOptions<T>().Bind(configuration.GetSection(AnswerBotOptions.Section).GetSection(name)).ValidateDataAnnotations().ValidateOnStart();
    }

    /// <summary>Binds the root section itself.</summary>
    public static void AddRoot(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<AnswerBotOptions>().Bind(configuration.GetSection(AnswerBotOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
    }

    /// <summary>Refuses keys that no section added so far or later knows. For the program that owns the whole configuration.</summary>
    public static void RefuseUnknownSettings(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton<IValidateOptions<AnswerBotOptions>>(provider =>
            new UnknownSettings(configuration.GetSection(AnswerBotOptions.Section), provider.GetServices<KnownSection>()));
    }

    private sealed record KnownSection(string Name, Type Options);

    private sealed class UnknownSettings(IConfigurationSection root, IEnumerable<KnownSection> sections) : IValidateOptions<AnswerBotOptions>
    {
        public ValidateOptionsResult Validate(string? name, AnswerBotOptions options)
        {
            var known = sections.ToDictionary(section => section.Name, section => NamesOf(section.Options), StringComparer.OrdinalIgnoreCase);
            var topLevel = NamesOf(typeof(AnswerBotOptions));
            var unknown = root.GetChildren().SelectMany(child => Unknown(child, known, topLevel)).ToList();
            return unknown.Count == 0
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"Unknown setting {string.Join(", ", unknown)}. Correct or remove it; docs/configuration.md lists every setting.");
        }

        private static IEnumerable<string> Unknown(IConfigurationSection child, Dictionary<string, HashSet<string>> known, HashSet<string> topLevel) =>
            known.TryGetValue(child.Key, out var names) ? child.GetChildren().Where(setting => !names.Contains(setting.Key)).Select(setting => setting.Path)
            : topLevel.Contains(child.Key) ? []
            : [child.Path];

        private static HashSet<string> NamesOf(Type options) =>
            options.GetProperties().Where(property => property.SetMethod is not null).Select(property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
