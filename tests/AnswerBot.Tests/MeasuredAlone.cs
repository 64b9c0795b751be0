namespace AnswerBot.Tests;

/// <summary>Tests that measure the memory of the process: no other runs beside them.</summary>
[CollectionDefinition(nameof(MeasuredAlone), DisableParallelization = true)]
public sealed class MeasuredAlone;
