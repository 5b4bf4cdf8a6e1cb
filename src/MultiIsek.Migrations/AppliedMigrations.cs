using System.Data.Common;
using System.Reflection;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using MultiIsek.Kernel;
using Npgsql;

namespace MultiIsek.Migrations;

/// <summary>Whether a database has all migrations, by one bare query. EF would build its models first, and each start would wait for them to learn that nothing is to do.</summary>
internal static class AppliedMigrations
{
    /// <exception cref="SettingException">The schema is newer than this program: it would write what it does not understand.</exception>
    /// <returns>False, too, where there is no table, no database or no server: EF makes the first two and says the third.</returns>
    public static async Task<bool> AreCompleteAsync(DatabaseProvider provider, string connection, bool isCatalog, CancellationToken ct)
    {
        HashSet<string> applied = [];
        try
        {
            await using var open = Connection(provider, connection);
            await open.OpenAsync(ct);
            await using var command = open.CreateCommand();
            command.CommandText = $"""SELECT "MigrationId" FROM "{Providers.History(isCatalog)}" """;
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                applied.Add(reader.GetString(0));
            }
        }
        catch (DbException)
        {
            return false;
        }

        var chain = Chain(provider, isCatalog);
        var own = typeof(Providers)
            .Assembly.GetTypes()
            .Where(t => t.GetCustomAttribute<DbContextAttribute>()?.ContextType == chain)
            .Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id)
            .OfType<string>()
            .ToList();
        // Their names begin with their time.
        if (applied.Max(StringComparer.Ordinal) is { } last && string.CompareOrdinal(last, own.Max(StringComparer.Ordinal)) > 0)
        {
            throw new SettingException(
                $"Die Datenbank ist weiter als dieses Programm: Sie hat die Migration „{last}“. Starten Sie die neuere Ausgabe, oder spielen Sie die ältere Datenbank zurück."
            );
        }

        return own.TrueForAll(applied.Contains);
    }

    private static DbConnection Connection(DatabaseProvider provider, string connection) =>
        provider switch
        {
            // Reading alone: the file comes into being with its first table, by EF.
            DatabaseProvider.Sqlite => new SqliteConnection(new SqliteConnectionStringBuilder(connection) { Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()),
            DatabaseProvider.Postgres => new NpgsqlConnection(connection),
            _ => new SqlConnection(connection),
        };

    private static Type Chain(DatabaseProvider provider, bool isCatalog) =>
        (provider, isCatalog) switch
        {
            (DatabaseProvider.Sqlite, true) => typeof(SqliteCatalogDbContext),
            (DatabaseProvider.Sqlite, false) => typeof(SqliteIsekDbContext),
            (DatabaseProvider.Postgres, true) => typeof(PostgresCatalogDbContext),
            (DatabaseProvider.Postgres, false) => typeof(PostgresIsekDbContext),
            (_, true) => typeof(SqlServerCatalogDbContext),
            (_, false) => typeof(SqlServerIsekDbContext),
        };
}
