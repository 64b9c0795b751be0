using System.Text.RegularExpressions;

namespace AnswerBot.Tests.Architecture;

/// <summary>The arrows between the folders point one way, and foreign libraries stay behind their fences.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly ContentRoot Root = ContentRoot.Find(AppContext.BaseDirectory);

    [Fact]
    public void Every_folder_of_the_library_uses_only_what_lies_below_it()
    {
        RequireNone("src/AnswerBot", SourceRules.Violations);
    }

    [Fact]
    public void Every_foreign_library_of_the_host_stays_in_its_folder()
    {
        RequireNone("src/AnswerBot.Host", HostFences.Violations);
    }

    [Theory]
    [InlineData("Api/X.cs", "using Spectre.Console;", "is only for Commands/")]
    [InlineData("BotFramework/X.cs", "using Microsoft.Identity.Client;", "is only for BotFramework/Connector/")]
    [InlineData("BotFramework/Connector/X.cs", "using Microsoft.IdentityModel.Tokens;", "is only for BotFramework/Authentication/")]
    [InlineData("WebChat/X.cs", "using Pipeline = Markdig.MarkdownPipeline;", "is only for BotFramework/LastCheck/")]
    [InlineData("Commands/X.cs", "using Microsoft.Data.Sqlite;", "is not for the host")]
    public void A_foreign_library_in_another_folder_of_the_host_is_caught(string path, string code, string problem) =>
        Assert.Contains(problem, Assert.Single(HostFences.Violations(path, code)), StringComparison.Ordinal);

    [Fact]
    public void The_library_does_not_refer_to_the_web_server()
    {
        const string WebServer = "Microsoft.AspNetCore";
        var project = File.ReadAllText(Root.Resolve("src/AnswerBot/AnswerBot.csproj"));
        var references = typeof(ContentRoot).Assembly.GetReferencedAssemblies();

        Assert.DoesNotContain(WebServer, project, StringComparison.Ordinal);
        Assert.DoesNotContain(references, assembly => assembly.Name!.StartsWith(WebServer, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_decision_has_a_number_of_its_own()
    {
        var folder = Root.Resolve("docs/decisions");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.md") : [];

        var names = files.Select(Path.GetFileName).OfType<string>().Where(name => name != "README.md").ToList();

        Assert.All(names, name => Assert.Matches(DecisionName(), name));
        Assert.Equal(names.Count, names.DistinctBy(name => name[..4]).Count());
    }

    [Theory]
    [InlineData("Retrieval/X.cs", "using AnswerBot.Answers;", "Retrieval may not use Answers")]
    [InlineData("Retrieval/X.cs", "using AnswerBot.Outcomes;", "Retrieval may not use Outcomes")]
    [InlineData("Retrieval/X.cs", "global using static AnswerBot.Answers.AnswerJson;", "Retrieval may not use Answers")]
    [InlineData("Retrieval/X.cs", "using Json = AnswerBot.Answers.AnswerJson;", "Retrieval may not use Answers")]
    [InlineData("Transcripts/X.cs", "using AnswerBot.Passages;", "Transcripts may not use Passages")]
    [InlineData("Embeddings/X.cs", "using AnswerBot.Indexes;", "Embeddings may not use Indexes")]
    [InlineData("Indexes/Sqlite/X.cs", "using AnswerBot.Ingestion;", "Indexes may not use Ingestion")]
    [InlineData("Ingestion/X.cs", "using AnswerBot.Retrieval;", "Ingestion may not use Retrieval")]
    [InlineData("Excerpts/X.cs", "using AnswerBot.Outcomes;", "Excerpts may not use Outcomes")]
    [InlineData("Answers/X.cs", "using AnswerBot.Evaluation;", "Answers may not use Evaluation")]
    [InlineData("Answers/X.cs", "class X { Evaluation.Share? share; }", "Answers may not use Evaluation")]
    [InlineData("Answers/X.cs", "class X { AnswerBot.Evaluation.Share? share; }", "Answers may not use Evaluation")]
    [InlineData("Helpers/X.cs", "", "Helpers has no level")]
    [InlineData("Answers/X.cs", "using Microsoft.Data.Sqlite;", "Microsoft.Data.Sqlite is not allowed in Answers")]
    [InlineData("Indexes/X.cs", "using Microsoft.ML.OnnxRuntime;", "Microsoft.ML is not allowed in Indexes")]
    [InlineData("Excerpts/X.cs", "using Microsoft.ML.Tokenizers;", "Microsoft.ML is not allowed in Excerpts")]
    [InlineData("Answers/X.cs", "using Microsoft.SemanticKernel;", "Microsoft.SemanticKernel is not allowed in Answers")]
    [InlineData("Retrieval/X.cs", "using Microsoft.Extensions.AI;", "Microsoft.Extensions.AI is not allowed in Retrieval")]
    [InlineData("Answers/X.cs", "using OpenAI.Chat;", "OpenAI is not allowed in Answers")]
    [InlineData("X.cs", "using Microsoft.AspNetCore.Builder;", "Microsoft.AspNetCore is not allowed in the wiring")]
    public void A_wrong_use_is_caught(string path, string code, string problem)
    {
        var violation = Assert.Single(SourceRules.Violations(path, WithNamespace(path, code)));

        Assert.Contains(problem, violation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Retrieval/X.cs", "using AnswerBot.Indexes.Lexical;\nusing AnswerBot.Transcripts;")]
    [InlineData("Evaluation/X.cs", "using AnswerBot.Answers;\nusing AnswerBot.Outcomes;")]
    [InlineData("Summaries/X.cs", "using AnswerBot.Excerpts;\nusing Microsoft.SemanticKernel;")]
    [InlineData("Indexes/Sqlite/X.cs", "using AnswerBot.Embeddings;\nusing Microsoft.Data.Sqlite;")]
    [InlineData("Embeddings/X.cs", "using Microsoft.ML.OnnxRuntime;")]
    [InlineData("Passages/X.cs", "// Comes before AnswerBot.Answers.\n/// <see cref=\"Answers.Answer\"/>")]
    [InlineData("X.cs", "using AnswerBot.Evaluation;\nusing AnswerBot.Transcripts;")]
    public void A_right_use_passes(string path, string code)
    {
        Assert.Empty(SourceRules.Violations(path, WithNamespace(path, code)));
    }

    [Fact]
    public void A_namespace_beside_its_folder_is_caught()
    {
        var violation = Assert.Single(SourceRules.Violations("Answers/X.cs", "namespace AnswerBot.Excerpts;"));

        Assert.Contains("the namespace is AnswerBot.Excerpts", violation, StringComparison.Ordinal);
    }

    private static void RequireNone(string project, Func<string, string, IEnumerable<string>> violationsIn)
    {
        var folder = Root.Resolve(project);
        var files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories);

        var violations = files.SelectMany(file => violationsIn(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)));

        Assert.InRange(files.Length, 50, int.MaxValue);
        Assert.Empty(violations);
    }

    private static string WithNamespace(string path, string code) =>
        $"{code}\nnamespace {string.Join('.', path.Split('/')[..^1].Prepend("AnswerBot"))};\n";

    [GeneratedRegex(@"^\d{4}-[a-z0-9-]+\.md$")]
    private static partial Regex DecisionName();
}
