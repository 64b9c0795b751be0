using System.Text;

namespace AnswerBot;

/// <summary>Files that the assembly carries: tables, word lists, weights, vectors, the prompt.</summary>
internal static class ShippedFile
{
    /// <summary>The whole text, in UTF-8, that stands under <paramref name="name"/>.</summary>
    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Its lines without empty ones and those that begin with #.</summary>
    public static IEnumerable<string> Lines(string name) =>
        Text(name).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#');

    /// <summary>Its content as it is.</summary>
    public static byte[] Bytes(string name)
    {
        using var stream = Open(name);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static Stream Open(string name) =>
        typeof(ShippedFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The file {name} is not embedded in the assembly.");
}
