using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace AnswerBot.ChatLoad;

/// <summary>Runs all chats side by side and says what came of it.</summary>
internal static class Load
{
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(10);

    /// <returns>0 where every question was answered; 1 otherwise.</returns>
    public static async Task<int> RunAsync(LoadPlan plan)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = plan.Chats }) { BaseAddress = plan.Address };
        using var end = new CancellationTokenSource();
        var (times, errors) = (new ConcurrentQueue<TimeSpan>(), new ConcurrentQueue<string>());
        var chats = Enumerable.Range(0, plan.Chats).Select(number => ChatAsync(plan, http, number, times, errors, end.Token)).ToList();
        await WatchAsync(plan, times, errors);
        await end.CancelAsync();
        await Task.WhenAll(chats);
        Report(times, errors);
        return errors.IsEmpty && !times.IsEmpty ? 0 : 1;
    }

    private static async Task ChatAsync(LoadPlan plan, HttpClient http, int number, ConcurrentQueue<TimeSpan> times, ConcurrentQueue<string> errors, CancellationToken end)
    {
        using var chat = new LoadChat(http, number);
        try
        {
            // Spread over one interval: people do not ask in step.
            await Task.Delay(plan.Every * number / plan.Chats, end);
            await chat.BeginAsync(end);
            using var timer = new PeriodicTimer(plan.Every);
            do
            {
                times.Enqueue(await chat.AskAsync(end));
            }
            while (await timer.WaitForNextTickAsync(end));
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The time is over.
        }
        catch (Exception exception)
        {
            errors.Enqueue(exception.Message);
        }
    }

    private static async Task WatchAsync(LoadPlan plan, ConcurrentQueue<TimeSpan> times, ConcurrentQueue<string> errors)
    {
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < plan.Duration)
        {
            var left = plan.Duration - Stopwatch.GetElapsedTime(began);
            await Task.Delay(left < ReportEvery ? left : ReportEvery);
            Console.WriteLine($"{Stopwatch.GetElapsedTime(began).TotalSeconds,5:F0} s  {times.Count,6} answers  {errors.Count,3} errors{MemoryOf(plan.ProcessId)}");
        }
    }

    private static string MemoryOf(int? processId)
    {
        if (processId is null)
        {
            return "";
        }

        using var server = Process.GetProcessById(processId.Value);
        return string.Create(CultureInfo.InvariantCulture, $"  {server.WorkingSet64 / (1024 * 1024),5} MB");
    }

    private static void Report(ConcurrentQueue<TimeSpan> times, ConcurrentQueue<string> errors)
    {
        var sorted = times.Order().ToList();
        string At(double share) => sorted.Count == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{sorted[(int)((sorted.Count - 1) * share)].TotalMilliseconds:F0} ms");
        Console.WriteLine($"{sorted.Count} answers; median {At(0.5)}, 95 % within {At(0.95)}, 99 % within {At(0.99)}, longest {At(1)}; {errors.Count} errors");
        foreach (var error in errors.GroupBy(error => error).OrderByDescending(group => group.Count()).Take(5))
        {
            Console.WriteLine($"{error.Count()} times: {error.Key}");
        }
    }
}
