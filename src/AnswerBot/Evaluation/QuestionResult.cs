using AnswerBot.Answers;

namespace AnswerBot.Evaluation;

/// <summary>What the bot made of one question.</summary>
/// <param name="Question">The question with its gold.</param>
/// <param name="Answer">The answer as served.</param>
/// <param name="GoldRank">Place of the gold passage among the ranked, from 1 (of all of them, where all are needed: the last one's); null where it is not among them.</param>
/// <param name="ServedHit">The gold is among the excerpts shown.</param>
/// <param name="SentenceHit">A highlight overlaps the answering sentence; null where none is given or the passage is not shown.</param>
/// <param name="AttributionHit">An excerpt names the outlet wanted; null where none is given or nothing is shown.</param>
/// <param name="QuoteProblems">What <see cref="QuoteVerifier"/> and the source text object to; empty for a faithful answer.</param>
/// <param name="Elapsed">Time for the answer, without that for its summary.</param>
public sealed record QuestionResult(
    EvaluationQuestion Question,
    Answer Answer,
    int? GoldRank,
    bool ServedHit,
    bool? SentenceHit,
    bool? AttributionHit,
    IReadOnlyList<string> QuoteProblems,
    TimeSpan Elapsed)
{
    /// <summary>A gold passage is ranked first, even where others are needed too.</summary>
    public bool FirstIsGold { get; init; }

    /// <summary>The first-ranked passage answers: what the confidence estimates.</summary>
    public bool IsRight => Question.Answerable && FirstIsGold;

    /// <summary>The first-ranked passage; null where nothing was ranked.</summary>
    public PassageLink? Got { get; init; }

    /// <summary>The passages wanted; empty where no answer was.</summary>
    public IReadOnlyList<PassageLink> Wanted { get; init; } = [];
}
