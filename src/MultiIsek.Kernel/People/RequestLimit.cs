using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace MultiIsek.Kernel.People;

/// <summary>Grenze: so many within a sliding window for each key, counted in this instance's memory. A key names the city, so that one city's limit is no other's.</summary>
public sealed class RequestLimit<TKey>(int permits, TimeSpan window) : IDisposable
    where TKey : notnull
{
    private readonly PartitionedRateLimiter<TKey> _limiter = PartitionedRateLimiter.Create<TKey, TKey>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(
            key,
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = permits,
                Window = window,
                SegmentsPerWindow = 10,
                QueueLimit = 0,
            }
        )
    );

    /// <summary>Null when it was taken, else how long to wait at most.</summary>
    public TimeSpan? Take(TKey key)
    {
        using var lease = _limiter.AttemptAcquire(key);
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait
            : window;
    }

    public void Dispose() => _limiter.Dispose();
}

public static class RetryLater
{
    /// <summary>Says when to come again, in whole seconds.</summary>
    public static void SetRetryAfter(this HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
