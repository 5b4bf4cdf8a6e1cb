using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;

namespace MultiIsek.Kernel.Data;

/// <summary>Schlüssel: signs and encrypts tokens and cookies; in the catalog, so that all instances share it.</summary>
public sealed class DataProtectionKey : ICatalogRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string FriendlyName { get; init; }
    public required string Xml { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DataProtectionKey>
    {
        public void Configure(EntityTypeBuilder<DataProtectionKey> key)
        {
            key.ToTable("kernel_data_protection_keys");
            key.Property(k => k.FriendlyName).HasMaxLength(200);
        }
    }
}

/// <summary>Keeps the framework's keys in the catalog.</summary>
public sealed class CatalogKeyRepository(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<CatalogDbContext>().Set<DataProtectionKey>().Select(k => k.Xml).AsEnumerable().Select(x => XElement.Parse(x)).ToList();
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
        db.Add(new DataProtectionKey { FriendlyName = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
