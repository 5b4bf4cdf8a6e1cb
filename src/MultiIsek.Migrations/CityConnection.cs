using System.Collections.Concurrent;
using System.Data.Common;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using Npgsql;

namespace MultiIsek.Migrations;

/// <inheritdoc/>
public sealed class CityConnection(Databases databases, CurrentTenant tenant) : ICityConnection
{
    private static readonly ConcurrentDictionary<string, string> Pooled = new();

    public string ProviderName =>
        databases.Provider switch
        {
            DatabaseProvider.Sqlite => ProviderNames.Sqlite,
            DatabaseProvider.Postgres => ProviderNames.Postgres,
            _ => ProviderNames.SqlServer,
        };

    public async Task<DbConnection> OpenAsync(CancellationToken ct)
    {
        if (databases.Provider != DatabaseProvider.Postgres)
        {
            throw new NotSupportedException("Only PostgreSQL is spoken to without a context.");
        }

        // The same string as the contexts': the same pool, the same physical connections.
        var connection = new NpgsqlConnection(Pooled.GetOrAdd(databases.Cities(tenant.Place.Database), PostgresSession.Pooled));
        try
        {
            await connection.OpenAsync(ct);
            await Providers.PostgresSession.TellAsync(connection, tenant.Place.Id, ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
