using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MultiIsek.Kernel.Data;

/// <summary>
/// Tells SQL Server which city a connection works for: row-level security reads it (the fourth wall; PostgreSQL has its own). On SQLite it sets what a durable write needs.
/// </summary>
public sealed class TenantSession : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection, eventData);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection, eventData);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(DbConnection connection, ConnectionEndEventData eventData)
    {
        var tenant = (eventData.Context as IsekDbContext)?.Tenant.Id ?? 0;
        var command = connection.CreateCommand();
        command.CommandText = eventData.Context?.Database.ProviderName switch
        {
            // EF looks so whether a database is there; an empty file, which a killed start leaves behind, could not take the journal mode.
            _ when connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase) => "PRAGMA busy_timeout=15000",
            ProviderNames.SqlServer => "EXEC sp_set_session_context N'tenant', @tenant",
            // Foreign keys are off unless asked for. WAL lets readers go on while one writes; FULL makes an acknowledged write survive a power cut.
            _ => "PRAGMA foreign_keys=ON; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=15000",
        };
        if (command.CommandText.Contains('@', StringComparison.Ordinal))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "tenant";
            parameter.Value = tenant.ToString(CultureInfo.InvariantCulture);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
