using AnswerBot.Embeddings;
using AnswerBot.Indexes;
using AnswerBot.Indexes.Lexical;
using AnswerBot.Passages;
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
    private readonly double _printedWordsWeight = options.Value.PrintedWordsWeight;
    private volatile Cast? _cast;

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

        var cast = CastOf(transcripts);
        var scope = EventScope.Match(question.Latest, cast.Speakers);
        question = question with { Latest = scope.Rest };
        var asker = askers.Match(question, cast.AskerOutlets);
        var resolved = asker.SilentOutlet is null ? Resolve(filter, scope, asker, cast) : null;
        if (resolved is not { } passageFilter)
        {
            return new RetrievedPassages(question, question.Text, asker, null, [], transcripts) { PeriodWithoutEvent = PeriodWithoutEvent(filter, scope, transcripts) };
        }

        // Models have seen far more simplified than traditional script; quotes are not touched.
        var words = TextFolding.Simplify(SearchText(question.Text, asker, transcripts));
        var printedWords = names.PrintedFor(words);
        var printed = PrintedWord.Join(printedWords, words);
        var encoded = await Instruments.MeasureAsync("encode", () => encoder.EncodeQuestionAsync(words, printed, cancellationToken).AsTask());
        var text = ISentenceEncoder.Whole(words, printed);
        var result = await Instruments.MeasureAsync("search", () => index.SearchAsync(new PassageQuery(encoded, text, passageFilter, WeightsFor(encoded), RankedPassages), cancellationToken).AsTask());
        return new RetrievedPassages(question, encoded.SecondIsOfPrintedWords ? words : text, asker, encoded, result.Ranked, result.Transcripts)
        {
            IsFromFallback = result.IsFromFallback,
            QuestionWords = words,
            PrintedWords = printedWords,
        };
    }

    private RankingWeights WeightsFor(EncodedText question) =>
        question.SecondIsOfPrintedWords ? _weights with { SecondMaxSim = _printedWordsWeight } : _weights;

    // The index hands out the same list until it changes; two threads that find it changed do the same work, and either result stands.
    private Cast CastOf(IReadOnlyList<Transcript> transcripts) =>
        _cast is { } cast && ReferenceEquals(cast.Transcripts, transcripts) ? cast : _cast = new Cast(transcripts);

    /// <summary>Names as users write them become names as printed; null where a name fits nothing, so that nothing can be found.</summary>
    private PassageFilter? Resolve(SearchFilter filter, EventScope scope, AskerMatch asker, Cast cast)
    {
        var speakers = filter.Speaker is null ? scope.Speakers : cast.SpeakersNamed(filter.Speaker);
        var outlets = filter.Asker is null ? asker.AskerOutlets : AskersNamed(filter.Asker, asker, cast.AskerOutlets);
        var days = filter is { From: null, To: null } ? (scope.Period?.From, scope.Period?.To) : (filter.From, filter.To);
        return (filter.Speaker is not null && speakers.Count == 0) || (filter.Asker is not null && outlets.Count == 0) || PeriodWithoutEvent(filter, scope, cast.Transcripts) is not null
            ? null
            : new PassageFilter(filter.Transcripts, days.From, days.To, speakers, outlets);
    }

    // The days that the user picked go before those in the question's words.
    private static EventPeriod? PeriodWithoutEvent(SearchFilter filter, EventScope scope, IReadOnlyList<Transcript> transcripts) =>
        filter is { From: null, To: null } && scope.Period is { } period && !transcripts.Any(transcript => period.Contains(transcript.Metadata.Date)) ? period : null;

    // Both the filter and the question must let an outlet through: what Kyodo asked is not answered by what Reuters asked.
    private IReadOnlyList<string> AskersNamed(string name, AskerMatch asker, IReadOnlyCollection<string> askerOutlets)
    {
        var named = askers.FindAskers(name, askerOutlets);
        return asker.AskerOutlets.Count == 0 ? named : [.. named.Intersect(asker.AskerOutlets, StringComparer.Ordinal)];
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
/// <param name="Asked">What the user asked, with the earlier question that it leans on.</param>
/// <param name="SearchText">What was searched for, after follow-up and asker resolution, as the first model read it: the token spans of <paramref name="Question"/> refer to it.</param>
/// <param name="Asker">What the question says about askers.</param>
/// <param name="Question">The encoded search text; null where the filter fits nothing.</param>
/// <param name="Ranked">The best passages, best first; empty where the filter lets none through.</param>
/// <param name="Transcripts">The transcripts that the passages are cut from.</param>
public sealed record RetrievedPassages(
    ResolvedQuestion Asked, string SearchText, AskerMatch Asker, EncodedText? Question, IReadOnlyList<RankedPassage> Ranked, IReadOnlyList<Transcript> Transcripts)
{
    /// <summary>See <see cref="SearchResult.IsFromFallback"/>.</summary>
    public bool IsFromFallback { get; init; }

    /// <summary>What begins <see cref="SearchText"/>: the question's own words, without what transcripts print for them.</summary>
    public string QuestionWords { get; init; } = SearchText;

    /// <summary>What transcripts print for words of the question; their spans are those of <see cref="QuestionWords"/>.</summary>
    public IReadOnlyList<PrintedWord> PrintedWords { get; init; } = [];

    /// <summary>The days that the question names in words, where no transcript is of one of them; null otherwise.</summary>
    public EventPeriod? PeriodWithoutEvent { get; init; }

    /// <summary>The transcript that <paramref name="passage"/> is cut from.</summary>
    public Transcript TranscriptOf(Passage passage) => Transcripts.First(transcript => transcript.Id == passage.TranscriptId);
}
