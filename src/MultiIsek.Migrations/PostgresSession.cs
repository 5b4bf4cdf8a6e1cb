using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Transactions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using MultiIsek.Kernel.Data;
using Npgsql;

namespace MultiIsek.Migrations;

/// <summary>
/// Tells PostgreSQL which city a connection works for: row-level security reads it (the fourth wall). It remembers what a physical connection was
/// told last, so that the same city again costs no round trip; what it is not sure of, it says again.
/// </summary>
internal sealed class PostgresSession : DbConnectionInterceptor
{
    // By the driver's own dictionary of one physical connection: a new connection has a new one and so is never known, whatever its process id.
    // Should a driver hand out another one each time, nothing is ever known, and every opening says its city again.
    private readonly ConditionalWeakTable<object, Told> _told = [];

    /// <summary>The connection string with what makes repeated statements cheap, where the operator's own does not say otherwise.</summary>
    public static string Pooled(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        // DISCARD ALL between two uses would take the prepared statements and the city with it. The city of the last use is no danger:
        // every opening by a context comes through here, and an open transaction is rolled back by the driver itself.
        SetDefault("No Reset On Close", true);
        SetDefault("Max Auto Prepare", 100);
        SetDefault("Auto Prepare Min Usages", 2);
        return settings.ConnectionString;

        void SetDefault(string keyword, object value)
        {
            if (!settings.ShouldSerialize(keyword))
            {
                settings[keyword] = value;
            }
        }
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        var (told, tenant) = (Ask(connection), TenantOf(eventData));
        if (told.Tenant == tenant)
        {
            return;
        }

        told.Tenant = null;
        try
        {
            using var command = Command(connection, tenant);
            command.ExecuteNonQuery();
        }
        catch
        {
            connection.Close();
            throw;
        }

        told.Tenant = Lasts ? tenant : null;
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
        TellAsync((NpgsqlConnection)connection, TenantOf(eventData), cancellationToken);

    /// <summary>Tells an open connection for which city it works from now on.</summary>
    public async Task TellAsync(NpgsqlConnection connection, int tenant, CancellationToken ct)
    {
        var told = Ask(connection);
        if (told.Tenant == tenant)
        {
            return;
        }

        told.Tenant = null;
        try
        {
            await using var command = Command(connection, tenant);
            await command.ExecuteNonQueryAsync(ct);
        }
        catch
        {
            // Left open, the caller would go on with it, and it still works for the city before.
            await connection.CloseAsync();
            throw;
        }

        told.Tenant = Lasts ? tenant : null;
    }

    private static int TenantOf(ConnectionEndEventData eventData) => (eventData.Context as IsekDbContext)?.Tenant.Id ?? 0;

    // In an ambient transaction the setting would go with a rollback.
    private static bool Lasts => Transaction.Current is null;

    private Told Ask(DbConnection connection)
    {
        var physical = (NpgsqlConnection)connection;
        var told = _told.GetValue(physical.PostgresParameters, _ => new Told(physical.ProcessID));
        if (told.ProcessId != physical.ProcessID)
        {
            connection.Close();
            throw new InvalidOperationException("Two physical connections look like one: which city this one works for is not known.");
        }

        return told;
    }

    private static NpgsqlCommand Command(DbConnection connection, int tenant)
    {
        var command = (NpgsqlCommand)connection.CreateCommand();
        command.CommandText = "SELECT set_config('isek.tenant', @tenant, false)";
        command.Parameters.AddWithValue("tenant", tenant.ToString(CultureInfo.InvariantCulture));
        return command;
    }

    private sealed class Told(int processId)
    {
        public int ProcessId => processId;

        public int? Tenant { get; set; }
    }
}
