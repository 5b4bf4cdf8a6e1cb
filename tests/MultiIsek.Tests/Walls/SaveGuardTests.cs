using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Migrations;

namespace MultiIsek.Tests.Walls;

/// <summary>P2: the wall in the context. Every kind of row that another city has is tried.</summary>
[Collection("app")]
public sealed class SaveGuardTests(App app)
{
    private const string Mine = "musterstadt";

    [Theory]
    [InlineData(EntityState.Added)]
    [InlineData(EntityState.Modified)]
    [InlineData(EntityState.Deleted)]
    public async Task A_row_of_another_city_is_never_saved(EntityState state)
    {
        var tried = 0;
        foreach (var (entity, row) in await ForeignRowsAsync())
        {
            await using var scope = app.Scope(Mine);
            var db = scope.Get<IsekDbContext>();
            db.Entry(row).State = state;

            var refusal = await Record.ExceptionAsync(() => db.SaveChangesAsync());

            Assert.True(refusal is InvalidOperationException, $"{state} {entity.DisplayName()}: {refusal}");
            tried++;
        }

        Assert.True(tried >= 15, $"only {tried} kinds of rows");
    }

    [Fact]
    public async Task A_row_cannot_be_planted_by_naming_its_owner()
    {
        var other = app.PlaceOf(Other());
        await using var scope = app.Scope(Mine);
        var db = scope.Get<IsekDbContext>();
        var row = (await ForeignRowsAsync()).First(r => r.Entity.FindProperty("Key") is not null).Row;
        db.Entry(row).State = EntityState.Added;
        db.Entry(row).Property("TenantId").CurrentValue = other.Id;

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task A_row_of_the_own_city_is_saved_and_raises_the_citys_revision()
    {
        await using var scope = app.Scope(Mine);
        var db = scope.Get<IsekDbContext>();
        var before = await db.Set<TenantRevision>().Select(r => r.Value).SingleAsync();
        var row = await db.Set<MultiIsek.Documents.Library.Document>().OrderBy(d => d.Key).FirstAsync();
        db.Entry(row).State = EntityState.Modified;

        await db.SaveChangesAsync();

        Assert.Equal(before + 1, await db.Set<TenantRevision>().Select(r => r.Value).SingleAsync());
    }

    [Fact]
    public async Task Without_a_city_there_is_no_context_and_nothing_to_read()
    {
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Throws<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<IsekDbContext>());

        await using var db = Providers.Cities(TestDatabase.Provider, app.Database.Application, new CurrentTenant());
        foreach (var entity in db.Model.GetEntityTypes())
        {
            Assert.Null(await FirstAsync(db, entity));
        }

        var row = (await ForeignRowsAsync())[0].Row;
        db.Entry(row).State = EntityState.Deleted;
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task Saving_without_the_guard_is_not_possible()
    {
        await using var scope = app.Scope(Mine);

        Assert.Throws<NotSupportedException>(() => scope.Get<IsekDbContext>().SaveChanges());
    }

    [Fact]
    public async Task A_scope_of_one_city_does_not_become_that_of_another()
    {
        await using var scope = app.Scope(Mine);

        Assert.Throws<InvalidOperationException>(() => scope.Get<CurrentTenant>().Set(app.PlaceOf(Other())));
    }

    [Fact]
    public async Task A_city_reads_its_own_rows_only()
    {
        await using var scope = app.Scope(Mine);
        var db = scope.Get<IsekDbContext>();
        var read = 0;
        foreach (var entity in db.Model.GetEntityTypes())
        {
            foreach (var row in await AllAsync(db, entity))
            {
                Assert.Equal(app.PlaceOf(Mine).Id, ((IOwnedByTenant)row).TenantId);
                read++;
            }
        }

        Assert.True(read > 100, $"{read} rows");
    }

    private string Other() => app.Cities.First(c => c != Mine && c.Length > 0);

    private async Task<List<(IEntityType Entity, object Row)>> ForeignRowsAsync()
    {
        List<(IEntityType, object)> rows = [];
        foreach (var city in app.Cities.Where(c => c != Mine))
        {
            await using var scope = app.Scope(city);
            var db = scope.Get<IsekDbContext>();
            foreach (var entity in db.Model.GetEntityTypes().Where(e => rows.All(r => r.Item1 != e)))
            {
                if (await FirstAsync(db, entity) is { } row)
                {
                    rows.Add((entity, row));
                }
            }
        }

        return rows;
    }

    private static async Task<object?> FirstAsync(IsekDbContext db, IEntityType entity) => (await AllAsync(db, entity)).FirstOrDefault();

    private static Task<List<object>> AllAsync(IsekDbContext db, IEntityType entity) =>
        (Task<List<object>>)
            typeof(SaveGuardTests)
                .GetMethod(nameof(RowsAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(entity.ClrType)
                .Invoke(null, [db])!;

    private static async Task<List<object>> RowsAsync<T>(IsekDbContext db)
        where T : class => [.. await db.Set<T>().AsNoTracking().Take(500).ToListAsync()];
}
