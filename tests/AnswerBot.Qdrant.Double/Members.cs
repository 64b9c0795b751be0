using System.Text.Json;

namespace AnswerBot.QdrantServer;

/// <summary>Refuses members that the API does not have. Stricter than the real server, which passes over most of them.</summary>
internal static class Members
{
    // Per request, because the check sits deep in the readers; the server sets it where a request comes in.
    private static readonly AsyncLocal<bool> Strict = new();

    public static void BeStrict(bool strict) => Strict.Value = strict;

    public static void Check(JsonElement json, params ReadOnlySpan<string> known)
    {
        if (Strict.Value)
        {
            Require(json, known);
        }
    }

    /// <summary>The same where the real server refuses too.</summary>
    public static void Require(JsonElement json, params ReadOnlySpan<string> known)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Failure.Format($"invalid type: {json.ValueKind}, expected an object");
        }

        foreach (var member in json.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                throw Failure.Format($"unknown field `{member.Name}`, expected one of {string.Join(", ", known.ToArray().Select(name => $"`{name}`"))}");
            }
        }
    }
}
