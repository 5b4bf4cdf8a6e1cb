using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Migrations;

namespace MultiIsek.Tests;

public sealed class MigrationTests
{
    public static TheoryData<string, DatabaseProvider> Chains
    {
        get
        {
            TheoryData<string, DatabaseProvider> chains = [];
            foreach (var provider in Enum.GetValues<DatabaseProvider>())
            {
                chains.Add("Catalog", provider);
                chains.Add("City", provider);
            }

            return chains;
        }
    }

    [Theory, MemberData(nameof(Chains))]
    public void Every_model_change_has_a_migration(string chain, DatabaseProvider provider)
    {
        using var db = Open(chain, provider);

        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges(), "Run: dotnet run deploy/migration.cs NameOfTheChange");
    }

    [Theory, MemberData(nameof(Chains))]
    public void Every_chain_becomes_a_script_with_all_its_tables(string chain, DatabaseProvider provider)
    {
        using var db = Open(chain, provider);

        var script = db.GetService<IMigrator>()
            .GenerateScript(options: provider == DatabaseProvider.Sqlite ? MigrationsSqlGenerationOptions.Default : MigrationsSqlGenerationOptions.Idempotent);

        Assert.All(db.Model.GetEntityTypes(), e => Assert.Contains($"CREATE TABLE {Quoted(provider, e.GetTableName()!)}", script, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Catalog")]
    [InlineData("City")]
    public void SqlServer_finds_no_table_that_one_delete_reaches_on_two_ways(string chain)
    {
        using var db = Open(chain, DatabaseProvider.SqlServer);

        // Error 1785: only cascading foreign keys count; NO ACTION ends the way.
        var cascades = db.Model.GetEntityTypes().SelectMany(e => e.GetForeignKeys()).Where(f => f.DeleteBehavior is DeleteBehavior.Cascade or DeleteBehavior.SetNull);

        Assert.Empty(cascades.Select(f => $"{f.DeclaringEntityType.DisplayName()} -> {f.PrincipalEntityType.DisplayName()}"));
    }

    [Fact]
    public void SqlServer_gets_a_security_policy_for_every_city_table()
    {
        using var db = Providers.Cities(DatabaseProvider.SqlServer, "Server=none", new CurrentTenant());

        var script = string.Join("\n", DatabaseRules.Statements(db));

        Assert.All(
            DatabaseRules.CityTables(db),
            table =>
            {
                Assert.Contains($"FILTER PREDICATE dbo.isek_own_city(TenantId) ON dbo.{table}", script, StringComparison.Ordinal);
                Assert.Contains($"BLOCK PREDICATE dbo.isek_own_city(TenantId) ON dbo.{table}", script, StringComparison.Ordinal);
            }
        );
    }

    internal static DbContext Open(string chain, DatabaseProvider provider)
    {
        var connection = provider switch
        {
            DatabaseProvider.Sqlite => "Data Source=:memory:",
            DatabaseProvider.Postgres => "Host=none",
            _ => "Server=none",
        };
        return chain == "Catalog" ? Providers.Catalog(provider, connection) : Providers.Cities(provider, connection, new CurrentTenant());
    }

    private static string Quoted(DatabaseProvider provider, string table) =>
        provider switch
        {
            DatabaseProvider.SqlServer => $"[{table}]",
            DatabaseProvider.Postgres => table,
            _ => $"\"{table}\"",
        };
}
