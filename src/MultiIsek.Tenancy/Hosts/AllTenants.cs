using MultiIsek.Kernel.Sending;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Tenancy.Hosts;

/// <summary>All cities, for work that goes round them one after the other.</summary>
internal sealed class AllTenants(TenantDirectory directory) : IAllTenants
{
    public async Task<IReadOnlyList<TenantPlace>> ListAsync(CancellationToken ct) => [.. (await directory.ListAsync(ct)).Select(s => s.Place)];
}
