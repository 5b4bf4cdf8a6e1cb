using System.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Migrations;
using Npgsql;

namespace MultiIsek.Tests.Walls;

/// <summary>P2: a pooled connection keeps its session. Cities that take turns on the only one there is see their own rows, whatever happened to it before; the query filter is not asked.</summary>
[Collection("app")]
public sealed class PooledSessionTests(App app)
{
    private const string Owners = "SELECT coalesce(array_agg(DISTINCT \"TenantId\"), '{}') FROM documents_documents";
    private readonly string _pool =
        TestDatabase.Provider == DatabaseProvider.Postgres
            ? new NpgsqlConnectionStringBuilder(app.Database.Application) { MaxPoolSize = 1, ApplicationName = Guid.NewGuid().ToString("N") }.ConnectionString
            : "";

    private TenantPlace One => app.PlaceOf("musterstadt");

    private TenantPlace Other => app.PlaceOf(app.Cities.First(c => c != "musterstadt"));

    [RunsOnFact(DatabaseProvider.Postgres)]
    public async Task Two_cities_that_take_turns_see_their_own_rows()
    {
        HashSet<int> sessions = [];
        foreach (var place in new[] { One, Other, Other, One, One, Other })
        {
            sessions.Add(await SeesOnlyItselfAsync(place));
        }

        Assert.Single(sessions);
    }

    [RunsOnFact(DatabaseProvider.Postgres)]
    public async Task A_context_without_a_city_sees_nothing_after_one_with_a_city()
    {
        await SeesOnlyItselfAsync(One);
        await using (var nobody = Providers.Cities(DatabaseProvider.Postgres, _pool, new CurrentTenant()))
        {
            Assert.Empty(await OwnersAsync(nobody));
        }

        await SeesOnlyItselfAsync(One);
        await using (var catalog = Providers.Catalog(DatabaseProvider.Postgres, _pool))
        {
            Assert.Empty(await OwnersAsync(catalog));
        }
    }

    [RunsOnFact(DatabaseProvider.Postgres)]
    public async Task A_bare_connection_and_a_context_take_turns_between_cities()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Database:Provider"] = "Postgres",
            ["ConnectionStrings:Catalog"] = _pool,
            ["ConnectionStrings:Cities"] = _pool,
        };
        var databases = new Databases(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        foreach (var (bare, context) in new[] { (One, Other), (Other, Other), (Other, One), (One, One) })
        {
            Assert.Equal([bare.Id], await BareOwnersAsync(databases, bare));
            await SeesOnlyItselfAsync(context);
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => new CityConnection(databases, new CurrentTenant()).OpenAsync(default));
        await SeesOnlyItselfAsync(Other);
    }

    [RunsOnFact(DatabaseProvider.Postgres)]
    public async Task A_rolled_back_transaction_leaves_no_other_city_behind()
    {
        foreach (var place in new[] { One, Other, One })
        {
            await using (var db = Open(place))
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                Assert.Equal([place.Id], await OwnersAsync(db));
                await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(db, "SELECT 1 / 0"));
            }

            await SeesOnlyItselfAsync(place);
        }
    }

    [RunsOnFact(DatabaseProvider.Postgres)]
    public async Task An_ambient_transaction_takes_the_city_back_and_is_not_trusted()
    {
        await SeesOnlyItselfAsync(One);
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await SeesOnlyItselfAsync(Other);
        }

        await SeesOnlyItselfAsync(Other);
        await SeesOnlyItselfAsync(One);
    }

    [RunsOnFact(DatabaseProvider.Postgres)]
    public async Task A_broken_connection_is_forgotten()
    {
        foreach (var (before, after) in new[] { (One, One), (One, Other) })
        {
            var session = await SeesOnlyItselfAsync(before);
            await using (var superior = new NpgsqlConnection(app.Database.Owner))
            {
                await superior.OpenAsync();
                await using var end = new NpgsqlCommand($"SELECT pg_terminate_backend({session})", superior);
                Assert.True((bool)(await end.ExecuteScalarAsync())!);
            }

            await Assert.ThrowsAnyAsync<Exception>(() => SeesOnlyItselfAsync(after));
            Assert.NotEqual(session, await SeesOnlyItselfAsync(after));
        }
    }

    [RunsOnFact(DatabaseProvider.Postgres)]
    public async Task A_context_whose_city_could_not_be_set_does_not_go_on_with_the_one_before()
    {
        await SeesOnlyItselfAsync(Other);
        using var cancelling = new Cancelling();
        var tenant = new CurrentTenant();
        tenant.Set(One);
        var options = new DbContextOptionsBuilder<PostgresIsekDbContext>().AddInterceptors(cancelling).Use(DatabaseProvider.Postgres, _pool, false);
        await using var db = new PostgresIsekDbContext(((DbContextOptionsBuilder<PostgresIsekDbContext>)options).Options, Providers.Modules, tenant);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => db.Database.OpenConnectionAsync(cancelling.Token));

        Assert.Equal([One.Id], await OwnersAsync(db));
    }

    [RunsOnFact(DatabaseProvider.Postgres)]
    public async Task Two_connections_at_once_are_not_taken_for_one()
    {
        var wide = new NpgsqlConnectionStringBuilder(_pool) { MaxPoolSize = 2 }.ConnectionString;
        for (var round = 0; round < 3; round++)
        {
            await using var one = Open(One, wide);
            await using var other = Open(Other, wide);
            await one.Database.OpenConnectionAsync();
            await other.Database.OpenConnectionAsync();

            Assert.Equal([One.Id], await OwnersAsync(one));
            Assert.Equal([Other.Id], await OwnersAsync(other));
        }
    }

    [RunsOnFact(DatabaseProvider.Postgres)]
    public async Task What_the_operators_connection_string_says_stays()
    {
        await using var db = Open(One, $"{_pool};No Reset On Close=false;Max Auto Prepare=0");

        var settings = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString());
        Assert.False(settings.NoResetOnClose);
        Assert.Equal(0, settings.MaxAutoPrepare);
    }

    [Fact]
    public void No_other_code_touches_the_session_or_opens_a_connection_past_it()
    {
        string[] words = ["isek.tenant", "set_config", "new NpgsqlConnection(", "NpgsqlDataSource", "DISCARD", "RESET "];
        var files = Repository.Files("src", ".cs").Where(f => words.Any(w => Repository.Read(f).Contains(w, StringComparison.Ordinal))).Select(f => Path.GetFileName(f)!);

        // The look at applied migrations reads the history table alone, on a connection that it opens and closes itself.
        Assert.Equal(["AppliedMigrations.cs", "CityConnection.cs", "DatabaseRules.cs", "PostgresSession.cs"], files.Order(StringComparer.Ordinal));
    }

    private IsekDbContext Open(TenantPlace place, string? pool = null)
    {
        var tenant = new CurrentTenant();
        tenant.Set(place);
        return Providers.Cities(DatabaseProvider.Postgres, pool ?? _pool, tenant);
    }

    /// <returns>The server's process that answered.</returns>
    private async Task<int> SeesOnlyItselfAsync(TenantPlace place)
    {
        await using var db = Open(place);
        Assert.Equal([place.Id], await OwnersAsync(db));
        return (int)(await ScalarAsync(db, "SELECT pg_backend_pid()"))!;
    }

    private static async Task<int[]> OwnersAsync(DbContext db) => (int[])(await ScalarAsync(db, Owners))!;

    private static async Task<int[]> BareOwnersAsync(Databases databases, TenantPlace place)
    {
        var tenant = new CurrentTenant();
        tenant.Set(place);
        await using var connection = await new CityConnection(databases, tenant).OpenAsync(default);
        await using var command = connection.CreateCommand();
        command.CommandText = Owners;
        return (int[])(await command.ExecuteScalarAsync())!;
    }

    // Opened by the context and not by hand: this is how every query of the application comes to its connection.
    private static async Task<object?> ScalarAsync(DbContext db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteScalarAsync();
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Ends the wish between the opening of a connection and the setting of its city.</summary>
    private sealed class Cancelling : DbConnectionInterceptor, IDisposable
    {
        private readonly CancellationTokenSource _source = new();

        public CancellationToken Token => _source.Token;

        public override Task ConnectionOpenedAsync(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
            _source.CancelAsync();

        public void Dispose() => _source.Dispose();
    }
}
