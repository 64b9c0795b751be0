/// <summary>
/// Started inside the program by the runtime (<c>DOTNET_STARTUP_HOOKS</c>): at the end it writes down which assemblies were loaded. The runtime wants
/// this name, outside any namespace.
/// </summary>
internal static class StartupHook
{
    public const string Variable = "ANSWERBOT_TEST_LOADED";

    public static void Initialize() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } path)
        {
            File.WriteAllLines(path, AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name ?? ""));
        }
    };
}
