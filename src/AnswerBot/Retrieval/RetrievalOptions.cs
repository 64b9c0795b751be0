using System.ComponentModel.DataAnnotations;
using AnswerBot.Indexes;

namespace AnswerBot.Retrieval;

/// <summary>Section <c>AnswerBot:Retrieval</c>. The weights were chosen by measurement (docs/evaluation.md); change them only with a measurement.</summary>
public sealed class RetrievalOptions
{
    /// <summary>Weight of the cosine with the paragraph; 0 to 100. Default 1.</summary>
    [Range(0, 100)]
    public double ParagraphWeight { get; init; } = 1;

    /// <summary>Weight of the cosine with the paragraph behind its own question; 0 to 100. Default 1.</summary>
    [Range(0, 100)]
    public double ContextWeight { get; init; } = 1;

    /// <summary>Weight of late interaction over token vectors; 0 to 100. Default 8.</summary>
    [Range(0, 100)]
    public double MaxSimWeight { get; init; } = 8;

    /// <summary>Weight of late interaction by the second model, where one is configured; 0 to 100. Default 4.</summary>
    [Range(0, 100)]
    public double SecondMaxSimWeight { get; init; } = 4;

    /// <summary>The same where the second model does not know the question's language and reads the printed words for it alone; 0 to 100. Default 1.5.</summary>
    [Range(0, 100)]
    public double PrintedWordsWeight { get; init; } = 1.5;

    /// <summary>Weight of BM25; 0 to 100. Default 0.2: small, for names and numbers.</summary>
    [Range(0, 100)]
    public double LexicalWeight { get; init; } = 0.2;

    /// <summary>How many passages, best by the cosines, are rescored with token vectors; 1 to 1,000. Default 24.</summary>
    [Range(1, 1000)]
    public int Candidates { get; init; } = 24;

    /// <summary>How many more the words of the question may add to the candidates; 0 to 1,000. Default 8.</summary>
    [Range(0, 1000)]
    public int LexicalCandidates { get; init; } = 8;

    /// <summary>A JSON file in the form of the shipped outlet table that adds outlets or replaces them by name; default none.</summary>
    public string? OutletsPath { get; init; }

    /// <summary>A JSON file in the form of the shipped name table that adds names which transcripts print otherwise than people ask; default none.</summary>
    public string? NamesPath { get; init; }

    /// <summary>The weights as the index takes them.</summary>
    internal RankingWeights Weights => new(ParagraphWeight, ContextWeight, MaxSimWeight, LexicalWeight, Candidates, LexicalCandidates, SecondMaxSimWeight);
}
