using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Documents;
using MultiIsek.Identity;
using MultiIsek.Interop;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation;
using MultiIsek.Planning;
using MultiIsek.Site;
using MultiIsek.Tenancy;

namespace MultiIsek.Migrations;

public enum DatabaseProvider
{
    Sqlite,
    Postgres,
    SqlServer,
}

public sealed class SqliteCatalogDbContext(DbContextOptions<SqliteCatalogDbContext> options, IEnumerable<ModuleAssembly> modules) : CatalogDbContext(options, modules);

public sealed class PostgresCatalogDbContext(DbContextOptions<PostgresCatalogDbContext> options, IEnumerable<ModuleAssembly> modules) : CatalogDbContext(options, modules);

public sealed class SqlServerCatalogDbContext(DbContextOptions<SqlServerCatalogDbContext> options, IEnumerable<ModuleAssembly> modules) : CatalogDbContext(options, modules);

public sealed class SqliteIsekDbContext(DbContextOptions<SqliteIsekDbContext> options, IEnumerable<ModuleAssembly> modules, CurrentTenant tenant)
    : IsekDbContext(options, modules, tenant);

public sealed class PostgresIsekDbContext(DbContextOptions<PostgresIsekDbContext> options, IEnumerable<ModuleAssembly> modules, CurrentTenant tenant)
    : IsekDbContext(options, modules, tenant);

public sealed class SqlServerIsekDbContext(DbContextOptions<SqlServerIsekDbContext> options, IEnumerable<ModuleAssembly> modules, CurrentTenant tenant)
    : IsekDbContext(options, modules, tenant);

/// <summary>Which database a context speaks to, for all three providers alike.</summary>
public static class Providers
{
    private const string CatalogHistory = "kernel_catalog_migrations";
    private const string CityHistory = "kernel_city_migrations";

    // EF looks for its own services by a comparison of all options, in each new context: that costs more than most queries of a page. Here they are given.
    // Those of the catalog are its own: services build one model at a time, and at the start both are built at once.
    private static readonly ConcurrentDictionary<(DatabaseProvider Provider, bool IsCatalog), Lazy<IServiceProvider>> Internals = new();
    private static readonly TenantSession Session = new();
    internal static readonly PostgresSession PostgresSession = new();
    private static readonly ConcurrentDictionary<(Type Context, string Connection), DbContextOptions> Known = new();

    /// <summary>All modules, lower ones first: a mapping may refer to what stands before it.</summary>
    public static readonly ModuleAssembly[] Modules =
    [
        new(typeof(TenancyModule).Assembly),
        new(typeof(IdentityModule).Assembly),
        new(typeof(DocumentsModule).Assembly),
        new(typeof(PlanningModule).Assembly),
        new(typeof(ParticipationModule).Assembly),
        new(typeof(InteropModule).Assembly),
        new(typeof(SiteModule).Assembly),
    ];

    public static DbContextOptionsBuilder Use(this DbContextOptionsBuilder options, DatabaseProvider provider, string connection, bool isCatalog)
    {
        var history = History(isCatalog);
        _ = provider switch
        {
            DatabaseProvider.Sqlite => options.UseSqlite(connection, o => o.MigrationsAssembly(typeof(Providers).Assembly).MigrationsHistoryTable(history)),
            DatabaseProvider.Postgres => options.UseNpgsql(
                PostgresSession.Pooled(connection),
                o => o.MigrationsAssembly(typeof(Providers).Assembly).MigrationsHistoryTable(history)
            ),
            DatabaseProvider.SqlServer => options.UseSqlServer(connection, o => o.MigrationsAssembly(typeof(Providers).Assembly).MigrationsHistoryTable(history)),
            _ => throw new InvalidOperationException($"Unknown provider {provider}."),
        };
        return options
            .UseInternalServiceProvider(Internals.GetOrAdd((provider, isCatalog), new Lazy<IServiceProvider>(() => Services(provider))).Value)
            .AddInterceptors(provider == DatabaseProvider.Postgres ? PostgresSession : Session)
            .ConfigureWarnings(w => w.Ignore(RelationalEventId.MultipleCollectionIncludeWarning));
    }

    private static ServiceProvider Services(DatabaseProvider provider)
    {
        var services = new ServiceCollection();
        _ = provider switch
        {
            DatabaseProvider.Sqlite => services.AddEntityFrameworkSqlite(),
            DatabaseProvider.Postgres => services.AddEntityFrameworkNpgsql(),
            _ => services.AddEntityFrameworkSqlServer(),
        };
        return services.BuildServiceProvider();
    }

    /// <summary>The table in which EF notes what it applied.</summary>
    public static string History(bool isCatalog) => isCatalog ? CatalogHistory : CityHistory;

    public static CatalogDbContext Catalog(DatabaseProvider provider, string connection) =>
        provider switch
        {
            DatabaseProvider.Sqlite => Make<SqliteCatalogDbContext>(provider, connection, true, o => new(o, Modules)),
            DatabaseProvider.Postgres => Make<PostgresCatalogDbContext>(provider, connection, true, o => new(o, Modules)),
            _ => Make<SqlServerCatalogDbContext>(provider, connection, true, o => new(o, Modules)),
        };

    public static IsekDbContext Cities(DatabaseProvider provider, string connection, CurrentTenant tenant) =>
        provider switch
        {
            DatabaseProvider.Sqlite => Make<SqliteIsekDbContext>(provider, connection, false, o => new(o, Modules, tenant)),
            DatabaseProvider.Postgres => Make<PostgresIsekDbContext>(provider, connection, false, o => new(o, Modules, tenant)),
            _ => Make<SqlServerIsekDbContext>(provider, connection, false, o => new(o, Modules, tenant)),
        };

    // Made once a database, with the model in them: a request that builds its own pays more for them than for its query, and each context that is
    // not given its model looks through the attributes of its assembly for one.
    private static TContext Make<TContext>(DatabaseProvider provider, string connection, bool isCatalog, Func<DbContextOptions<TContext>, TContext> make)
        where TContext : DbContext
    {
        if (!Known.TryGetValue((typeof(TContext), connection), out var options))
        {
            var builder = new DbContextOptionsBuilder<TContext>();
            builder.Use(provider, connection, isCatalog);
            using (var first = make(builder.Options))
            {
                builder.UseModel(first.Model);
            }

            options = Known.GetOrAdd((typeof(TContext), connection), builder.Options);
        }

        return make((DbContextOptions<TContext>)options);
    }
}

/// <summary>For dotnet ef, which never connects: one factory a chain.</summary>
internal static class Design
{
    public const string Sqlite = "Data Source=:memory:";
    public const string Postgres = "Host=none";
    public const string SqlServer = "Server=none";
}

internal sealed class SqliteCatalogFactory : IDesignTimeDbContextFactory<SqliteCatalogDbContext>
{
    public SqliteCatalogDbContext CreateDbContext(string[] args) => (SqliteCatalogDbContext)Providers.Catalog(DatabaseProvider.Sqlite, Design.Sqlite);
}

internal sealed class PostgresCatalogFactory : IDesignTimeDbContextFactory<PostgresCatalogDbContext>
{
    public PostgresCatalogDbContext CreateDbContext(string[] args) => (PostgresCatalogDbContext)Providers.Catalog(DatabaseProvider.Postgres, Design.Postgres);
}

internal sealed class SqlServerCatalogFactory : IDesignTimeDbContextFactory<SqlServerCatalogDbContext>
{
    public SqlServerCatalogDbContext CreateDbContext(string[] args) => (SqlServerCatalogDbContext)Providers.Catalog(DatabaseProvider.SqlServer, Design.SqlServer);
}

internal sealed class SqliteIsekFactory : IDesignTimeDbContextFactory<SqliteIsekDbContext>
{
    public SqliteIsekDbContext CreateDbContext(string[] args) => (SqliteIsekDbContext)Providers.Cities(DatabaseProvider.Sqlite, Design.Sqlite, new CurrentTenant());
}

internal sealed class PostgresIsekFactory : IDesignTimeDbContextFactory<PostgresIsekDbContext>
{
    public PostgresIsekDbContext CreateDbContext(string[] args) => (PostgresIsekDbContext)Providers.Cities(DatabaseProvider.Postgres, Design.Postgres, new CurrentTenant());
}

internal sealed class SqlServerIsekFactory : IDesignTimeDbContextFactory<SqlServerIsekDbContext>
{
    public SqlServerIsekDbContext CreateDbContext(string[] args) => (SqlServerIsekDbContext)Providers.Cities(DatabaseProvider.SqlServer, Design.SqlServer, new CurrentTenant());
}
