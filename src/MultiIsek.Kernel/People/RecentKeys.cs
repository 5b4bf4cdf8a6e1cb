using System.Collections.Concurrent;

namespace MultiIsek.Kernel.People;

/// <summary>
/// Remembers keys for at least <paramref name="window"/> and at most twice as long, in two halves that take turns: nothing is ever searched through, however many there are.
/// </summary>
/// <param name="keysMax">A half with so many keys is full: then the older half is forgotten early, so that memory stays bounded.</param>
public sealed class RecentKeys<TKey>(TimeSpan window, TimeProvider time, int keysMax = 100_000)
    where TKey : notnull
{
    private readonly Lock _turning = new();
    private ConcurrentDictionary<TKey, byte> _young = new();
    private ConcurrentDictionary<TKey, byte> _old = new();
    private long _since = time.GetUtcNow().UtcTicks;

    // Its own: the dictionary would take all its locks to count.
    private int _count;

    /// <summary>False when the key is remembered already.</summary>
    public bool Add(TKey key)
    {
        Turn();
        if (_old.ContainsKey(key) || !_young.TryAdd(key, 0))
        {
            return false;
        }

        Interlocked.Increment(ref _count);
        return true;
    }

    public void Remove(TKey key)
    {
        if (_young.TryRemove(key, out _))
        {
            Interlocked.Decrement(ref _count);
        }

        _old.TryRemove(key, out _);
    }

    private void Turn()
    {
        if (!IsDue)
        {
            return;
        }

        lock (_turning)
        {
            if (IsDue)
            {
                (_old, _young) = (_young, new ConcurrentDictionary<TKey, byte>());
                _count = 0;
                _since = time.GetUtcNow().UtcTicks;
            }
        }
    }

    private bool IsDue => Volatile.Read(ref _count) >= keysMax || Age >= window.Ticks;

    // A clock that is set back makes nobody wait for it to come round again.
    private long Age => Math.Abs(time.GetUtcNow().UtcTicks - Volatile.Read(ref _since));
}
