using System.Globalization;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Migrations;
using Npgsql;

namespace MultiIsek.Tests.Walls;

/// <summary>P2: the wall in the database, tried with bare SQL in the application's own role.</summary>
[Collection("app")]
public sealed class RowSecurityTests(App app) : IAsyncLifetime
{
    private const string InsufficientPrivilege = "42501";
    private NpgsqlConnection _connection = null!;

    private int Mine => app.PlaceOf("musterstadt").Id;

    private int Other => app.PlaceOf(app.Cities.First(c => c != "musterstadt")).Id;

    private static IReadOnlyList<string> Tables
    {
        get
        {
            using var db = Providers.Cities(DatabaseProvider.Postgres, "Host=none", new CurrentTenant());
            return [.. DatabaseRules.CityTables(db)];
        }
    }

    public async Task InitializeAsync()
    {
        if (TestDatabase.Provider == DatabaseProvider.Postgres)
        {
            _connection = new NpgsqlConnection(app.Database.Application);
            await _connection.OpenAsync();
        }
    }

    public async Task DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }
    }

    [RunsOnFact(DatabaseProvider.Postgres)]
    public async Task The_applications_role_owns_nothing_and_passes_nothing_by()
    {
        Assert.False(await ScalarAsync<bool>("SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = current_user"));
        Assert.Equal(0, await ScalarAsync<long>("SELECT count(*) FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)"));
        Assert.False(await ScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = current_user)"));
    }

    [RunsOnFact(DatabaseProvider.Postgres)]
    public async Task Every_city_table_of_the_model_has_its_policy_and_forces_it()
    {
        var guarded = await ListAsync(
            """
            SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid
            WHERE c.relrowsecurity AND c.relforcerowsecurity AND p.polname = 'own_city' AND p.polcmd = '*' AND p.polpermissive
              AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL AND p.polroles = '{0}'
            """
        );

        Assert.Equal(Tables, guarded.Order(StringComparer.Ordinal));
        Assert.Equal(Tables.Count, await ScalarAsync<long>("SELECT count(*) FROM pg_policy"));
    }

    [RunsOnFact(DatabaseProvider.Postgres)]
    public async Task Bare_SQL_of_one_city_sees_no_row_of_another()
    {
        await SetAsync(Other);
        long theirs = 0;
        foreach (var table in Tables)
        {
            theirs += await ScalarAsync<long>($"SELECT count(*) FROM {table}");
        }

        Assert.True(theirs > 100, $"the other city has {theirs} rows");
        await SetAsync(Mine);
        foreach (var table in Tables)
        {
            Assert.Equal(0, await ScalarAsync<long>($"SELECT count(*) FROM {table} WHERE \"TenantId\" <> {Mine}"));
        }
    }

    [RunsOnFact(DatabaseProvider.Postgres)]
    public async Task Without_a_city_there_is_no_row_at_all()
    {
        foreach (var nobody in new[] { "''", "'0'" })
        {
            await RunAsync($"SELECT set_config('isek.tenant', {nobody}, false)");
            foreach (var table in Tables)
            {
                Assert.Equal(0, await ScalarAsync<long>($"SELECT count(*) FROM {table}"));
            }
        }
    }

    [RunsOnFact(DatabaseProvider.Postgres)]
    public async Task Bare_SQL_of_one_city_plants_moves_and_removes_nothing_at_another()
    {
        await SetAsync(Mine);

        await RefusedAsync($"INSERT INTO kernel_imported_records (\"TenantId\", \"Part\", \"Key\", \"Hash\", \"BaseOn\") VALUES ({Other}, 'x', 'x', 'x', '2026-11-22')");
        await RefusedAsync($"UPDATE kernel_imported_records SET \"TenantId\" = {Other}");
        Assert.Equal(0, await RunAsync($"UPDATE documents_documents SET \"Title\" = 'x' WHERE \"TenantId\" = {Other}"));
        Assert.Equal(0, await RunAsync($"DELETE FROM kernel_imported_records WHERE \"TenantId\" = {Other}"));
    }

    [RunsOnFact(DatabaseProvider.Postgres)]
    public async Task The_applications_role_cannot_take_the_wall_down()
    {
        await RefusedAsync("ALTER TABLE documents_documents DISABLE ROW LEVEL SECURITY");
        await RefusedAsync("DROP POLICY own_city ON documents_documents");
        await RefusedAsync("CREATE POLICY all_cities ON documents_documents USING (true)");
        await RefusedAsync("DROP TABLE documents_documents");
        await RefusedAsync("TRUNCATE documents_documents");
        await RefusedAsync($"SET ROLE {await ScalarAsync<string>("SELECT tableowner FROM pg_tables WHERE tablename = 'documents_documents'")}");
        await RunAsync("SET row_security = off");
        await RefusedAsync("SELECT count(*) FROM documents_documents");
        await RunAsync("RESET row_security");
    }

    [RunsOnFact(DatabaseProvider.Postgres)]
    public async Task A_connection_from_the_pool_keeps_no_city()
    {
        await SetAsync(Other);
        await _connection.CloseAsync();
        await _connection.OpenAsync();

        Assert.Equal("", await ScalarAsync<string>("SELECT coalesce(current_setting('isek.tenant', true), '')"));
    }

    [RunsOnFact(DatabaseProvider.Postgres)]
    public async Task A_pool_that_would_keep_the_city_is_refused_at_the_start()
    {
        var answer = await Product.RunAsync(app, "tenant", "list", $"--ConnectionStrings:Catalog={app.Database.Application};No Reset On Close=true");

        Assert.NotEqual(0, answer.ExitCode);
        Assert.Contains("No Reset On Close", answer.Output, StringComparison.Ordinal);
    }

    private Task<int> SetAsync(int tenant) => RunAsync(string.Create(CultureInfo.InvariantCulture, $"SELECT set_config('isek.tenant', '{tenant}', false)"));

    private async Task RefusedAsync(string sql)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(sql));
        Assert.Equal(InsufficientPrivilege, refusal.SqlState);
    }

    private async Task<int> RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        return await command.ExecuteNonQueryAsync();
    }

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private async Task<List<string>> ListAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> values = [];
        while (await reader.ReadAsync())
        {
            values.Add(reader.GetString(0));
        }

        return values;
    }
}
