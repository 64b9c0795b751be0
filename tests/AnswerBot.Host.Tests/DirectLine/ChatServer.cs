using AnswerBot.Host.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;

namespace AnswerBot.Host.Tests.DirectLine;

/// <summary>A server of its own for a test of the chat, with the shipped transcript and a clock that the test may turn.</summary>
internal static class ChatServer
{
    public static async Task<RunningServer> StartAsync(Seed seed, TimeProvider clock, params (string Key, string? Value)[] settings)
    {
        var server = await RunningServer.StartAsync(seed.DataPath, services => services.AddSingleton(clock), settings);
        await server.PrepareAsync();
        return server;
    }
}
