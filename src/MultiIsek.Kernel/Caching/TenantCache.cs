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
    private readonly ConcurrentDictionary<int, (long Value, long ReadAt)> _revisions = new();

    public void Dispose() => _entries.Dispose();

    /// <summary>The city's revision where it is known and young enough: a hit of the page cache touches no database.</summary>
    public bool TryRevision(int tenantId, out long revision)
    {
        var isFresh = _revisions.TryGetValue(tenantId, out var known) && time.GetElapsedTime(known.ReadAt) < RevisionAge;
        revision = known.Value;
        return isFresh;
    }

    public async ValueTask<long> RevisionAsync(IsekDbContext db, CancellationToken ct)
    {
        var tenant = db.Tenant.Place.Id;
        if (TryRevision(tenant, out var known))
        {
            return known;
        }

        var readAt = time.GetTimestamp();
        var value = await db.Set<TenantRevision>().Select(r => r.Value).FirstOrDefaultAsync(ct);
        _revisions[tenant] = (value, readAt);
        return value;
    }

    /// <summary>This instance wrote: the next request reads the revision again, so that the writer sees the own change at once.</summary>
    public void Forget(int tenantId) => _revisions.TryRemove(tenantId, out _);

    /// <summary>What <paramref name="load"/> gave at this revision of the city.</summary>
    /// <param name="name">Unique name of the thing, constant per call site.</param>
    public async ValueTask<T> GetAsync<T>(IsekDbContext db, string name, Func<CancellationToken, Task<T>> load, CancellationToken ct)
    {
        var key = (db.Tenant.Place.Id, await RevisionAsync(db, ct), name);
        if (_entries.TryGetValue(key, out T? kept))
        {
            return kept!;
        }

        var loaded = await load(ct);
        _entries.Set(key, loaded, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) });
        return loaded;
    }
}
