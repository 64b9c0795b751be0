using System.Text.RegularExpressions;

namespace AnswerBot.Tests.Architecture;

/// <summary>Which folder of the host may use which foreign library, so that an SDK could take the place of one folder.</summary>
internal static class HostFences
{
    private static readonly (string Foreign, string Only)[] Fences =
    [
        ("System.CommandLine", "Commands/"),
        ("Spectre.Console", "Commands/"),
        ("Markdig", "BotFramework/LastCheck/"),
        ("OpenTelemetry", "Telemetry/"),
        ("Microsoft.IdentityModel", "BotFramework/Authentication/"),
        ("Microsoft.Identity.Client", "BotFramework/Connector/"),
        ("Microsoft.Extensions.Http.Resilience", "BotFramework/Connector/"),
        ("Polly", "BotFramework/Connector/"),
    ];

    // What only the library knows: its database, its models, its parsers.
    private static readonly string[] Strangers =
        ["Microsoft.ML", "Microsoft.Data.Sqlite", "SQLitePCL", "Google.Protobuf", "AngleSharp", "DocumentFormat.OpenXml", "UtfUnknown", "YamlDotNet", "Microsoft.SemanticKernel", "OpenAI", "ScottPlot"];

    /// <summary>What is wrong with one source file, in words; empty where nothing is.</summary>
    /// <param name="path">Relative to the host, with forward slashes.</param>
    /// <param name="source">The file's text.</param>
    public static IReadOnlyList<string> Violations(string path, string source) =>
    [
        .. Fences.Where(fence => !path.StartsWith(fence.Only, StringComparison.Ordinal) && Uses(source, fence.Foreign)).Select(fence => $"{path}: {fence.Foreign} is only for {fence.Only}"),
        .. Strangers.Where(foreign => Uses(source, foreign)).Select(foreign => $"{path}: {foreign} is not for the host"),
    ];

    private static bool Uses(string source, string foreign) => Regex.IsMatch(source, $@"^\s*(?:global\s+)?using\s+(?:static\s+|\w+\s*=\s*)?{Regex.Escape(foreign)}\b", RegexOptions.Multiline);
}
