using System.Text;
using Microsoft.Extensions.Options;

namespace AnswerBot.Host.BotFramework.Feedback;

/// <summary>
/// The feedback file: one line for each vote, appended. Several processes may use it at once; each holds a lock file while it writes. It is rewritten only to let go
/// of what is too old, too much, or taken back, beside itself and then put in place, so that a crash leaves the former one.
/// </summary>
internal sealed class FeedbackFile(ContentRoot root, IOptions<AnswerBotOptions> paths, IOptions<FeedbackOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LockRetry = TimeSpan.FromMilliseconds(20);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly FeedbackOptions _options = options.Value;

    public string Path { get; } = System.IO.Path.Combine(root.Resolve(paths.Value.DataPath), "feedback.jsonl");

    /// <summary>Appends one entry.</summary>
    public async Task AppendAsync(FeedbackEntry entry, CancellationToken cancellationToken)
    {
        var line = Utf8.GetBytes(entry.ToLine() + "\n");
        await using var exclusive = await LockAsync(cancellationToken);
        if (await IsDueForPruningAsync(line.Length, cancellationToken))
        {
            await RewriteAsync(_ => true, _options.MaxBytes * 9 / 10 - line.Length, cancellationToken);
        }

        await using var file = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var unfinished = EndsWithinLine(file);
        file.Seek(0, SeekOrigin.End);
        await file.WriteAsync(unfinished ? [(byte)'\n', .. line] : line, cancellationToken);
    }

    /// <summary>Deletes everything that <paramref name="user"/> gave.</summary>
    public async Task DeleteAsync(string user, CancellationToken cancellationToken)
    {
        if (File.Exists(Path))
        {
            await using var exclusive = await LockAsync(cancellationToken);
            await RewriteAsync(entry => entry.User != user, _options.MaxBytes, cancellationToken);
        }
    }

    /// <summary>Everything that is not too old, oldest first. Lines that cannot be read are passed over.</summary>
    public async Task<IReadOnlyList<FeedbackEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Path))
        {
            return [];
        }

        var lines = await File.ReadAllLinesAsync(Path, Utf8, cancellationToken);
        return [.. lines.Select(FeedbackEntry.Parse).OfType<FeedbackEntry>().Where(IsKept)];
    }

    private bool IsKept(FeedbackEntry entry) => entry.At > clock.GetUtcNow() - _options.Retention;

    private async Task<bool> IsDueForPruningAsync(int added, CancellationToken cancellationToken)
    {
        var file = new FileInfo(Path);
        if (!file.Exists)
        {
            return false;
        }

        using var reader = new StreamReader(Path, Utf8);
        var oldest = await reader.ReadLineAsync(cancellationToken) is { } line ? FeedbackEntry.Parse(line) : null;
        return file.Length + added > _options.MaxBytes || (oldest is not null && !IsKept(oldest));
    }

    // The newest that fit, in their order.
    private async Task RewriteAsync(Func<FeedbackEntry, bool> keep, long maxBytes, CancellationToken cancellationToken)
    {
        var kept = new List<string>();
        var size = 0L;
        foreach (var line in (await ReadAsync(cancellationToken)).Where(keep).Reverse().Select(entry => entry.ToLine()))
        {
            size += Utf8.GetByteCount(line) + 1;
            if (size > maxBytes)
            {
                break;
            }

            kept.Add(line);
        }

        var beside = Path + ".new";
        await File.WriteAllLinesAsync(beside, kept.AsEnumerable().Reverse(), Utf8, cancellationToken);
        File.Move(beside, Path, overwrite: true);
    }

    private static bool EndsWithinLine(FileStream file)
    {
        if (file.Length == 0)
        {
            return false;
        }

        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        var started = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (clock.GetElapsedTime(started) < LockTimeout)
            {
                await Task.Delay(LockRetry, CancellationToken.None);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
