using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Tests.Kernel;

/// <summary>What a transaction has not committed is nobody else's to read.</summary>
[Collection("app")]
public sealed class UncommittedTests(App app)
{
    [Fact]
    public async Task A_revision_that_may_never_be_leaves_no_trace_in_the_cache()
    {
        using var cache = new TenantCache(TimeProvider.System);
        await using var scope = app.Scope("musterstadt");
        await using var other = app.Scope("musterstadt");
        var (db, reader) = (scope.Get<IsekDbContext>(), other.Get<IsekDbContext>());
        var name = $"{Guid.NewGuid()}";
        await using (await db.Database.BeginTransactionAsync())
        {
            await db.RaiseRevisionAsync(default);
            var raised = await cache.RevisionAsync(db, default);

            Assert.Equal("uncommitted", await cache.GetAsync(db, name, _ => Task.FromResult("uncommitted"), default));
            Assert.Equal("uncommitted", await cache.GetUntilWrittenAsync(db, name, _ => Task.FromResult("uncommitted"), default));

            Assert.False(cache.TryRevision(db.Tenant.Place.Id, out _));
            Assert.True(raised > 0);
        }

        // What was rolled back is the revision that the next write makes.
        await using (var committed = await db.Database.BeginTransactionAsync())
        {
            await db.RaiseRevisionAsync(default);
            await committed.CommitAsync();
        }

        Assert.Equal("committed", await cache.GetAsync(reader, name, _ => Task.FromResult("committed"), default));
        Assert.Equal("committed", await cache.GetUntilWrittenAsync(reader, name, _ => Task.FromResult("committed"), default));
    }
}
