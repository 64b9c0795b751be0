using System.Text;
using System.Text.Json;
using AnswerBot.Answers;

namespace AnswerBot.Evaluation;

/// <summary>Files that people write for the evaluation: JSON Lines, one object a line; empty lines are passed over.</summary>
internal static class JsonLines
{
    // A member that is left out, or null where there must be something, is a mistake.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads a file to its end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="missing">What to say where there is none.</param>
    /// <param name="shape">What each line must be, for the message when one is not.</param>
    /// <param name="check">Takes an object and the number of its line, from 1, and returns what to keep of it.</param>
    /// <exception cref="EvaluationSetException">The file is missing or a line is wrong; the message names file, line and remedy.</exception>
    public static List<T> Read<T>(string path, string missing, string shape, Func<T, int, T> check)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return File.Exists(path)
            ? [.. File.ReadLines(path, Encoding.UTF8).Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)).Select(line => Parse(line.Item, path, line.Index + 1, shape, check))]
            : throw new EvaluationSetException(missing);
    }

    /// <summary>Demands something of a line.</summary>
    /// <exception cref="EvaluationSetException">It is not so; the message names file and line.</exception>
    public static void Require(bool condition, string path, int number, string problem)
    {
        if (!condition)
        {
            throw new EvaluationSetException($"{path}, line {number}: {problem}.");
        }
    }

    private static T Parse<T>(string line, string path, int number, string shape, Func<T, int, T> check)
    {
        try
        {
            var value = JsonSerializer.Deserialize<T>(line, Options);
            Require(value is not null, path, number, "there is no object");
            return check(value!, number);
        }
        catch (InvalidQuestionException exception)
        {
            throw new EvaluationSetException($"{path}, line {number}: {exception.Message}", exception);
        }
        catch (JsonException exception)
        {
            throw new EvaluationSetException($"{path}, line {number}: {exception.Message} Each line is {shape}.", exception);
        }
    }
}
