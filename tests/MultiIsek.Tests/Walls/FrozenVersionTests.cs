using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Migrations;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Tests.Walls;

/// <summary>An adopted plan version never changes again, whoever writes: the database itself refuses.</summary>
[Collection("app")]
public sealed class FrozenVersionTests(App app)
{
    public static TheoryData<string> Frozen => [.. DatabaseRules.Frozen];

    public static TheoryData<string> FrozenStructure => [.. DatabaseRules.FrozenStructure];

    [Theory, MemberData(nameof(Frozen))]
    public async Task Rows_of_an_adopted_version_are_not_edited_moved_removed_or_joined(string table)
    {
        await using var scope = await ScopeWithAsync(table);
        var db = scope.Get<IsekDbContext>();
        var version = await AdoptedAsync(db);
        var draft = Guid.CreateVersion7();

        await RefusedAsync(db, $"UPDATE {table} SET \"PlanVersionId\" = {{1}} WHERE \"PlanVersionId\" = {{0}}", version, draft);
        await RefusedAsync(db, $"UPDATE {table} SET \"TenantId\" = \"TenantId\" WHERE \"PlanVersionId\" = {{0}}", version);
        await RefusedAsync(db, $"DELETE FROM {table} WHERE \"PlanVersionId\" = {{0}}", version);
        await RefusedAsync(db, $"INSERT INTO {table} SELECT * FROM {table} WHERE \"PlanVersionId\" = {{0}}", version);
    }

    [Theory, MemberData(nameof(FrozenStructure))]
    public async Task The_structure_of_an_adopted_version_stays_as_it_is(string table)
    {
        await using var scope = app.Scope("musterstadt");
        var db = scope.Get<IsekDbContext>();
        var adopted = await AdoptedAsync(db);
        var profile = await db.Set<PlanVersion>().Where(v => v.Id == adopted).Select(v => v.ProfileId).SingleAsync();
        var free = await FreeAsync(db);

        await RefusedAsync(db, $"UPDATE {table} SET \"Help\" = 'anders' WHERE \"ProfileId\" = {{0}}", profile);
        await RefusedAsync(db, $"UPDATE {table} SET \"ProfileId\" = {{1}} WHERE \"ProfileId\" = {{0}}", profile, free);
        await RefusedAsync(db, $"DELETE FROM {table} WHERE \"ProfileId\" = {{0}}", profile);
        await RefusedAsync(db, $"INSERT INTO {table} SELECT * FROM {table} WHERE \"ProfileId\" = {{0}}", profile);
    }

    [Fact]
    public async Task The_structure_of_a_draft_changes_and_does_not_join_that_of_an_adopted_version()
    {
        await using var scope = app.Scope("musterstadt");
        var db = scope.Get<IsekDbContext>();
        var adopted = await AdoptedAsync(db);
        var profile = await db.Set<PlanVersion>().Where(v => v.Id == adopted).Select(v => v.ProfileId).SingleAsync();
        var free = await FreeAsync(db);
        await using var transaction = await db.Database.BeginTransactionAsync();

        Assert.True(await db.Database.ExecuteSqlRawAsync("UPDATE planning_element_types SET \"Help\" = 'anders' WHERE \"ProfileId\" = {0}", free) > 0);
        await transaction.RollbackAsync();
        await RefusedAsync(db, "UPDATE planning_element_types SET \"ProfileId\" = {1} WHERE \"ProfileId\" = {0}", free, profile);
    }

    [Theory]
    [InlineData("UPDATE planning_plan_versions SET \"Name\" = 'anders' WHERE \"Id\" = {0}")]
    [InlineData("UPDATE planning_plan_versions SET \"No\" = 99 WHERE \"Id\" = {0}")]
    [InlineData("UPDATE planning_plan_versions SET \"Note\" = 'anders' WHERE \"Id\" = {0}")]
    [InlineData("UPDATE planning_plan_versions SET \"SourceDetail\" = 'anders' WHERE \"Id\" = {0}")]
    [InlineData("UPDATE planning_plan_versions SET \"State\" = 'Draft' WHERE \"Id\" = {0}")]
    [InlineData("UPDATE planning_plan_versions SET \"State\" = 'Working' WHERE \"Id\" = {0}")]
    [InlineData("DELETE FROM planning_plan_versions WHERE \"Id\" = {0}")]
    public async Task The_adopted_version_itself_stays_as_it_is(string sql)
    {
        await using var scope = app.Scope("musterstadt");
        var db = scope.Get<IsekDbContext>();

        await RefusedAsync(db, sql, await AdoptedAsync(db));
    }

    [Fact]
    public async Task An_adopted_version_may_be_superseded()
    {
        await using var scope = app.Scope("musterstadt");
        var db = scope.Get<IsekDbContext>();
        var version = await AdoptedAsync(db);
        await using var transaction = await db.Database.BeginTransactionAsync();

        Assert.Equal(1, await db.Database.ExecuteSqlRawAsync("UPDATE planning_plan_versions SET \"State\" = 'Superseded' WHERE \"Id\" = {0}", version));

        await transaction.RollbackAsync();
    }

    private static async Task RefusedAsync(IsekDbContext db, string sql, params object[] values)
    {
        var refusal = await Record.ExceptionAsync(() => db.Database.ExecuteSqlRawAsync(sql, values));

        Assert.True(refusal is DbException && refusal.Message.Contains(DatabaseRules.FrozenMessage, StringComparison.Ordinal), $"{sql}: {refusal}");
    }

    private static Task<Guid> AdoptedAsync(IsekDbContext db) =>
        db.Set<PlanVersion>().Where(v => v.State == PlanVersionState.Adopted).OrderBy(v => v.Key).Select(v => v.Id).FirstAsync();

    private static Task<Guid> FreeAsync(IsekDbContext db) => db.Set<PlanVersion>().Where(v => v.Key == "entwurf-auenufer").Select(v => v.ProfileId).SingleAsync();

    // The first city whose adopted version has rows in the table.
    private async Task<TenantScope> ScopeWithAsync(string table)
    {
        var rows = $"SELECT 1 AS \"Value\" FROM {table} WHERE \"PlanVersionId\" = {{0}}";
        foreach (var city in app.Cities)
        {
            var scope = app.Scope(city);
            var db = scope.Get<IsekDbContext>();
            var adopted = await db.Set<PlanVersion>().Where(v => v.State == PlanVersionState.Adopted).OrderBy(v => v.Key).Select(v => (Guid?)v.Id).FirstOrDefaultAsync();
            if (adopted is { } version && (await db.Database.SqlQueryRaw<int>(rows, version).ToListAsync()).Count > 0)
            {
                return scope;
            }

            await scope.DisposeAsync();
        }

        throw new InvalidOperationException($"No sample city has an adopted version with rows in {table}.");
    }
}
