using System.Text;
using System.Text.Json;
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
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path))
        {
            throw new EvaluationSetException($"There is no file of pairs {path}. Name one with --pairs.");
        }

        var pairs = File.ReadLines(path, Encoding.UTF8)
            .Select((line, place) => (line, Number: place + 1))
            .Where(one => !string.IsNullOrWhiteSpace(one.line))
            .Select(one => Parse(one.line, path, one.Number))
            .ToList();
        return pairs.Count > 1 ? pairs : throw new EvaluationSetException($"{path} has fewer than two pairs; each is asked where another one's answer stands.");
    }

    private static QuestionPair Parse(string line, string path, int number)
    {
        try
        {
            var pair = JsonSerializer.Deserialize<QuestionPair>(line, EvaluationSet.JsonOptions)!;
            AnswerRequest.Create(pair.Question);
            return pair.Answer.Count > 0 && !pair.Answer.Any(string.IsNullOrWhiteSpace)
                ? pair
                : throw new EvaluationSetException($"{path}, line {number}: the answer needs at least one paragraph, and none that is empty.");
        }
        catch (InvalidQuestionException exception)
        {
            throw new EvaluationSetException($"{path}, line {number}: {exception.Message}", exception);
        }
        catch (JsonException exception)
        {
            throw new EvaluationSetException($"{path}, line {number}: {exception.Message} Each line is an object with question and answer, a list of paragraphs.", exception);
        }
    }
}
