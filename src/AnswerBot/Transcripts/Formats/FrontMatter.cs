using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace AnswerBot.Transcripts.Formats;

/// <summary>The YAML between two lines of dashes at the head of a Markdown file.</summary>
/// <param name="Draft">The members of a metadata file that it has.</param>
/// <param name="Unused">The others: site generators put theirs in the same place, so they are passed over, and said.</param>
internal sealed record FrontMatter(MetadataDraft Draft, IReadOnlyList<MetadataGuess> Unused)
{
    private const int MaxLength = 64 * 1024;
    private const int DeepestNesting = 16;
    private const string Remedy = "Correct it; it is YAML with the members of a metadata file.";

    // The text is decoded already when the front matter is read.
    private static readonly string[] Members = [.. MetadataJson.Members.Where(member => member != "encoding")];

    /// <summary>Takes the front matter off <paramref name="text"/>; the whole text is the body where there is none.</summary>
    /// <exception cref="TranscriptFormatException">It is no YAML, or a member is not what it must be.</exception>
    public static (FrontMatter? FrontMatter, string Body) Split(string path, string text)
    {
        if (LineAt(text, 0) != "---")
        {
            return (null, text);
        }

        int start = NextLine(text, 0);
        for (int at = start; at < text.Length; at = NextLine(text, at))
        {
            if (LineAt(text, at) is "---" or "...")
            {
                return (Read(path, text[start..at]), text[NextLine(text, at)..]);
            }
        }

        return (null, text);
    }

    private static FrontMatter Read(string path, string yaml)
    {
        if (yaml.Length > MaxLength)
        {
            throw new TranscriptFormatException(path, 1, $"The front matter is longer than {MaxLength} characters.", "Shorten it.");
        }

        var all = ToJson(path, Parse(path, yaml)) as JsonObject ?? [];
        var known = new JsonObject(all.Where(member => Members.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        var unused = all.Where(member => !Members.Contains(member.Key))
            .Select(member => new MetadataGuess(member.Key, null, "in the front matter, but no member of the metadata; not used"));
        return new FrontMatter(MetadataJson.Read(path, JsonSerializer.SerializeToElement(known), Members), [.. unused]);
    }

    private static YamlNode? Parse(string path, string yaml)
    {
        try
        {
            RequireFlat(path, yaml);
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
        }
        catch (YamlException failure)
        {
            throw new TranscriptFormatException(path, (int)failure.Start.Line + 1, $"The front matter is not valid YAML: {failure.Message}", Remedy, failure);
        }
    }

    /// <summary>Refuses what grows beyond all bounds when it is unfolded, before it is.</summary>
    private static void RequireFlat(string path, string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        int depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > DeepestNesting || parser.Current is AnchorAlias)
            {
                throw new TranscriptFormatException(path, (int)parser.Current.Start.Line + 1, $"The front matter uses aliases, or is nested deeper than {DeepestNesting}.", Remedy);
            }
        }
    }

    private static JsonNode? ToJson(string path, YamlNode? node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children
            .Where(child => child.Key is YamlScalarNode)
            .Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value ?? "", ToJson(path, child.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(child => ToJson(path, child))]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" or "Null" or "NULL" } => null,
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        null => null,
        _ => throw new TranscriptFormatException(path, null, "The front matter holds something that is no text, list or mapping.", Remedy),
    };

    private static string LineAt(string text, int start)
    {
        int end = text.IndexOfAny(['\n', '\r'], start);
        return text[start..(end < 0 ? text.Length : end)].TrimEnd();
    }

    private static int NextLine(string text, int start)
    {
        int end = text.IndexOfAny(['\n', '\r'], start);
        return end < 0 ? text.Length : end + (text.AsSpan(end).StartsWith("\r\n") ? 2 : 1);
    }
}
