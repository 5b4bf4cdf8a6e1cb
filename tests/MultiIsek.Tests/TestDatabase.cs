using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using MultiIsek.Migrations;
using Npgsql;

namespace MultiIsek.Tests;

/// <summary>
/// A fresh database for one application. ISEK_TEST_DATABASE chooses the kind (Sqlite, Postgres, SqlServer; default Sqlite);
/// ISEK_TEST_POSTGRES and ISEK_TEST_SQLSERVER say where a server is on which databases and roles may be made.
/// </summary>
public abstract class TestDatabase
{
    public static readonly DatabaseProvider Provider = Enum.Parse<DatabaseProvider>(Environment.GetEnvironmentVariable("ISEK_TEST_DATABASE") ?? nameof(DatabaseProvider.Sqlite));

    /// <summary>The application's connection, in the role that owns nothing.</summary>
    public string Application { get; protected set; } = "";

    /// <summary>The connection that migrates.</summary>
    public string Owner { get; protected set; } = "";

    public static TestDatabase Chosen() =>
        Provider switch
        {
            DatabaseProvider.Sqlite => new SqliteFile(),
            DatabaseProvider.Postgres => new PostgresDatabase(Server("ISEK_TEST_POSTGRES")),
            DatabaseProvider.SqlServer => new SqlServerDatabase(Server("ISEK_TEST_SQLSERVER")),
            _ => throw new InvalidOperationException($"Unknown provider {Provider}."),
        };

    public IEnumerable<KeyValuePair<string, string>> Settings =>
        [
            new("Database:Provider", Provider.ToString()),
            new("ConnectionStrings:Catalog", Application),
            new("ConnectionStrings:Cities", Application),
            new("ConnectionStrings:CatalogOwner", Owner),
            new("ConnectionStrings:CitiesOwner", Owner),
        ];

    public abstract Task CreateAsync(string folder);

    public abstract Task DropAsync();

    private static string Server(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } server
            ? server
            : throw new InvalidOperationException($"{variable} is not set: bash tests/run starts a server of its own.");

    private sealed class SqliteFile : TestDatabase
    {
        public override Task CreateAsync(string folder)
        {
            Application = Owner = $"Data Source={Path.Combine(folder, "multiisek.db")}";
            return Task.CompletedTask;
        }

        public override Task DropAsync()
        {
            SqliteConnection.ClearAllPools();
            return Task.CompletedTask;
        }
    }

    private sealed class PostgresDatabase(string server) : TestDatabase
    {
        private readonly string _name = $"isek_test_{Guid.CreateVersion7():N}";

        public override async Task CreateAsync(string folder)
        {
            var password = Guid.NewGuid().ToString("N");
            await RunAsync($"CREATE ROLE {_name} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '{password}'");
            // Who drops the database at the end must be allowed to end this role's sessions.
            await RunAsync($"GRANT {_name} TO CURRENT_USER");
            await RunAsync($"CREATE DATABASE {_name}");
            Owner = new NpgsqlConnectionStringBuilder(server) { Database = _name, MaxPoolSize = 20 }.ConnectionString;
            Application = new NpgsqlConnectionStringBuilder(Owner) { Username = _name, Password = password }.ConnectionString;
        }

        public override async Task DropAsync()
        {
            // A session that is just beginning cannot be ended yet, and on a busy machine that takes a moment.
            for (var left = 5; ; left--)
            {
                try
                {
                    NpgsqlConnection.ClearAllPools();
                    await RunAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
                    await RunAsync($"DROP ROLE {_name}");
                    return;
                }
                catch (PostgresException) when (left > 0)
                {
                    await Task.Delay(TimeSpan.FromSeconds(1));
                }
            }
        }

        private async Task RunAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private sealed class SqlServerDatabase(string server) : TestDatabase
    {
        private readonly string _name = $"isek_test_{Guid.CreateVersion7():N}";

        public override async Task CreateAsync(string folder)
        {
            await RunAsync($"CREATE DATABASE {_name}");
            Application = Owner = new SqlConnectionStringBuilder(server) { InitialCatalog = _name }.ConnectionString;
        }

        public override async Task DropAsync()
        {
            SqlConnection.ClearAllPools();
            await RunAsync($"DROP DATABASE {_name}");
        }

        private async Task RunAsync(string sql)
        {
            await using var connection = new SqlConnection(new SqlConnectionStringBuilder(server) { InitialCatalog = "master", Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            await using var command = new SqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
