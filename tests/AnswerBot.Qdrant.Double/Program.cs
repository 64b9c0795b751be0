using AnswerBot.QdrantServer;

// dotnet run --project tests/AnswerBot.Qdrant.Double -- [URL] [API-KEY]: the double as a process of its own, until Ctrl+C.
var url = args.ElementAtOrDefault(0) ?? "http://127.0.0.1:6333";
await using var server = await QdrantDouble.StartAsync(new DoubleOptions { Url = url, ApiKey = args.ElementAtOrDefault(1) });
Console.WriteLine($"The Qdrant double listens on {server.Address}");
var stop = new TaskCompletionSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.TrySetResult();
};
using var terminated = System.Runtime.InteropServices.PosixSignalRegistration.Create(System.Runtime.InteropServices.PosixSignal.SIGTERM, _ => stop.TrySetResult());
await stop.Task;
