using System.Security.Cryptography;
using System.Text.Json;
using AnswerBot.Excerpts;
using AnswerBot.Indexes;
using AnswerBot.Outcomes;
using AnswerBot.Retrieval;
using AnswerBot.Transcripts;

namespace AnswerBot.Answers;

/// <summary>
/// The main path, and the only coordinator: question in, verified answer out. The API, the command line, the bot and the evaluation all call it,
/// so what is evaluated is what is served.
/// </summary>
public sealed class Answerer(Retriever retriever, OutcomeClassifier outcomes, ExcerptSelector selector, CitationBuilder citations, AnswerSummaries summaries, IPassageIndex index)
{
    /// <summary>Answers one question.</summary>
    /// <exception cref="IndexUnavailableException">The index cannot answer; never reported as nothing found.</exception>
    /// <exception cref="QuoteMismatchException">A quotation does not match the stored text; the answer was held back.</exception>
    public async Task<Answer> AnswerAsync(AnswerRequest request, CancellationToken cancellationToken) =>
        await SummarizeAsync(await QuoteAsync(request, cancellationToken), request, cancellationToken);

    /// <summary>The answer without its summary: all that keeps a core busy.</summary>
    /// <exception cref="IndexUnavailableException">The index cannot answer; never reported as nothing found.</exception>
    /// <exception cref="QuoteMismatchException">A quotation does not match the stored text; the answer was held back.</exception>
    public async Task<Answer> QuoteAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var whole = Instruments.StartStep("answer");
        if ((SmallTalk.Reply(request.Question) ?? (request.History.Count == 0 ? SmallTalk.AskForSubject(request.Question) : null)) is { } reply)
        {
            Instruments.CountAnswer("smallTalk");
            return Chat(request, reply, await index.GetTranscriptsAsync(cancellationToken));
        }

        if (await EventReplyAsync(request, cancellationToken) is { } told)
        {
            return told;
        }

        var question = Instruments.Measure("resolve", () => FollowUpResolver.Resolve(request.Question, request.History));
        var found = await Instruments.MeasureAsync("retrieve", () => retriever.FindAsync(question, request.Filter, cancellationToken));
        var verdict = await Instruments.MeasureAsync("classify", () => outcomes.ClassifyAsync(found, cancellationToken).AsTask());
        var excerpts = verdict.Outcome == AnswerOutcome.Answered ? Instruments.Measure("select", () => selector.Select(found, request.Limit)) : [];
        var answer = Instruments.Measure("compose", () => Compose(request, found, verdict, excerpts));
        QuoteVerifier.Require(answer, found.Transcripts);
        Instruments.CountAnswer(JsonNamingPolicy.CamelCase.ConvertName(verdict.Outcome.ToString()));
        return answer with { SummarySources = summaries.SourcesOf(answer, found.Transcripts) };
    }

    /// <summary>The same answer with a summary, where one is wanted: it takes time, and no core.</summary>
    public async Task<Answer> SummarizeAsync(Answer answer, AnswerRequest request, CancellationToken cancellationToken) =>
        answer with { Summary = await summaries.ForAsync(answer, request, cancellationToken) };

    private async Task<Answer?> EventReplyAsync(AnswerRequest request, CancellationToken cancellationToken)
    {
        var transcripts = await index.GetTranscriptsAsync(cancellationToken);
        var named = request.Filter.Transcripts.Count == 0 ? transcripts : [.. transcripts.Where(transcript => request.Filter.Transcripts.Contains(transcript.Id))];
        return EventQuestions.Reply(request.Question, named) is { } reply ? Chat(request, reply, transcripts) : null;
    }

    private static Answer Chat(AnswerRequest request, string reply, IReadOnlyList<Transcript> transcripts) =>
        new(IdOf(request, transcripts), request.Question, AnswerOutcome.NotFound, 0, reply, [], SuggestedQuestions.Starters(transcripts), [], AnswerSummary.Off, []);

    private Answer Compose(AnswerRequest request, RetrievedPassages found, OutcomeVerdict verdict, IReadOnlyList<Excerpt> excerpts)
    {
        var language = QuestionLanguages.Detect(request.Question);
        var shown = excerpts.Select(excerpt => (excerpt.Passage.TranscriptId, excerpt.Passage.Turn)).ToHashSet();
        return new Answer(
            IdOf(request, found.Transcripts),
            request.Question,
            verdict.Outcome,
            Math.Round(verdict.Confidence, 3),
            Message(found, verdict, language) + (found.IsFromFallback ? AnswerMessages.FromFallback(language) : ""),
            [.. excerpts.Select((excerpt, place) => citations.Build(place + 1, excerpt, found.TranscriptOf(excerpt.Passage), language))],
            verdict.Outcome == AnswerOutcome.Answered ? SuggestedQuestions.FollowUps(found, shown) : SuggestedQuestions.Starters(found.Transcripts),
            verdict.Outcome == AnswerOutcome.Answered ? [] : SuggestedQuestions.Nearest(found),
            AnswerSummary.Off,
            [.. found.Ranked.Select(Refer)])
        {
            Features = verdict.Features?.Values,
            IsSettledByStructure = found.Asker.IsSettled,
        };
    }

    private static string Message(RetrievedPassages found, OutcomeVerdict verdict, QuestionLanguage language)
    {
        if (found.Ranked.Count == 0)
        {
            return found.Asker.SilentOutlet is { } outlet ? AnswerMessages.DidNotAsk(outlet, language)
                : found.PeriodWithoutEvent is { } period ? AnswerMessages.NoEventIn(period, found.Transcripts, language)
                : AnswerMessages.NothingFits(language);
        }

        var quotesAreForeign = QuestionLanguages.Detect(found.Ranked[0].Passage.Text) != language;
        return found.Asker.IsSettled && verdict.Outcome == AnswerOutcome.Answered
            ? AnswerMessages.ForAsker(language, quotesAreForeign)
            : AnswerMessages.For(verdict.Outcome, language, quotesAreForeign);
    }

    private static RankedReference Refer(RankedPassage ranked)
    {
        var signals = new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            ["paragraph"] = Round(ranked.Signals.Paragraph),
            ["context"] = Round(ranked.Signals.Context),
            ["maxSim"] = Round(ranked.Signals.MaxSim),
            ["secondMaxSim"] = Round(ranked.Signals.SecondMaxSim),
            ["lexical"] = Round(ranked.Signals.Lexical),
        };
        return new RankedReference(ranked.Passage.TranscriptId, ranked.Passage.Turn, ranked.Passage.Paragraph, Round(ranked.Score), signals);
    }

    private static double Round(double value) => Math.Round(value, 4);

    // The same question on the same sources has the same id, on every machine, so that feedback on it adds up and two runs can be compared.
    private static string IdOf(AnswerRequest request, IReadOnlyList<Transcript> transcripts)
    {
        var sources = transcripts.Select(transcript => transcript.SourceSha256);
        var asked = JsonSerializer.SerializeToUtf8Bytes(new { request, sources });
        return Convert.ToHexStringLower(SHA256.HashData(asked))[..16];
    }
}
