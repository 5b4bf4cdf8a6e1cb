using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace MultiIsek.Benchmarks.Running;

/// <summary>A private PostgreSQL server with its own settings (durable writes), on a free port, as the product meets it: the application's role owns nothing.</summary>
internal sealed class Postgres : IAsyncDisposable
{
    private readonly string _bin;
    private readonly string _data;

    private readonly int _port;
    private int _databases;

    private Postgres(string bin, string data, int port) => (_bin, _data, _port) = (bin, data, port);

    public static async Task<Postgres?> StartAsync(string folder)
    {
        const string Installed = "/usr/lib/postgresql";
        var bin = Directory.Exists(Installed)
            ? Directory.GetDirectories(Installed).Select(d => Path.Combine(d, "bin")).LastOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            : null;
        if (bin is null)
        {
            return null;
        }

        if (Environment.UserName == "root")
        {
            // The server refuses root.
            await RunAsync("chown", "postgres", folder);
            await RunAsync("chmod", "711", Path.GetDirectoryName(folder)!);
        }

        var server = new Postgres(bin, Path.Combine(folder, "data"), Product.FreePort());
        await AsServerAsync(Path.Combine(bin, "initdb"), "-D", server._data, "-U", "isek", "-A", "trust", "--locale=C.UTF-8", "-E", "UTF8", "--no-sync");
        var options = $"-p {server._port.ToString(CultureInfo.InvariantCulture)} -k {folder} -c listen_addresses=127.0.0.1";
        await AsServerAsync(Path.Combine(bin, "pg_ctl"), "-D", server._data, "-l", Path.Combine(folder, "log"), "-w", "-o", options, "start");
        await server.Database("isek", "postgres").ExecuteAsync("CREATE ROLE isek_app LOGIN NOSUPERUSER NOBYPASSRLS");
        return server;
    }

    /// <summary>A database of its own for one figure.</summary>
    /// <param name="source">What it is a copy of; nobody may be connected to that.</param>
    public async Task<PostgresDatabase> CreateAsync(PostgresDatabase? source = null)
    {
        var name = $"isek_{(++_databases).ToString(CultureInfo.InvariantCulture)}";
        var template = source is null ? "" : $" TEMPLATE {new NpgsqlConnectionStringBuilder(source.Owner).Database}";
        await Database("isek", "postgres").ExecuteAsync($"CREATE DATABASE {name}{template}");
        return Database("isek", name);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await AsServerAsync(Path.Combine(_bin, "pg_ctl"), "-D", _data, "-m", "immediate", "-w", "stop");
    }

    private PostgresDatabase Database(string user, string name) => new($"Host=127.0.0.1;Port={_port.ToString(CultureInfo.InvariantCulture)};Username={user};Database={name}");

    private static Task AsServerAsync(params string[] command) =>
        Environment.UserName == "root" ? RunAsync(["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. command]) : RunAsync(command);

    private static async Task RunAsync(params string[] command)
    {
        // The server inherits what it is given: its output must not keep a pipe of ours open.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", .. command]) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}.");
        }
    }
}

/// <param name="Owner">Connection string of the cluster's superuser.</param>
internal sealed record PostgresDatabase(string Owner)
{
    /// <summary>What the product is started with: it signs in as a role that owns nothing.</summary>
    public string[] Settings
    {
        get
        {
            var own = Owner.Replace("Username=isek;", "Username=isek_app;", StringComparison.Ordinal);
            return
            [
                "--Database:Provider=Postgres",
                $"--ConnectionStrings:Catalog={own}",
                $"--ConnectionStrings:Cities={own}",
                $"--ConnectionStrings:CatalogOwner={Owner}",
                $"--ConnectionStrings:CitiesOwner={Owner}",
            ];
        }
    }

    /// <summary>The rows of a query, their columns as text.</summary>
    public async Task<IReadOnlyList<string[]>> ReadAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Owner) { Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand(sql);
        return await Rows.ReadAsync(command);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Owner) { Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
