using System.Text.Json;
using AnswerBot.Host.Tests.Fixtures;

namespace AnswerBot.Host.Tests.Api;

public sealed class OpenApiTests(Seed seed)
{
    [Fact]
    public async Task The_document_has_every_path_of_the_api_and_no_page()
    {
        var document = await seed.Server.Client.GetJsonAsync("/openapi/v1.json");

        var paths = document.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.Equal(
            ["/api/answers", "/api/suggestions", "/api/transcripts", "/api/transcripts/{id}", "/api/transcripts/{id}/text", "/health/live", "/health/ready"],
            paths.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_answer_has_a_schema_with_its_members_and_outcomes()
    {
        var document = await seed.Server.Client.GetJsonAsync("/openapi/v1.json");

        var operation = document.GetProperty("paths").GetProperty("/api/answers").GetProperty("post");
        Assert.Equal("#/components/schemas/AnswerRequestBody", Schema(operation.GetProperty("requestBody")).GetProperty("$ref").GetString());
        Assert.Equal("#/components/schemas/Answer", Schema(operation.GetProperty("responses").GetProperty("200")).GetProperty("$ref").GetString());
        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.True(schemas.GetProperty("Answer").GetProperty("properties").TryGetProperty("excerpts", out _));
        Assert.True(schemas.GetProperty("Citation").GetProperty("properties").TryGetProperty("askerQuestion", out _));
        Assert.Equal(["answered", "related", "notFound"], schemas.GetProperty("AnswerOutcome").GetProperty("enum").EnumerateArray().Select(value => value.GetString()));
    }

    [Theory]
    [InlineData("400")]
    [InlineData("401")]
    [InlineData("413")]
    [InlineData("415")]
    [InlineData("429")]
    [InlineData("503")]
    public async Task Each_way_in_which_asking_can_fail_is_described(string status)
    {
        var document = await seed.Server.Client.GetJsonAsync("/openapi/v1.json");

        var responses = document.GetProperty("paths").GetProperty("/api/answers").GetProperty("post").GetProperty("responses");
        Assert.True(responses.GetProperty(status).GetProperty("content").TryGetProperty("application/problem+json", out _));
    }

    private static JsonElement Schema(JsonElement owner) => owner.GetProperty("content").GetProperty("application/json").GetProperty("schema");
}
