using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace MultiIsek.Web.Caching;

/// <summary>
/// The kept pages, in two halves. What is asked for moves into the young one; when that is full it becomes the old one, and what nobody asked for meanwhile is gone.
/// Pages of a past revision go that way by themselves. No list is kept in order, so that a hit costs one look and a flood of misses no more than their pages.
/// </summary>
internal sealed class PageStore(IOptions<CacheOptions> options)
{
    private readonly long _half = options.Value.Megabytes * 1024L * 1024 / 2;
    private readonly Lock _turning = new();
    private ConcurrentDictionary<PageKey, KeptPage> _young = new();
    private ConcurrentDictionary<PageKey, KeptPage> _old = new();
    private long _weight;

    public KeptPage? Find(PageKey key, DateTime now)
    {
        if (!_young.TryGetValue(key, out var page))
        {
            if (!_old.TryGetValue(key, out page))
            {
                return null;
            }

            Keep(key, page);
        }

        return page.IsOf(now) ? page : null;
    }

    public void Keep(PageKey key, KeptPage page)
    {
        _young[key] = page;
        if (Interlocked.Add(ref _weight, page.Weight + key.Weight) > _half)
        {
            Turn();
        }
    }

    private void Turn()
    {
        lock (_turning)
        {
            if (_weight > _half)
            {
                (_old, _young) = (_young, new ConcurrentDictionary<PageKey, KeptPage>());
                _weight = 0;
            }
        }
    }
}
