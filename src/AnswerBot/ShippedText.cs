using System.Text;

namespace AnswerBot;

/// <summary>Texts that the assembly carries: tables, word lists, weights, the prompt.</summary>
internal static class ShippedText
{
    /// <summary>The whole text, in UTF-8, that stands under <paramref name="name"/>.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(ShippedText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The file {name} is not embedded in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Its lines without empty ones and those that begin with #.</summary>
    public static IEnumerable<string> Lines(string name) =>
        Read(name).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#');
}
