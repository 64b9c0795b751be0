using AnswerBot.Indexes.Lexical;
using AnswerBot.Transcripts;

namespace AnswerBot.Retrieval;

/// <summary>What a question says about askers.</summary>
/// <param name="AskerOutlets">Values of <see cref="Turn.AskerOutlet"/> that the question is about; empty where it is about none.</param>
/// <param name="Subject">The question without the part that speaks of asking: what the answer is about. Empty where nothing else is asked.</param>
/// <param name="WantsAsker">The question is who asked.</param>
public sealed record AskerMatch(IReadOnlyList<string> AskerOutlets, string Subject, bool WantsAsker)
{
    /// <summary>An outlet of which nothing is asked but what it asked, and which asked nothing; null for any other question.</summary>
    public Outlet? SilentOutlet { get; init; }

    /// <summary>Whether the question is about an asker at all.</summary>
    public bool IsAboutAsker => AskerOutlets.Count > 0 || WantsAsker;

    /// <summary>Whether nothing but what an outlet asked, or was answered, is asked: any answer to that outlet fits, whatever the words.</summary>
    public bool IsSettled => AskerOutlets.Count > 0 && Subject.Length == 0;
}

/// <summary>
/// Understands questions about askers ("路透社问了什么？", "What did he tell the Egyptian agency?", "谁问了香港的事？"). Vectors cannot:
/// the outlet stands in the label, not in the paragraph. Comes before the search, which it turns into a filter.
/// </summary>
public sealed class AskerMatcher(OutletDirectory outlets)
{
    /// <param name="resolved">The user's question.</param>
    /// <param name="askerOutlets">The outlets that ask in the transcripts, as printed.</param>
    public AskerMatch Match(ResolvedQuestion resolved, IReadOnlyCollection<string> askerOutlets)
    {
        ArgumentNullException.ThrowIfNull(resolved);
        ArgumentNullException.ThrowIfNull(askerOutlets);
        var question = resolved.Text;
        var whoAsked = AskerPhrases.WhoAsked().Match(question);
        if (whoAsked.Success)
        {
            return new AskerMatch([], question.Remove(whoAsked.Index, whoAsked.Length).Trim(), WantsAsker: true);
        }

        var (named, spans) = Named(question, askerOutlets);
        var rest = Without(question, spans);
        if (!AskerPhrases.AskingCue().IsMatch(rest))
        {
            return new AskerMatch([], question, WantsAsker: false);
        }

        return named.Count > 0 ? new AskerMatch(NamedLast(resolved, named, askerOutlets), SubjectOf(rest), WantsAsker: false)
            : new AskerMatch([], question, WantsAsker: false) { SilentOutlet = SilentOutlet(question, rest) };
    }

    /// <summary>The outlets of <paramref name="askerOutlets"/> that <paramref name="text"/> names, by any of their names or by their country's press.</summary>
    public IReadOnlyList<string> FindAskers(string text, IReadOnlyCollection<string> askerOutlets) => Named(text, askerOutlets).Outlets;

    // "那共同社呢？" after a question about Reuters: the outlet changes, the rest of the question stays.
    private IReadOnlyList<string> NamedLast(ResolvedQuestion resolved, IReadOnlyList<string> named, IReadOnlyCollection<string> askerOutlets) =>
        resolved.Subject.Length > 0 && FindAskers(resolved.Latest, askerOutlets) is { Count: > 0 } last ? last : named;

    private (IReadOnlyList<string> Outlets, IReadOnlyList<TextSpan> Spans) Named(string text, IReadOnlyCollection<string> askerOutlets)
    {
        var outletMentions = outlets.FindOutlets(text);
        // The outlet's own name may begin with the country's: 今日俄罗斯国际通讯社 does not speak of the Russian press at large.
        var countryMentions = outlets.FindPressCountries(text)
            .Where(country => !outletMentions.Any(outlet => outlet.Span.Start <= country.Span.Start && country.Span.End <= outlet.Span.End))
            .ToList();
        var literal = askerOutlets.Where(outlet => text.Contains(outlet, StringComparison.OrdinalIgnoreCase)).ToList();
        if (outletMentions.Count + countryMentions.Count + literal.Count == 0)
        {
            return ([], []);
        }

        var named = askerOutlets.Where(printed => literal.Contains(printed) || OutletDirectory.Parts(printed).Any(part => IsNamed(outlets.Resolve(part)))).ToList();
        var spans = outletMentions.Select(mention => mention.Span)
            .Concat(countryMentions.Select(mention => mention.Span))
            .Concat(literal.Select(outlet => Span(text, outlet)));
        return (named, [.. spans]);

        bool IsNamed(Outlet? outlet) => outlet is not null
            && (outletMentions.Any(mention => mention.Named.Name == outlet.Name)
                || (outletMentions.Count == 0 && countryMentions.Any(mention => mention.Named.Code == outlet.Country)));
    }

    private Outlet? SilentOutlet(string question, string rest)
    {
        var mentions = outlets.FindOutlets(question);
        return mentions.Count == 1 && SubjectOf(rest).Length == 0 ? mentions[0].Named : null;
    }

    private static TextSpan Span(string text, string part)
    {
        var start = text.IndexOf(part, StringComparison.OrdinalIgnoreCase);
        return new TextSpan(start, start + part.Length);
    }

    private static string Without(string text, IReadOnlyList<TextSpan> spans)
    {
        var kept = text.ToCharArray();
        foreach (var span in spans)
        {
            kept.AsSpan(span.Start, span.Length).Fill(' ');
        }

        return new string(kept);
    }

    private static string SubjectOf(string rest)
    {
        var subject = AskerPhrases.NoSubject().Replace(rest, " ");
        return LexicalTokenizer.Tokenize(subject).Any(term => term.Length > 1) ? rest.Trim() : "";
    }
}
