using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Kernel.Caching;

/// <summary>
/// Zwischenspeicher: the one place that touches the memory cache. Every key carries the tenant and the tenant's revision, so that a write
/// makes all that was kept before it unreachable, in this instance at once and in every other one second later.
/// </summary>
public sealed class TenantCache(TimeProvider time) : IDisposable
{
    /// <summary>How old a read revision may be.</summary>
    public static readonly TimeSpan RevisionAge = TimeSpan.FromSeconds(1);
    private readonly MemoryCache _entries = new(new MemoryCacheOptions { SizeLimit = 20_000 });
    private readonly ConcurrentDictionary<int, (long Value, long Content, long ReadAt)> _revisions = new();

    public void Dispose() => _entries.Dispose();

    /// <summary>The city's revision where it is known and young enough: a hit of the page cache touches no database.</summary>
    public bool TryRevision(int tenantId, out long revision)
    {
        var known = Young(tenantId);
        revision = known?.Value ?? 0;
        return known is not null;
    }

    public async ValueTask<long> RevisionAsync(IsekDbContext db, CancellationToken ct) => (await RevisionsAsync(db, ct)).Value;

    /// <summary>This instance wrote: the next request reads the revision again, so that the writer sees the own change at once.</summary>
    public void Forget(int tenantId) => _revisions.TryRemove(tenantId, out _);

    /// <summary>This instance wrote, and the write told the revision that it made: the next request need not read it. Never goes back behind what is known.</summary>
    /// <param name="askedAt">The clock's timestamp before the write: from then on others may have written, too.</param>
    public void Learn(int tenantId, long value, long content, long askedAt) =>
        _revisions.AddOrUpdate(tenantId, (value, content, askedAt), (_, known) => IsNewer(known, value) ? known : (value, content, askedAt));

    /// <summary>What <paramref name="load"/> gave at this revision of the city's content. A guest's comment is no content: never keep here what it changes.</summary>
    /// <param name="name">Unique name of the thing, constant per call site.</param>
    public async ValueTask<T> GetAsync<T>(IsekDbContext db, string name, Func<CancellationToken, Task<T>> load, CancellationToken ct) =>
        IsWriting(db) ? await load(ct) : await KeptAsync((db.Tenant.Place.Id, (await RevisionsAsync(db, ct)).Content, name), load, ct);

    /// <summary>What <paramref name="load"/> gave at this revision of the city's pages: for what a guest's comment changes, too.</summary>
    /// <param name="name">Unique name of the thing, constant per call site.</param>
    public async ValueTask<T> GetUntilWrittenAsync<T>(IsekDbContext db, string name, Func<CancellationToken, Task<T>> load, CancellationToken ct) =>
        IsWriting(db) ? await load(ct) : await KeptAsync((db.Tenant.Place.Id, await RevisionAsync(db, ct), name), load, ct);

    // What a transaction reads may never be: it is shown to nobody else, and kept for nobody.
    private static bool IsWriting(IsekDbContext db) => db.Database.CurrentTransaction is not null;

    private async ValueTask<T> KeptAsync<T>((int Tenant, long Revision, string Name) key, Func<CancellationToken, Task<T>> load, CancellationToken ct)
    {
        if (_entries.TryGetValue(key, out T? kept))
        {
            return kept!;
        }

        var loaded = await load(ct);
        _entries.Set(key, loaded, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) });
        return loaded;
    }

    private (long Value, long Content)? Young(int tenantId) => _revisions.TryGetValue(tenantId, out var known) && IsYoung(known.ReadAt) ? (known.Value, known.Content) : null;

    private bool IsYoung(long readAt) => time.GetElapsedTime(readAt) < RevisionAge;

    // Only for as long as it is young: a database that was restored counts from below again.
    private bool IsNewer((long Value, long Content, long ReadAt) known, long value) => known.Value > value && IsYoung(known.ReadAt);

    private async ValueTask<(long Value, long Content)> RevisionsAsync(IsekDbContext db, CancellationToken ct) =>
        IsWriting(db) ? await ReadAsync(db, ct) : Young(db.Tenant.Place.Id) ?? await LearnAsync(db, ct);

    private async Task<(long Value, long Content)> LearnAsync(IsekDbContext db, CancellationToken ct)
    {
        var readAt = time.GetTimestamp();
        var (value, content) = await ReadAsync(db, ct);
        // A read that began before a write of this instance may end after it.
        Learn(db.Tenant.Place.Id, value, content, readAt);
        return Young(db.Tenant.Place.Id) ?? (value, content);
    }

    private static async Task<(long Value, long Content)> ReadAsync(IsekDbContext db, CancellationToken ct)
    {
        var read = await db.Set<TenantRevision>().Select(r => new { r.Value, r.Content }).FirstOrDefaultAsync(ct);
        return (read?.Value ?? 0, read?.Content ?? 0);
    }
}
