using System.Diagnostics;

namespace MultiIsek.Benchmarks.Running;

/// <summary>One run: a folder of its own under /tmp, the product as it is published, data with the five cities. All of it is gone at the end.</summary>
internal sealed class Bench(string? program) : IAsyncDisposable
{
    private const string Executable = "MultiIsek.Web";
    private readonly string _work = Directory.CreateTempSubdirectory("isek-bench-").FullName;
    private Task<string>? _program = program is null ? null : Task.FromResult(Path.Combine(Path.GetFullPath(program), Executable));
    private Task<string>? _cities;
    private Task<Postgres?>? _postgres;
    private Task<PostgresDatabase>? _postgresCities;

    public static string Root { get; } = FindRoot();

    public static string Samples => Path.Combine(Root, "tenants-sample");

    /// <summary>The product's Release publication, as a container carries it.</summary>
    public Task<string> ProgramAsync() => _program ??= PublishAsync();

    /// <summary>An empty database on a private PostgreSQL; null where none is installed.</summary>
    public async Task<PostgresDatabase?> PostgresAsync() => await (_postgres ??= Postgres.StartAsync(Folder("postgres"))) is { } server ? await server.CreateAsync() : null;

    /// <summary>A database into which the five cities were imported, with the settings that lead there; null where no PostgreSQL is installed. Their files are shared.</summary>
    public async Task<PostgresDatabase?> PostgresCitiesAsync()
    {
        if (await (_postgres ??= Postgres.StartAsync(Folder("postgres"))) is not { } server)
        {
            return null;
        }

        return await server.CreateAsync(await (_postgresCities ??= ImportAsync(server)));
    }

    /// <summary>Starts the product on one of <see cref="PostgresCitiesAsync"/>.</summary>
    public Task<Product> StartAsync(PostgresDatabase database, params string[] settings) => StartAsync(Folder("postgres-files"), [.. database.Settings, .. settings]);

    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(_work, name)).FullName;

    /// <summary>A copy of a SQLite data folder into which the five cities were imported.</summary>
    public async Task<string> CitiesAsync(string name)
    {
        var source = await (_cities ??= ImportAsync());
        var target = Folder(name);
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        return target;
    }

    /// <summary>Starts the product on a SQLite data folder.</summary>
    public async Task<Product> StartAsync(string data, params string[] settings) =>
        await Product.StartAsync(await ProgramAsync(), data, new Dictionary<string, string>(), settings);

    public static void Say(string text) => Console.Error.WriteLine($"  {text}");

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null && await _postgres is { } postgres)
        {
            await postgres.DisposeAsync();
        }

        Directory.Delete(_work, recursive: true);
    }

    private async Task<PostgresDatabase> ImportAsync(Postgres server)
    {
        var database = await server.CreateAsync();
        await using (await StartAsync(database)) { }
        // What was killed lets go a little later.
        await Task.Delay(1000);
        return database;
    }

    private async Task<string> ImportAsync()
    {
        var data = Folder("cities");
        await using (await StartAsync(data)) { }
        return data;
    }

    private async Task<string> PublishAsync()
    {
        var target = Folder("program");
        var clock = Stopwatch.StartNew();
        using var build = Process.Start(
            new ProcessStartInfo("dotnet", ["publish", Path.Combine(Root, "src", "MultiIsek.Web"), "-c", "Release", "-v", "q", "--nologo", "-o", target])
            {
                RedirectStandardOutput = true,
            }
        )!;
        var output = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        Say($"published in {clock.Elapsed.TotalSeconds:0} s");
        return build.ExitCode == 0 ? Path.Combine(target, Executable) : throw new InvalidOperationException(output);
    }

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "MultiIsek.sln")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("This program runs from its repository.");
    }
}
