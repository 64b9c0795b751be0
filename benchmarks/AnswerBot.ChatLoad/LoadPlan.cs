using System.Globalization;

namespace AnswerBot.ChatLoad;

/// <summary>What is to be done.</summary>
/// <param name="Address">Where the server listens.</param>
/// <param name="Chats">How many chats are open at once.</param>
/// <param name="Every">How often each asks.</param>
/// <param name="Duration">For how long.</param>
/// <param name="ProcessId">The server's process on this machine, whose memory is read; null where it is not known.</param>
internal sealed record LoadPlan(Uri Address, int Chats, TimeSpan Every, TimeSpan Duration, int? ProcessId)
{
    private const string Usage = "Usage: [--address http://localhost:3978] [--chats 200] [--every SECONDS] [--seconds 600] [--pid SERVER]";

    /// <exception cref="ArgumentException">An option is unknown or has no value.</exception>
    public static LoadPlan Parse(string[] arguments)
    {
        var options = new Dictionary<string, string> { ["--address"] = "http://localhost:3978", ["--chats"] = "200", ["--every"] = "5", ["--seconds"] = "600" };
        for (var place = 0; place < arguments.Length; place += 2)
        {
            if (place + 1 == arguments.Length || (!options.ContainsKey(arguments[place]) && arguments[place] != "--pid"))
            {
                throw new ArgumentException($"'{arguments[place]}' is not an option with a value. {Usage}");
            }

            options[arguments[place]] = arguments[place + 1];
        }

        int Number(string name) => int.Parse(options[name], CultureInfo.InvariantCulture);
        return new LoadPlan(new Uri(options["--address"]), Number("--chats"), TimeSpan.FromSeconds(Number("--every")), TimeSpan.FromSeconds(Number("--seconds")), options.ContainsKey("--pid") ? Number("--pid") : null);
    }
}
