using Microsoft.Data.Sqlite;

namespace AnswerBot.Indexes.Sqlite;

/// <summary>One-line forms of the few ways this folder talks to SQLite.</summary>
internal static class SqliteCommands
{
    public static SqliteCommand Command(
        this SqliteConnection connection, string sql, SqliteTransaction? transaction, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }

    public static void Execute(
        this SqliteConnection connection, string sql, SqliteTransaction? transaction, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.Command(sql, transaction, parameters);
        command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; the default where there is no row.</summary>
    public static T? Scalar<T>(
        this SqliteConnection connection, string sql, SqliteTransaction? transaction, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.Command(sql, transaction, parameters);
        return command.ExecuteScalar() is T value ? value : default;
    }

    /// <summary>The first column of every row, as text.</summary>
    public static IReadOnlyList<string> Column(this SqliteConnection connection, string sql, SqliteTransaction? transaction)
    {
        using var command = connection.Command(sql, transaction);
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }

    /// <summary>The bytes of a column; none where it holds something else, which no checksum fits.</summary>
    public static byte[] Blob(this SqliteDataReader reader, int column) => reader.GetValue(column) as byte[] ?? [];
}
