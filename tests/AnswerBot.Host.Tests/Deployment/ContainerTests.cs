using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using YamlDotNet.RepresentationModel;

namespace AnswerBot.Host.Tests.Deployment;

/// <summary>The container files, read without an engine: what must hold wherever they run.</summary>
public sealed class ContainerTests
{
    private static readonly ContentRoot Root = ContentRoot.Find(AppContext.BaseDirectory);
    private static readonly YamlMappingNode Compose = ReadCompose();
    private static readonly string[] Dockerfile = File.ReadAllLines(Root.Resolve("Dockerfile"));

    public static TheoryData<string> Services => ["answerbot", "qdrant"];

    [Fact]
    public void There_is_the_bot_and_a_server_for_its_index()
    {
        Assert.Equal(Services.Select(row => row.Data), Map(Compose, "services").Children.Keys.Select(key => key.ToString()));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_port_is_bound_to_this_machine_alone(string service)
    {
        Assert.All(List(Service(service), "ports"), port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_service_is_limited_unprivileged_and_started_again(string service)
    {
        var settings = Service(service);

        Assert.Equal(["ALL"], List(settings, "cap_drop"));
        Assert.Equal(["no-new-privileges:true"], List(settings, "security_opt"));
        Assert.Equal("unless-stopped", Text(settings, "restart"));
        Assert.All(["mem_limit", "cpus", "pids_limit"], limit => Assert.NotEmpty(Text(settings, limit)));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Keys_come_from_a_file_that_is_not_in_the_repository(string service)
    {
        Assert.Equal("qdrant.env", Text(Service(service), "env_file"));
        Assert.DoesNotContain(Environment(service).Keys, name => name.Contains("KEY", StringComparison.OrdinalIgnoreCase) && !name.EndsWith("AllowKeyOverHttp", StringComparison.Ordinal));
        Assert.All([".gitignore", ".dockerignore"], file => Assert.Contains("*.env", File.ReadAllLines(Root.Resolve(file))));
    }

    [Fact]
    public void The_server_is_pinned_sends_no_telemetry_and_keeps_its_storage()
    {
        var qdrant = Service("qdrant");

        Assert.Matches(@"^qdrant/qdrant:v\d+\.\d+\.\d+-unprivileged$", Text(qdrant, "image"));
        Assert.Equal("true", Environment("qdrant")["QDRANT__TELEMETRY_DISABLED"]);
        Assert.Contains("qdrant-storage:/qdrant/storage", List(qdrant, "volumes"));
        Assert.Contains("/readyz", string.Join(' ', List(Map(qdrant, "healthcheck"), "test")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_named_volume_is_declared(string service)
    {
        var declared = Map(Compose, "volumes").Children.Keys.Select(key => key.ToString());

        Assert.Subset(declared.ToHashSet(), List(Service(service), "volumes").Select(volume => volume.Split(':')[0]).ToHashSet());
    }

    [Fact]
    public void The_bot_waits_for_a_healthy_server_and_writes_nowhere_but_its_volume()
    {
        var bot = Service("answerbot");

        Assert.Equal("service_healthy", Text(Map(Map(bot, "depends_on"), "qdrant"), "condition"));
        Assert.Equal("true", Text(bot, "read_only"));
        Assert.Equal(["/tmp"], List(bot, "tmpfs"));
        Assert.Equal(["answerbot-data:/data"], List(bot, "volumes"));
    }

    [Fact]
    public void The_bots_settings_are_known_and_valid_with_a_key()
    {
        var changes = Environment("answerbot").Append(new("AnswerBot__Index__Qdrant__ApiKey", "secret"))
            .ToDictionary(pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), pair => (string?)pair.Value);
        var configuration = new ConfigurationBuilder().AddJsonFile(Root.Resolve("appsettings.json")).AddInMemoryCollection(changes).Build();
        var services = new ServiceCollection().AddAnswerBot(configuration, Root);
        services.AddHostSections(configuration);

        services.BuildServiceProvider().GetRequiredService<IStartupValidator>().Validate();

        Assert.Equal("Qdrant", configuration["AnswerBot:Index:Provider"]);
    }

    [Fact]
    public void The_image_is_built_in_stages_and_runs_without_rights_with_a_health_check()
    {
        Assert.Equal(2, Dockerfile.Count(line => line.StartsWith("FROM ", StringComparison.Ordinal)));
        Assert.DoesNotContain(Dockerfile, line => line.Contains(":latest", StringComparison.Ordinal));
        Assert.Contains("USER $APP_UID", Dockerfile);
        Assert.Contains(Dockerfile, line => line.StartsWith("HEALTHCHECK ", StringComparison.Ordinal));
        Assert.Equal("""ENTRYPOINT ["dotnet", "AnswerBot.Host.dll"]""", Dockerfile[^1]);
    }

    private static YamlMappingNode ReadCompose()
    {
        using var reader = File.OpenText(Root.Resolve("docker-compose.yml"));
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    private static YamlMappingNode Service(string name) => Map(Map(Compose, "services"), name);

    private static Dictionary<string, string> Environment(string service) =>
        Map(Service(service), "environment").Children.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString());

    private static YamlMappingNode Map(YamlMappingNode node, string name) => (YamlMappingNode)node[name];

    private static IReadOnlyList<string> List(YamlMappingNode node, string name) => [.. ((YamlSequenceNode)node[name]).Select(item => item.ToString())];

    private static string Text(YamlMappingNode node, string name) => node[name].ToString();
}
