namespace AnswerBot.Benchmarks.Scale;

/// <summary>One measured size.</summary>
/// <param name="Passages">Passages in the index.</param>
/// <param name="TokenVectors">Whether token vectors were stored and ranked with.</param>
/// <param name="IngestSeconds">To write everything, without encoding and without making it up.</param>
/// <param name="FileMegabytes">Of the index file.</param>
/// <param name="Measured">What a fresh process measured.</param>
internal sealed record ScaleResult(int Passages, bool TokenVectors, double IngestSeconds, double FileMegabytes, ScaleMeasurement Measured);

/// <summary>What a fresh process, with the shipped models loaded, measured over one index.</summary>
/// <param name="LoadSeconds">To open the index and answer one search.</param>
/// <param name="StartSeconds">From the start of the process until the first whole answer: runtime, models and index.</param>
/// <param name="ResidentMegabytes">Of the whole process after the questions, models included.</param>
/// <param name="Questions">How many were asked.</param>
/// <param name="SearchP50">Milliseconds in the index.</param>
/// <param name="SearchP95">Milliseconds in the index.</param>
/// <param name="SearchProcessorP95">Milliseconds of processor time in the index, all cores together; what other programs do hardly moves it.</param>
/// <param name="AnswerP50">Milliseconds for the whole answer less encoding.</param>
/// <param name="AnswerP95">Milliseconds for the whole answer less encoding.</param>
/// <param name="FilteredP95">Milliseconds in the index for the same questions about one year.</param>
/// <param name="Recall">Share of the ten best by an exact scan that the shipped search has among its ten best.</param>
internal sealed record ScaleMeasurement(
    double LoadSeconds,
    double StartSeconds,
    double ResidentMegabytes,
    int Questions,
    double SearchP50,
    double SearchP95,
    double SearchProcessorP95,
    double AnswerP50,
    double AnswerP95,
    double FilteredP95,
    double Recall);
