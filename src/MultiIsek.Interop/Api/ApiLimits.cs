using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.People;

namespace MultiIsek.Interop.Api;

/// <summary>Grenzen je Adresse und Stadt, in memory; a key makes no difference, so that guessing keys is limited, too.</summary>
internal sealed class ApiLimits(IOptions<ApiOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<(int Tenant, string Address)> _addresses = By<(int Tenant, string Address)>(options.Value.PerAddress, options.Value.Window);
    private readonly PartitionedRateLimiter<int> _tenants = By<int>(options.Value.PerTenant, options.Value.Window);

    /// <summary>Null when the request may be answered, else how long to wait.</summary>
    public TimeSpan? Take(int tenant, HttpContext http) => Take(_addresses, (tenant, ClientAddress.Of(http))) ?? Take(_tenants, tenant);

    public void Dispose()
    {
        _addresses.Dispose();
        _tenants.Dispose();
    }

    private TimeSpan? Take<TKey>(PartitionedRateLimiter<TKey> limiter, TKey key)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (lease.IsAcquired)
        {
            return null;
        }

        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : options.Value.Window;
    }

    private static PartitionedRateLimiter<TKey> By<TKey>(int permits, TimeSpan window)
        where TKey : notnull =>
        PartitionedRateLimiter.Create<TKey, TKey>(k =>
            RateLimitPartition.GetSlidingWindowLimiter(
                k,
                _ => new SlidingWindowRateLimiterOptions
                {
                    PermitLimit = permits,
                    Window = window,
                    SegmentsPerWindow = 10,
                    QueueLimit = 0,
                }
            )
        );
}
