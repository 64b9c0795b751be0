using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>Decides where a loaded transcript's text and exact vectors come from: from memory, or from the file whenever they are needed.</summary>
/// <param name="connection">The open file.</param>
/// <param name="transaction">The state to read.</param>
/// <param name="dimensions">Numbers in a sentence vector.</param>
/// <param name="reopen">Opens the file again, for a text that is asked for later.</param>
internal sealed class TranscriptContent(SqliteConnection connection, SqliteTransaction transaction, int dimensions, Func<SqliteConnection> reopen)
{
    /// <summary>The transcript with its text and exact vectors in memory.</summary>
    public StoredTranscript Hold(StoredTranscript stored)
    {
        if (stored.Vectors is not null)
        {
            return stored;
        }

        var vectors = new float[stored.Terms.Length * 2 * dimensions];
        using var reader = new ExactVectors(connection, transaction, dimensions);
        for (var place = 0; place < stored.Terms.Length; place++)
        {
            reader.Read(SqliteSchema.PassageRow(stored.Row, place), vectors.AsSpan(place * 2 * dimensions, 2 * dimensions), PassageOf(stored, place));
        }

        return stored with { Transcript = stored.Transcript.WithText(stored.ReadText(connection, transaction)), Vectors = vectors };
    }

    /// <summary>The transcript whose text is read from the file whenever it is asked for; what was read lately is found again.</summary>
    public StoredTranscript Leave(StoredTranscript stored)
    {
        var latest = new WeakReference<string>("");
        var left = stored with { Vectors = null };
        return left with { Transcript = stored.Transcript.ReadingTextBy(() => ReadLater(left, latest)) };
    }

    private string ReadLater(StoredTranscript stored, WeakReference<string> latest)
    {
        if (latest.TryGetTarget(out var kept) && kept.Length > 0)
        {
            return kept;
        }

        using var later = reopen();
        try
        {
            using var state = later.BeginTransaction(deferred: true);
            var text = stored.IsIn(later, state) ? stored.ReadText(later, state) : throw Outdated(later);
            latest.SetTarget(text);
            return text;
        }
        catch (SqliteException exception)
        {
            throw SqliteFile.Explain(exception, later.DataSource);
        }
    }

    private static IndexUnavailableException Outdated(SqliteConnection later) =>
        new($"The index {later.DataSource} was updated while it was read. Try again.") { PublicMessage = "The index was updated while it was read. Try again." };

    private static string PassageOf(StoredTranscript stored, int place) =>
        Passages.PassageBuilder.IdOf(stored.Transcript, stored.Places[place].Turn, stored.Places[place].Paragraph);
}

/// <summary>Reads the exact sentence vectors of passages, held against their checksums.</summary>
internal sealed class ExactVectors : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly SqliteParameter _row;
    private readonly SqliteConnection _connection;
    private readonly int _bytes;

    public ExactVectors(SqliteConnection connection, SqliteTransaction transaction, int dimensions)
    {
        (_connection, _bytes) = (connection, dimensions * sizeof(float));
        _command = connection.Command("SELECT paragraph_vector, context_vector, checksum FROM passages WHERE id = $row", transaction);
        _row = _command.Parameters.Add("$row", SqliteType.Integer);
    }

    /// <summary>The paragraph's vector, then that of its context.</summary>
    /// <exception cref="IndexUnavailableException">They are missing or damaged.</exception>
    public void Read(long row, Span<float> target, string passage)
    {
        _row.Value = row;
        using var reader = _command.ExecuteReader();
        if (!reader.Read())
        {
            throw SqliteSnapshot.Damaged(_connection, $"the vectors of passage {passage} are missing");
        }

        var (paragraph, context, checksum) = (reader.Blob(0), reader.Blob(1), reader.Blob(2));
        if (paragraph.Length != _bytes || context.Length != _bytes || !StoredBlobs.Checksum(StoredBlobs.Key(row), paragraph, context).AsSpan().SequenceEqual(checksum))
        {
            throw SqliteSnapshot.Damaged(_connection, $"the vectors of passage {passage} differ from their checksum");
        }

        MemoryMarshal.Cast<byte, float>(paragraph).CopyTo(target);
        MemoryMarshal.Cast<byte, float>(context).CopyTo(target[(target.Length / 2)..]);
    }

    public void Dispose() => _command.Dispose();
}
