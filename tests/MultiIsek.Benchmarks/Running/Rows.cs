using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MultiIsek.Benchmarks.Running;

/// <summary>What really lies in a database, past the product.</summary>
internal static class Rows
{
    public static async Task<IReadOnlyList<string[]>> ReadAsync(DbCommand command)
    {
        List<string[]> rows = [];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "")]);
        }

        return rows;
    }

    /// <summary>Of the SQLite file in a data folder.</summary>
    public static async Task<IReadOnlyList<string[]>> OfFolderAsync(string data, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "multiisek.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of this program alone.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await ReadAsync(command);
    }
}
