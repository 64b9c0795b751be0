using AnswerBot.Benchmarks;
using AnswerBot.Benchmarks.Scale;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

if (args is ["scale", ..] or ["measure", ..] or ["picture", ..])
{
    return await ScaleCommand.RunAsync(args);
}

// In this process: the model is loaded once, and the folders of the checkout stay findable.
var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithIterationCount(15).WithWarmupCount(3));
BenchmarkSwitcher.FromAssembly(typeof(AnswerBenchmarks).Assembly).Run(args, config);
return 0;
