using AnswerBot.Answers;

namespace AnswerBot.Evaluation;

/// <summary>A question that was asked at some press conference, with the answer it got.</summary>
/// <param name="Question">As printed; what users may ask too, so 1 to 1000 characters.</param>
/// <param name="Answer">The paragraphs of the answer, at least one.</param>
public sealed record QuestionPair(string Question, IReadOnlyList<string> Answer)
{
    /// <summary>Reads a file of pairs: JSON Lines, an object with <c>question</c> and <c>answer</c> a line, in the order of the events; other members are passed over.</summary>
    /// <exception cref="EvaluationSetException">The file is missing or a line is wrong; the message names file, line and remedy.</exception>
    public static IReadOnlyList<QuestionPair> ReadAll(string path)
    {
        var pairs = JsonLines.Read<QuestionPair>(
            path, $"There is no file of pairs {path}. Name one with --pairs.", "an object with question and answer, a list of paragraphs", (pair, number) => Check(pair, path, number));
        return pairs.Count > 1 ? pairs : throw new EvaluationSetException($"{path} has fewer than two pairs; each is asked where another one's answer stands.");
    }

    private static QuestionPair Check(QuestionPair pair, string path, int number)
    {
        AnswerRequest.Create(pair.Question);
        JsonLines.Require(pair.Answer.Count > 0 && !pair.Answer.Any(string.IsNullOrWhiteSpace), path, number, "the answer needs at least one paragraph, and none that is empty");
        return pair;
    }
}
