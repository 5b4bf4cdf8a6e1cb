using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Kernel.Sending;

/// <summary>Knows all cities; the catalog's module says which.</summary>
public interface IAllTenants
{
    Task<IReadOnlyList<TenantPlace>> ListAsync(CancellationToken ct);
}
