using System.Globalization;
using AnswerBot.Ingestion;

namespace AnswerBot.Host.Commands;

/// <summary>The files that could not be read, one a row: file, line, problem, what to do. Rows are never wrapped, so that they can be searched and cut.</summary>
internal static class ProblemTable
{
    private static readonly string[] Head = ["file", "line", "problem", "what to do"];

    public static void Write(TextWriter output, IReadOnlyList<SourceProblem> problems)
    {
        if (problems.Count == 0)
        {
            return;
        }

        output.WriteLine($"Not taken in ({problems.Count}):");
        var rows = problems.Select(problem => new[] { problem.Path, problem.Line?.ToString(CultureInfo.InvariantCulture) ?? "-", problem.Problem, problem.Remedy }).Prepend(Head).ToList();
        var widths = Enumerable.Range(0, Head.Length).Select(column => rows.Max(row => row[column].Length)).ToList();
        foreach (var row in rows)
        {
            output.WriteLine($"  {string.Join("  ", row.Select((cell, column) => column == Head.Length - 1 ? cell : cell.PadRight(widths[column])))}".TrimEnd());
        }
    }
}
