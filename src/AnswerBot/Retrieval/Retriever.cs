using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Indexes.Lexical;
using AnswerBot.Transcripts;
using Microsoft.Extensions.Options;

namespace AnswerBot.Retrieval;

/// <summary>
/// Finds the passages nearest to a question: understands what it says about askers, encodes it once and lets the index rank.
/// Comes after <see cref="FollowUpResolver"/>; the outcome and the excerpts are decided from what it returns.
/// </summary>
public sealed class Retriever(ISentenceEncoder encoder, IPassageIndex index, AskerMatcher askers, NameExpander names, IOptions<RetrievalOptions> options)
{
    /// <summary>Passages that are ranked and returned for each question.</summary>
    public const int RankedPassages = 10;

    // Of an outlet that asked often, so many of its questions stand for all: the model reads no more at once.
    private const int MaxOwnQuestions = 3;

    private readonly RankingWeights _weights = options.Value.Weights;

    /// <summary>Ranks passages for <paramref name="question"/>.</summary>
    /// <param name="question">The question, with the earlier one that it leans on.</param>
    /// <param name="filter">What the user restricts the search to.</param>
    /// <param name="cancellationToken">Stops encoding and search.</param>
    /// <exception cref="IndexUnavailableException">The index cannot answer; never reported as nothing found.</exception>
    public async Task<RetrievedPassages> FindAsync(ResolvedQuestion question, SearchFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(filter);
        var transcripts = await index.GetTranscriptsAsync(cancellationToken);
        if (transcripts.Count == 0)
        {
            throw new IndexUnavailableException("The index holds no transcript. Put one into the folder AnswerBot:Transcripts:Path, or name a file: `ingest PATH`.");
        }

        var askerOutlets = transcripts.SelectMany(transcript => transcript.Turns).Select(turn => turn.AskerOutlet).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var asker = askers.Match(question, askerOutlets);
        var resolved = asker.SilentOutlet is null ? Resolve(filter, asker, transcripts, askerOutlets) : null;
        if (resolved is not { } passageFilter)
        {
            return new RetrievedPassages(question.Text, asker, null, [], transcripts);
        }

        // Models have seen far more simplified than traditional script; quotes are not touched.
        var text = names.Expand(TextFolding.Simplify(SearchText(question.Text, asker, transcripts)));
        var encoded = await encoder.EncodeQuestionAsync(text, cancellationToken);
        var result = await index.SearchAsync(new PassageQuery(encoded, text, passageFilter, _weights, RankedPassages), cancellationToken);
        return new RetrievedPassages(text, asker, encoded, result.Ranked, result.Transcripts) { IsFromFallback = result.IsFromFallback };
    }

    /// <summary>Names as users write them become names as printed; null where a name fits nothing, so that nothing can be found.</summary>
    private PassageFilter? Resolve(SearchFilter filter, AskerMatch asker, IReadOnlyList<Transcript> transcripts, HashSet<string> askerOutlets)
    {
        var speakers = filter.Speaker is null ? [] : SpeakersNamed(filter.Speaker, transcripts);
        var outlets = filter.Asker is null ? asker.AskerOutlets : AskersNamed(filter.Asker, asker, askerOutlets);
        return (filter.Speaker is not null && speakers.Count == 0) || (filter.Asker is not null && outlets.Count == 0)
            ? null
            : new PassageFilter(filter.Transcripts, filter.From, filter.To, speakers, outlets);
    }

    // Both the filter and the question must let an outlet through: what Kyodo asked is not answered by what Reuters asked.
    private IReadOnlyList<string> AskersNamed(string name, AskerMatch asker, HashSet<string> askerOutlets)
    {
        var named = askers.FindAskers(name, askerOutlets);
        return asker.AskerOutlets.Count == 0 ? named : [.. named.Intersect(asker.AskerOutlets, StringComparer.Ordinal)];
    }

    private static List<string> SpeakersNamed(string name, IReadOnlyList<Transcript> transcripts)
    {
        var known = transcripts.SelectMany(transcript => transcript.Metadata.Speakers)
            .Where(speaker => speaker.Aliases.Append(speaker.Name).Contains(name.Trim(), StringComparer.OrdinalIgnoreCase))
            .Select(speaker => speaker.Name);
        return [.. known.Distinct(StringComparer.Ordinal)];
    }

    private static string SearchText(string question, AskerMatch asker, IReadOnlyList<Transcript> transcripts)
    {
        if (!asker.IsAboutAsker)
        {
            return question;
        }

        if (asker.Subject.Length > 0)
        {
            return asker.Subject;
        }

        // "What did Reuters ask?": the answer is what fits Reuters' own questions best.
        var asked = transcripts.SelectMany(transcript => transcript.Turns.Select(turn => (turn.AskerOutlet, Question: transcript.QuestionOf(turn))))
            .Where(turn => turn.AskerOutlet is { } outlet && asker.AskerOutlets.Contains(outlet))
            .Select(turn => turn.Question)
            .Take(MaxOwnQuestions);
        return string.Join(' ', asked.DefaultIfEmpty(question));
    }
}

/// <summary>What a user restricts a search to, in the user's own words.</summary>
/// <param name="Transcripts">Transcript ids; empty for all.</param>
/// <param name="From">Earliest day of the event.</param>
/// <param name="To">Latest day of the event, inclusive.</param>
/// <param name="Speaker">A speaker's name or alias.</param>
/// <param name="Asker">An outlet by any of its names.</param>
public sealed record SearchFilter(IReadOnlyList<string> Transcripts, DateOnly? From, DateOnly? To, string? Speaker, string? Asker)
{
    /// <summary>No restriction.</summary>
    public static SearchFilter None { get; } = new([], null, null, null, null);
}

/// <summary>What retrieval found.</summary>
/// <param name="SearchText">What was searched for, after follow-up and asker resolution.</param>
/// <param name="Asker">What the question says about askers.</param>
/// <param name="Question">The encoded search text; null where the filter fits nothing.</param>
/// <param name="Ranked">The best passages, best first; empty where the filter lets none through.</param>
/// <param name="Transcripts">The transcripts that the passages are cut from.</param>
public sealed record RetrievedPassages(
    string SearchText, AskerMatch Asker, EncodedText? Question, IReadOnlyList<RankedPassage> Ranked, IReadOnlyList<Transcript> Transcripts)
{
    /// <summary>See <see cref="SearchResult.IsFromFallback"/>.</summary>
    public bool IsFromFallback { get; init; }
}
