using System.CommandLine;
using AnswerBot.Evaluation;
using AnswerBot.Summaries;

namespace AnswerBot.Host.Commands;

/// <summary>What <c>evaluate</c> is to do about summaries: leave them alone, ask the configured model, ask it and write down its replies, or take those that were written down.</summary>
internal sealed class SummaryWishes
{
    private readonly string? _record;
    private readonly ReplyRecording? _recording;

    private SummaryWishes(bool areWanted, string? record, ReplyRecording? recording) => (AreWanted, _record, _recording) = (areWanted, record, recording);

    public bool AreWanted { get; }

    /// <summary>Gives a command the options, and a way to read them.</summary>
    public static Func<ParseResult, SummaryWishes> AddTo(Command command)
    {
        var summaries = new Option<bool>("--summaries") { Description = "Also have every answer summed up, and measure the summaries." };
        var record = new Option<string?>("--record") { Description = "With --summaries: write the model's replies to this new file." };
        var replay = new Option<string?>("--replay") { Description = "With --summaries: take the replies of this file instead of asking a model." };
        command.Add(summaries);
        command.Add(record);
        command.Add(replay);
        return parsed => Of(parsed.GetValue(summaries), parsed.GetValue(record), parsed.GetValue(replay));
    }

    /// <summary>Has the replies come from where they are wanted from.</summary>
    public void Change(HostApplicationBuilder builder)
    {
        if (_record is not null)
        {
            builder.Services.RecordSummaries(_record);
        }

        if (_recording is not null)
        {
            builder.Services.ReplaySummaries(_recording);
            // Whatever model is configured is not asked, and costs nothing.
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["AnswerBot:Summaries:Provider"] = nameof(SummaryProvider.OpenAI),
                ["AnswerBot:Summaries:Model"] = _recording.Model,
                ["AnswerBot:Summaries:TokensPerHour"] = "0",
                ["AnswerBot:Summaries:CostPerHour"] = "0",
            });
        }
    }

    /// <exception cref="CommandException">There is nobody to write summaries.</exception>
    public void RequireModel(SummaryOptions options)
    {
        if (AreWanted && options.Provider == SummaryProvider.None)
        {
            throw new CommandException("No model is configured to write summaries. Set AnswerBot:Summaries:Provider and Model, or name recorded replies with --replay FILE.");
        }
    }

    public SummaryReport? ReportOver(IReadOnlyList<QuestionResult> results, SummaryOptions options) =>
        AreWanted ? SummaryReport.Over(results, options, _recording) : null;

    /// <summary>The times; of recorded replies none, since they tell nothing of the model.</summary>
    public Latency TimesOf(IReadOnlyList<QuestionResult> results) => _recording is null ? Latency.Over(results) : Latency.Over(results) with { Summaries = null };

    private static SummaryWishes Of(bool areWanted, string? record, string? replay)
    {
        if (!areWanted && (record ?? replay) is not null)
        {
            throw new CommandException("--record and --replay are about summaries; add --summaries.");
        }

        return record is null || replay is null
            ? new SummaryWishes(areWanted, record, replay is null ? null : ReplyRecording.Read(replay))
            : throw new CommandException("--record asks the model and --replay does not; leave one of them out.");
    }
}
