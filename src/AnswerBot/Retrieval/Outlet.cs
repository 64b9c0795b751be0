namespace AnswerBot.Retrieval;

/// <summary>A news outlet whose reporters ask.</summary>
/// <param name="Name">Chinese name as transcripts print it, without title marks.</param>
/// <param name="English">Usual English name.</param>
/// <param name="Country">ISO 3166-1 code of its home.</param>
/// <param name="Aliases">Every other form that users or transcripts use for it.</param>
public sealed record Outlet(string Name, string English, string Country, IReadOnlyList<string> Aliases)
{
    /// <summary>All forms by which a question may name it.</summary>
    public IEnumerable<string> Forms => [Name, English, .. Aliases];
}

/// <summary>A country, to understand "the Russian reporter".</summary>
/// <param name="Code">ISO 3166-1 code.</param>
/// <param name="Chinese">Names put before 记者 and the like.</param>
/// <param name="English">Nouns and adjectives.</param>
/// <param name="Media">Chinese words for its press, such as 俄媒.</param>
public sealed record OutletCountry(string Code, IReadOnlyList<string> Chinese, IReadOnlyList<string> English, IReadOnlyList<string> Media);

/// <summary>The content of <c>outlets.json</c>, and of files in the same form that extend it.</summary>
public sealed record OutletTable(IReadOnlyList<Outlet> Outlets, IReadOnlyList<OutletCountry> Countries);
