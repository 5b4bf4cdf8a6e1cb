using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using Npgsql;

namespace MultiIsek.Migrations;

/// <summary>Where catalog and cities are kept, from the configuration (Database:Provider, Data:Directory, ConnectionStrings:…).</summary>
public sealed class Databases : IPlacements
{
    public const string DefaultPlacement = "Cities";
    private readonly IConfiguration _configuration;
    private readonly ConcurrentDictionary<string, string> _cities = new();

    public Databases(IConfiguration configuration)
    {
        _configuration = configuration;
        Provider = Enum.TryParse<DatabaseProvider>(configuration["Database:Provider"] ?? nameof(DatabaseProvider.Sqlite), ignoreCase: true, out var provider)
            ? provider
            : throw new SettingException($"Database:Provider kennt nur {string.Join(", ", Enum.GetNames<DatabaseProvider>())}, nicht „{configuration["Database:Provider"]}“.");
        DataDirectory = Path.GetFullPath(configuration["Data:Directory"] ?? "data");
        Catalog = Checked(configuration.GetConnectionString("Catalog") ?? Embedded());
    }

    public DatabaseProvider Provider { get; }

    /// <summary>Folder of SQLite files and of the file store.</summary>
    public string DataDirectory { get; }

    public string Catalog { get; }

    /// <summary>The owner's connection: migrations and rules; the application itself signs in as a role that owns nothing.</summary>
    public string CatalogOwner => _configuration.GetConnectionString("CatalogOwner") ?? Catalog;

    /// <summary>All placements that the configuration knows: "Cities" and those named "Cities:…".</summary>
    public IEnumerable<string> Placements =>
        _configuration
            .GetSection("ConnectionStrings")
            .GetChildren()
            .Select(c => c.Key)
            .Where(k => k.StartsWith(DefaultPlacement, StringComparison.Ordinal) && !k.EndsWith("Owner", StringComparison.Ordinal))
            .Prepend(DefaultPlacement)
            .Distinct();

    public bool Contains(string name) => Placements.Contains(name, StringComparer.Ordinal);

    // Read and checked once: each request asks.
    public string Cities(string placement) =>
        _cities.GetOrAdd(
            placement,
            p =>
                Checked(
                    _configuration.GetConnectionString(p) ?? (p == DefaultPlacement ? Catalog : throw new SettingException($"In der Konfiguration fehlt ConnectionStrings:{p}."))
                )
        );

    public string CitiesOwner(string placement) =>
        _configuration.GetConnectionString($"{placement}Owner")
        ?? (
            _configuration.GetConnectionString(placement) is { } own ? own
            : placement == DefaultPlacement ? CatalogOwner
            : Cities(placement)
        );

    /// <summary>Brings every database to this version's schema and sets its rules. Safe to repeat.</summary>
    public async Task MigrateAsync(CancellationToken ct)
    {
        if (Provider == DatabaseProvider.Sqlite)
        {
            Directory.CreateDirectory(DataDirectory);
        }

        if (!await AppliedMigrations.AreCompleteAsync(Provider, CatalogOwner, isCatalog: true, ct))
        {
            await using var catalog = Providers.Catalog(Provider, CatalogOwner);
            await catalog.Database.MigrateAsync(ct);
            await DatabaseRules.GrantAsync(catalog, Catalog, ct);
        }

        foreach (var placement in Placements)
        {
            if (!await AppliedMigrations.AreCompleteAsync(Provider, CitiesOwner(placement), isCatalog: false, ct))
            {
                await using var cities = Providers.Cities(Provider, CitiesOwner(placement), new CurrentTenant());
                await cities.Database.MigrateAsync(ct);
                await DatabaseRules.ApplyAsync(cities, ct);
                await DatabaseRules.GrantAsync(cities, Cities(placement), ct);
            }
        }
    }

    private string Embedded() =>
        Provider == DatabaseProvider.Sqlite
            ? $"Data Source={Path.Combine(DataDirectory, "multiisek.db")}"
            : throw new SettingException($"Database:Provider={Provider} braucht ConnectionStrings:Catalog.");

    private string Checked(string connection)
    {
        if (Provider == DatabaseProvider.Postgres && new NpgsqlConnectionStringBuilder(connection).NoResetOnClose)
        {
            throw new SettingException("„No Reset On Close“ geht nicht: Ob eine Verbindung aus dem Vorrat ihre Sitzung behält, entscheidet das Programm selbst.");
        }

        return connection;
    }
}
