using System.Text.Json;

namespace AnswerBot.Retrieval;

/// <summary>Reads tables of names: those that the assembly carries, and the files that extend them.</summary>
internal static class NameTable
{
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The table that the assembly carries under <paramref name="resource"/>.</summary>
    public static T Shipped<T>(string resource) => JsonSerializer.Deserialize<T>(ShippedFile.Text(resource), JsonOptions)!;

    /// <summary>The table in a file of the user's.</summary>
    /// <param name="path">The file.</param>
    /// <param name="setting">The setting that names it and what it should be, for the message.</param>
    /// <param name="problemOf">What is wrong with the table, in words; null for a sound one.</param>
    /// <exception cref="FormatException">The file is missing or not such a table.</exception>
    public static T Read<T>(string path, (string Name, string Kind) setting, Func<T, string?> problemOf)
        where T : class
    {
        try
        {
            var table = JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), JsonOptions) ?? throw new JsonException("It is null.");
            return problemOf(table) is { } problem ? throw new JsonException(problem) : table;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"{path} ({setting.Name}) cannot be read as {setting.Kind}: {exception.Message}", exception);
        }
    }

    /// <summary>Whether a form can be looked for; the serializer lets null and empty elements of a list through.</summary>
    public static bool IsName(string? form) => !string.IsNullOrWhiteSpace(form);
}
