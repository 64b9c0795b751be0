using System.Text.RegularExpressions;

namespace AnswerBot.Tests.Architecture;

/// <summary>
/// Which folder of the library may use which: any of a lower level, and on its own level only those named. Reads source text, so that
/// what the compiler would allow is caught all the same. Files beside the folders are the wiring and may use everything of ours.
/// </summary>
internal static partial class SourceRules
{
    private static readonly Dictionary<string, (int Level, string[] Neighbours)> Folders = new()
    {
        ["Transcripts"] = (0, []),
        ["Passages"] = (0, ["Transcripts"]),
        ["Embeddings"] = (1, []),
        ["Indexes"] = (1, ["Embeddings"]),
        ["Retrieval"] = (2, []),
        ["Ingestion"] = (2, []),
        ["Outcomes"] = (2, ["Retrieval"]),
        ["Excerpts"] = (2, ["Retrieval"]),
        ["Summaries"] = (2, ["Excerpts", "Retrieval"]),
        ["Answers"] = (3, []),
        ["Evaluation"] = (3, ["Answers"]),
    };

    /// <summary>The folders that may use a foreign library; no other may.</summary>
    private static readonly (string Foreign, string[] Allowed)[] Fences =
    [
        ("Microsoft.ML", ["Embeddings"]),
        ("Google.Protobuf", ["Embeddings"]),
        ("Microsoft.Data.Sqlite", ["Indexes"]),
        ("SQLitePCL", ["Indexes"]),
        ("Polly", ["Indexes"]),
        ("AngleSharp", ["Transcripts"]),
        ("DocumentFormat.OpenXml", ["Transcripts"]),
        ("Markdig", ["Transcripts"]),
        ("UtfUnknown", ["Transcripts"]),
        ("YamlDotNet", ["Transcripts"]),
        ("Microsoft.SemanticKernel", ["Summaries"]),
        ("Microsoft.Extensions.AI", ["Embeddings"]),
        ("OpenAI", ["Embeddings", "Summaries"]),
        ("ScottPlot", []),
        ("Microsoft.AspNetCore", []),
    ];

    /// <summary>What is wrong with one source file, in words; empty where nothing is.</summary>
    /// <param name="path">Relative to the library, with forward slashes.</param>
    /// <param name="source">The file's text.</param>
    public static IReadOnlyList<string> Violations(string path, string source)
    {
        var folder = path.Contains('/', StringComparison.Ordinal) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : "";
        var code = Comments().Replace(source, "");
        return [.. WrongNamespace(path, code), .. WrongFolders(path, folder, code), .. WrongForeigners(path, folder, code)];
    }

    private static IEnumerable<string> WrongNamespace(string path, string code)
    {
        var expected = string.Join('.', path.Split('/')[..^1].Prepend("AnswerBot"));
        var found = Namespace().Match(code).Groups["name"].Value;
        return found == expected ? [] : [$"{path}: the namespace is {found}, the folder {expected}"];
    }

    private static IEnumerable<string> WrongFolders(string path, string folder, string code)
    {
        if (folder.Length == 0)
        {
            return [];
        }

        if (!Folders.TryGetValue(folder, out var rule))
        {
            return [$"{path}: {folder} has no level; give it one in docs/architecture.md and here"];
        }

        return Uses().Matches(code)
            .Select(match => match.Groups["folder"].Value)
            .Where(used => used != folder && !rule.Neighbours.Contains(used))
            .Where(used => Folders.TryGetValue(used, out var other) && other.Level >= rule.Level)
            .Distinct()
            .Select(used => $"{path}: {folder} may not use {used}");
    }

    private static IEnumerable<string> WrongForeigners(string path, string folder, string code) =>
        Fences.Where(fence => !fence.Allowed.Contains(folder) && Regex.IsMatch(code, $@"(?<![\w.]){Regex.Escape(fence.Foreign)}\b"))
            .Select(fence => $"{path}: {fence.Foreign} is not allowed in {(folder.Length > 0 ? folder : "the wiring")}");

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    // AnswerBot.Answers in a using or in the code, or Answers.Answer, which the common root makes possible without one.
    [GeneratedRegex(@"(?<![\w.])(?:global::)?AnswerBot\.(?<folder>\w+)|(?<![\w.])(?<folder>[A-Z]\w+)\.(?=[A-Z])")]
    private static partial Regex Uses();
}
