using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Subscriptions;

internal sealed class Quotas(CurrentSite site) : IQuotas
{
    private const long Megabyte = 1_000_000;

    public long? LimitOf(Quota quota) =>
        (site.Tenant?.Booking, quota) switch
        {
            (null, _) => null,
            ({ } booking, Quota.Storage) => booking.StorageMb * Megabyte,
            ({ } booking, Quota.Contributions) => booking.ContributionsAYear,
            _ => throw new InvalidOperationException($"Unknown quota {quota}."),
        };
}
