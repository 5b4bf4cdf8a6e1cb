using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Tests;

/// <summary>The walls, read from the model: what is wrong with it, in words.</summary>
internal static class ModelRules
{
    private const string Tenant = nameof(IOwnedByTenant.TenantId);

    public static IEnumerable<string> Faults(IReadOnlyModel model) => model.GetEntityTypes().SelectMany(e => Faults(e).Select(fault => $"{e.DisplayName()}: {fault}"));

    private static IEnumerable<string> Faults(IReadOnlyEntityType entity)
    {
        if (!typeof(IOwnedByTenant).IsAssignableFrom(entity.ClrType))
        {
            yield return "belongs to no tenant";
            yield break;
        }

        if (entity.GetDeclaredQueryFilters().All(f => f.Key != IsekDbContext.TenantFilter))
        {
            yield return "has no tenant filter";
        }

        foreach (var key in entity.GetKeys().Where(k => k.Properties[0].Name != Tenant && !(k.IsPrimaryKey() && typeof(IKeyedByFramework).IsAssignableFrom(entity.ClrType))))
        {
            yield return $"key {Names(key.Properties)} does not start with TenantId";
        }

        foreach (var index in entity.GetIndexes().Where(i => i.Properties[0].Name != Tenant))
        {
            yield return $"index {Names(index.Properties)} does not start with TenantId";
        }

        foreach (var foreign in entity.GetForeignKeys())
        {
            if (foreign.Properties[0].Name != Tenant || foreign.PrincipalKey.Properties[0].Name != Tenant)
            {
                yield return $"foreign key {Names(foreign.Properties)} does not start with TenantId on both sides";
            }

            if (foreign.DeleteBehavior != Conventions.Refused)
            {
                yield return $"foreign key {Names(foreign.Properties)} does not refuse but {foreign.DeleteBehavior}";
            }
        }
    }

    private static string Names(IEnumerable<IReadOnlyProperty> properties) => $"({string.Join(", ", properties.Select(p => p.Name))})";
}
