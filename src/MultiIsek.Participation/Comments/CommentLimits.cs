using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Participation.Comments;

/// <summary>
/// Grenzen je Adresse und Stadt, in memory: how many forms are taken. The address is that of the connection, or what a known proxy says of it; an IPv6 /64 counts as one.
/// </summary>
internal sealed class CommentLimits(IOptions<CommentOptions> options) : IDisposable
{
    /// <summary>The same form sent again is not a new contribution; this often it may be.</summary>
    private const int Repeats = 100;
    private readonly PartitionedRateLimiter<(int Tenant, string Address)> _comments = ByAddress(options.Value.PerAddress, options.Value.Window);
    private readonly PartitionedRateLimiter<(int Tenant, string Address)> _reports = ByAddress(options.Value.ReportsPerAddress, options.Value.Window);
    private readonly PartitionedRateLimiter<(int Tenant, string Address)> _lookups = ByAddress(options.Value.LookupsPerAddress, options.Value.Window);
    private readonly PartitionedRateLimiter<int> _tenants = PartitionedRateLimiter.Create<int, int>(t =>
        RateLimitPartition.GetSlidingWindowLimiter(t, _ => Window(options.Value.PerTenant, options.Value.Window))
    );
    private readonly PartitionedRateLimiter<Guid> _repeats = PartitionedRateLimiter.Create<Guid, Guid>(s =>
        RateLimitPartition.GetFixedWindowLimiter(
            s,
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = Repeats,
                Window = options.Value.Window,
                QueueLimit = 0,
            }
        )
    );
    private readonly ConcurrentDictionary<Guid, long> _admitted = new();

    /// <summary>Null when the contribution may be stored, else how long to wait.</summary>
    public TimeSpan? Comment(CurrentTenant tenant, HttpContext http, Guid submission)
    {
        if (!_admitted.TryAdd(submission, Environment.TickCount64))
        {
            return Take(_repeats, submission);
        }

        Forget();
        var wait = Take(_comments, (tenant.Place.Id, ClientAddress.Of(http))) ?? Take(_tenants, tenant.Place.Id);
        if (wait is not null)
        {
            _admitted.TryRemove(submission, out _);
        }

        return wait;
    }

    public TimeSpan? Report(CurrentTenant tenant, HttpContext http) => Take(_reports, (tenant.Place.Id, ClientAddress.Of(http)));

    public TimeSpan? Lookup(CurrentTenant tenant, HttpContext http) => Take(_lookups, (tenant.Place.Id, ClientAddress.Of(http)));

    public void Dispose()
    {
        _comments.Dispose();
        _reports.Dispose();
        _lookups.Dispose();
        _tenants.Dispose();
        _repeats.Dispose();
    }

    private static PartitionedRateLimiter<(int Tenant, string Address)> ByAddress(int permits, TimeSpan window) =>
        PartitionedRateLimiter.Create<(int Tenant, string Address), (int, string)>(k => RateLimitPartition.GetSlidingWindowLimiter(k, _ => Window(permits, window)));

    private static SlidingWindowRateLimiterOptions Window(int permits, TimeSpan window) =>
        new()
        {
            PermitLimit = permits,
            Window = window,
            SegmentsPerWindow = 10,
            QueueLimit = 0,
        };

    private TimeSpan? Take<TKey>(PartitionedRateLimiter<TKey> limiter, TKey key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired)
        {
            return null;
        }

        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : options.Value.Window;
    }

    private void Forget()
    {
        if (_admitted.Count < 20_000)
        {
            return;
        }

        var old = Environment.TickCount64 - (long)options.Value.Window.TotalMilliseconds;
        foreach (var (submission, at) in _admitted.Where(a => a.Value < old))
        {
            _admitted.TryRemove(submission, out _);
        }
    }
}
