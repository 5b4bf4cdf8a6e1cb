using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Site.Contact;

/// <summary>Grenzen des Kontaktformulars, by address and by city, in memory.</summary>
internal sealed class ContactLimits(IOptions<ContactOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<(int Tenant, string Address)> _addresses = PartitionedRateLimiter.Create<(int Tenant, string Address), (int, string)>(k =>
        RateLimitPartition.GetSlidingWindowLimiter(k, _ => Window(options.Value.PerAddress, options.Value.Window))
    );
    private readonly PartitionedRateLimiter<int> _tenants = PartitionedRateLimiter.Create<int, int>(t =>
        RateLimitPartition.GetSlidingWindowLimiter(t, _ => Window(options.Value.PerTenant, options.Value.Window))
    );

    public bool MaySend(CurrentTenant tenant, HttpContext http)
    {
        using var address = _addresses.AttemptAcquire((tenant.Place.Id, ClientAddress.Of(http)));
        if (!address.IsAcquired)
        {
            return false;
        }

        using var city = _tenants.AttemptAcquire(tenant.Place.Id);
        return city.IsAcquired;
    }

    public void Dispose()
    {
        _addresses.Dispose();
        _tenants.Dispose();
    }

    private static SlidingWindowRateLimiterOptions Window(int permits, TimeSpan window) =>
        new()
        {
            PermitLimit = permits,
            Window = window,
            SegmentsPerWindow = 10,
            QueueLimit = 0,
        };
}
