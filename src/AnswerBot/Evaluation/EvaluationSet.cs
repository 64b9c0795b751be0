using System.Security.Cryptography;
using System.Text;
using AnswerBot.Answers;
using AnswerBot.Transcripts;

namespace AnswerBot.Evaluation;

/// <summary>The questions of a file: JSON Lines, one object a line.</summary>
public static class EvaluationSet
{
    /// <summary>Reads a question file; each question has its split afterwards.</summary>
    /// <exception cref="EvaluationSetException">The file is missing or a line is wrong; the message names file, line and remedy.</exception>
    public static IReadOnlyList<EvaluationQuestion> Read(string path)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var questions = JsonLines.Read<EvaluationQuestion>(
            path, $"There is no question file {path}. Name one with --questions.", "an object with id, category, question, answerable and gold", (question, number) => Check(question, path, number, ids));
        return questions.Count > 0 ? questions : throw new EvaluationSetException($"{path} has no question.");
    }

    /// <summary>
    /// Gold that no transcript holds, in words that name file and line: such a question can only miss. Mostly a typing error, or the transcript is not in the index.
    /// </summary>
    public static IReadOnlyList<string> Unfounded(string path, IReadOnlyList<EvaluationQuestion> questions, IReadOnlyList<Transcript> transcripts)
    {
        ArgumentNullException.ThrowIfNull(questions);
        var paragraphs = transcripts.SelectMany(transcript => transcript.Turns.SelectMany(turn => turn.Paragraphs).Select(paragraph => paragraph.Span.In(transcript.Text))).ToList();
        return [.. from question in questions
                   where question.Answerable
                   from wanted in question.Gold!.Append(question.AnswerSentence).OfType<string>()
                   where !paragraphs.Exists(paragraph => paragraph.Contains(wanted, StringComparison.Ordinal))
                   select $"{path}, line {question.Line}: no paragraph of an answer holds \"{wanted}\" word for word; it counts as a miss. Copy it from the transcript, and ingest the transcript."];
    }

    private static EvaluationQuestion Check(EvaluationQuestion question, string path, int number, HashSet<string> ids)
    {
        JsonLines.Require(!string.IsNullOrWhiteSpace(question.Id) && !string.IsNullOrWhiteSpace(question.Question), path, number, "id and question must not be empty");
        JsonLines.Require(!question.Answerable || question.Gold is { Count: > 0 }, path, number, "an answerable question needs at least one gold string");
        JsonLines.Require(question.Gold?.Any(string.IsNullOrWhiteSpace) != true, path, number, "a gold string is empty: every passage holds it");
        AnswerRequest.Create(question.Question, question.History);
        JsonLines.Require(ids.Add(question.Id), path, number, $"the id '{question.Id}' stands twice; give each question its own");
        return Complete(question) with { Line = number };
    }

    // What is left empty counts as left out: an empty sentence would stand in every passage, an empty outlet in every label.
    private static EvaluationQuestion Complete(EvaluationQuestion question) => question with
    {
        Gold = question.Gold ?? [],
        History = question.History ?? [],
        Asker = NotBlank(question.Asker),
        AnswerSentence = NotBlank(question.AnswerSentence),
        Slot = NotBlank(question.Slot),
        Split = NotBlank(question.Split) ?? SplitOf(question.Id),
    };

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string SplitOf(string id) => SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] % 2 == 0 ? "dev" : "test";
}

/// <summary>A question file cannot be used; the message names file, line and remedy.</summary>
public sealed class EvaluationSetException(string message, Exception? innerException = null) : Exception(message, innerException);
