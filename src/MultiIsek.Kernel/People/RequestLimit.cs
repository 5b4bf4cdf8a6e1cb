using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace MultiIsek.Kernel.People;

/// <summary>
/// Grenze: so many within a sliding window for each key, counted in this instance's memory. A key names the city, so that one city's limit is no other's.
/// It remembers the moment of each permit, so it can say exactly when the next one is free.
/// </summary>
/// <param name="time">A clock that is set back frees what was taken after the moment to which it is set: nobody waits for a mistake of the clock.</param>
/// <param name="keysMax">More keys than this are not remembered; those whose last permit is oldest are forgotten first.</param>
public sealed class RequestLimit<TKey>(int permits, TimeSpan window, TimeProvider time, int keysMax = 100_000)
    where TKey : notnull
{
    /// <summary>Ticks by which clocks are corrected all the time.</summary>
    private const long Slack = TimeSpan.TicksPerSecond;
    private readonly ConcurrentDictionary<TKey, Log> _logs = new();
    private readonly Lock _sweeping = new();
    private long _nextSweep;

    // Its own: the dictionary would take all its locks to count, at every request.
    private int _keys;

    /// <summary>How many keys are remembered.</summary>
    public int Keys => Volatile.Read(ref _keys);

    /// <summary>Null when it was taken, else how long until the next permit is free.</summary>
    public TimeSpan? Take(TKey key)
    {
        Sweep(Now);
        while (true)
        {
            if (!_logs.TryGetValue(key, out var log))
            {
                log = new Log();
                if (!_logs.TryAdd(key, log))
                {
                    continue;
                }

                Interlocked.Increment(ref _keys);
            }

            lock (log)
            {
                if (log.IsGone)
                {
                    // Swept away between finding and locking it.
                    continue;
                }

                // Read under the lock: else a slower request would take the faster one's permit for one of the future.
                var now = Now;
                if (Wait(log, now) is { } wait)
                {
                    return wait;
                }

                log.Taken.Enqueue(now);
                log.Last = now;
                return null;
            }
        }
    }

    /// <summary>How long until a permit is free, without taking one; null when one is.</summary>
    public TimeSpan? Look(TKey key)
    {
        if (!_logs.TryGetValue(key, out var log))
        {
            return null;
        }

        lock (log)
        {
            return Wait(log, Now);
        }
    }

    /// <summary>Gives a permit back that was taken for nothing.</summary>
    public void GiveBack(TKey key)
    {
        if (!_logs.TryGetValue(key, out var log))
        {
            return;
        }

        lock (log)
        {
            if (log.Taken.Count > 0)
            {
                // Which of them does not matter to the count; without the newest nobody waits longer than before.
                var kept = log.Taken.SkipLast(1).ToList();
                log.Taken.Clear();
                kept.ForEach(log.Taken.Enqueue);
            }
        }
    }

    private long Now => time.GetUtcNow().UtcTicks;

    private TimeSpan? Wait(Log log, long now)
    {
        while (log.Taken.TryPeek(out var oldest) && (oldest <= now - window.Ticks || log.Last > now + Slack))
        {
            log.Taken.Dequeue();
            log.Last = log.Taken.Count == 0 ? 0 : log.Last;
        }

        return log.Taken.Count < permits ? null : TimeSpan.FromTicks(log.Taken.Peek() + window.Ticks - now);
    }

    /// <summary>Once in a window, and whenever there are too many keys. One sweeps, the others go on.</summary>
    private void Sweep(long now)
    {
        if ((now < _nextSweep && now >= _nextSweep - window.Ticks && Keys < keysMax) || !_sweeping.TryEnter())
        {
            return;
        }

        try
        {
            _nextSweep = now + window.Ticks;
            foreach (var (key, log) in _logs)
            {
                if (log.Last <= now - window.Ticks)
                {
                    Forget(key, log);
                }
            }

            // Room for a while: sorting is not for every request.
            var tooMany = Keys >= keysMax ? Keys - (keysMax / 10 * 9) : 0;
            foreach (var (key, log) in _logs.ToArray().OrderBy(l => l.Value.Last).Take(tooMany))
            {
                Forget(key, log);
            }
        }
        finally
        {
            _sweeping.Exit();
        }
    }

    private void Forget(TKey key, Log log)
    {
        lock (log)
        {
            log.IsGone = true;
            if (_logs.TryRemove(new KeyValuePair<TKey, Log>(key, log)))
            {
                Interlocked.Decrement(ref _keys);
            }
        }
    }

    private sealed class Log
    {
        public Queue<long> Taken { get; } = new();

        /// <summary>Ticks of the newest permit.</summary>
        public long Last { get; set; }
        public bool IsGone { get; set; }
    }
}

public static class RetryLater
{
    /// <summary>Says when to come again, in whole seconds.</summary>
    public static void SetRetryAfter(this HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
