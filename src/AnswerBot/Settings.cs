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
            var known = sections.ToDictionary(section => section.Name, section => section.Options, StringComparer.OrdinalIgnoreCase);
            var topLevel = SettingsOf(typeof(AnswerBotOptions));
            var unknown = root.GetChildren()
                .SelectMany(child => known.TryGetValue(child.Key, out var section) ? Unknown(child, section) : topLevel.ContainsKey(child.Key) ? [] : [child.Path])
                .ToList();
            return unknown.Count == 0
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"Unknown setting {string.Join(", ", unknown)}. Correct or remove it; docs/configuration.md lists every setting.");
        }

        private static IEnumerable<string> Unknown(IConfigurationSection section, Type options)
        {
            var settings = SettingsOf(options);
            return section.GetChildren().SelectMany(child =>
                !settings.TryGetValue(child.Key, out var type) ? [child.Path]
                : IsSection(type) ? Unknown(child, type)
                : []);
        }

        // A class of ours inside options is a section inside a section.
        private static bool IsSection(Type type) => type.IsClass && type.Assembly == typeof(Settings).Assembly;

        private static Dictionary<string, Type> SettingsOf(Type options) => options.GetProperties()
            .Where(property => property.SetMethod is not null)
            .ToDictionary(property => property.Name, property => property.PropertyType, StringComparer.OrdinalIgnoreCase);
    }
}
