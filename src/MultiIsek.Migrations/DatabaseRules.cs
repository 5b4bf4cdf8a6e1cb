using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using Npgsql;

namespace MultiIsek.Migrations;

/// <summary>
/// What EF migrations cannot hold: row-level security for every city table, and triggers that refuse any change of an adopted plan version.
/// Made from the model after each migration, so that no new table is forgotten and SQLite's table rebuilds lose nothing.
/// </summary>
public static partial class DatabaseRules
{
    public static async Task ApplyAsync(IsekDbContext db, CancellationToken ct) => await ExecuteAsync(db, Statements(db), ct);

    /// <summary>The statements for this context's database.</summary>
    public static IReadOnlyList<string> Statements(IsekDbContext db) =>
        db.Database.ProviderName switch
        {
            ProviderNames.Postgres => [.. CityTables(db).SelectMany(PostgresPolicy), .. PostgresTriggers()],
            ProviderNames.SqlServer => SqlServer([.. CityTables(db)]),
            _ => [.. SqliteTriggers()],
        };

    public static IEnumerable<string> CityTables(IsekDbContext db) =>
        db.Model.GetEntityTypes().Where(e => typeof(IOwnedByTenant).IsAssignableFrom(e.ClrType)).Select(e => e.GetTableName()!).Distinct().Order(StringComparer.Ordinal);

    /// <summary>On PostgreSQL, lets the application's role read and write the tables that the owner made.</summary>
    public static async Task GrantAsync(DbContext db, string applicationConnection, CancellationToken ct)
    {
        if (db.Database.ProviderName != ProviderNames.Postgres)
        {
            return;
        }

        var role = new NpgsqlConnectionStringBuilder(applicationConnection).Username;
        if (role is null || role == new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()).Username)
        {
            return;
        }

        var name = Quote(role);
        await ExecuteAsync(
            db,
            [
                $"GRANT USAGE ON SCHEMA public TO {name}",
                $"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name}",
                $"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}",
            ],
            ct
        );
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task ExecuteAsync(DbContext db, IEnumerable<string> statements, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var transaction = await db.Database.GetDbConnection().BeginTransactionAsync(ct);
            foreach (var statement in statements)
            {
                await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
                command.Transaction = transaction;
                command.CommandText = statement;
                await command.ExecuteNonQueryAsync(ct);
            }

            await transaction.CommitAsync(ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static string[] PostgresPolicy(string table)
    {
        const string Own = "\"TenantId\" = NULLIF(current_setting('isek.tenant', true), '')::int";
        return
        [
            $"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            $"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
            $"DROP POLICY IF EXISTS own_city ON {table}",
            $"CREATE POLICY own_city ON {table} USING ({Own}) WITH CHECK ({Own})",
        ];
    }

    // Written as a script and never executed in this repository's tests: no SQL Server can run here (src/README.md).
    private static List<string> SqlServer(IReadOnlyList<string> tables)
    {
        var predicates = string.Join(
            ", ",
            tables.SelectMany(t => new[] { $"ADD FILTER PREDICATE dbo.isek_own_city(TenantId) ON dbo.{t}", $"ADD BLOCK PREDICATE dbo.isek_own_city(TenantId) ON dbo.{t}" })
        );
        List<string> statements =
        [
            "IF EXISTS (SELECT 1 FROM sys.security_policies WHERE name = 'isek_own_city_policy') DROP SECURITY POLICY dbo.isek_own_city_policy",
            "CREATE OR ALTER FUNCTION dbo.isek_own_city(@TenantId int) RETURNS TABLE WITH SCHEMABINDING AS RETURN SELECT 1 AS ok WHERE @TenantId = CAST(SESSION_CONTEXT(N'tenant') AS int)",
            $"CREATE SECURITY POLICY dbo.isek_own_city_policy {predicates} WITH (STATE = ON)",
        ];
        foreach (var (table, column, of) in Guarded)
        {
            statements.Add(
                $"CREATE OR ALTER TRIGGER dbo.{table}_frozen ON dbo.{table} AFTER INSERT, UPDATE, DELETE AS BEGIN SET NOCOUNT ON; IF EXISTS (SELECT 1 FROM (SELECT TenantId, {column} FROM inserted UNION SELECT TenantId, {column} FROM deleted) r JOIN dbo.planning_plan_versions v ON v.TenantId = r.TenantId AND v.{of} = r.{column} WHERE v.State IN ('Adopted', 'Superseded')) THROW 51000, '{FrozenMessage}', 1; END"
            );
        }

        var changed = string.Join(" OR ", Kept.Select(c => $"NOT EXISTS (SELECT i.[{c}] INTERSECT SELECT d.[{c}])"));
        statements.Add(
            $"CREATE OR ALTER TRIGGER dbo.planning_plan_versions_frozen ON dbo.planning_plan_versions AFTER UPDATE, DELETE AS BEGIN SET NOCOUNT ON; IF EXISTS (SELECT 1 FROM deleted d LEFT JOIN inserted i ON i.TenantId = d.TenantId AND i.Id = d.Id WHERE d.State IN ('Adopted', 'Superseded') AND (i.Id IS NULL OR (i.State <> d.State AND i.State <> 'Superseded') OR {changed})) THROW 51000, '{FrozenMessage}', 1; END"
        );
        return statements;
    }
}
