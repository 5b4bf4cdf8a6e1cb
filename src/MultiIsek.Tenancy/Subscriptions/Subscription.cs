using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Subscriptions;

/// <summary>Abonnement: what was agreed with a city. Without a row everything is booked and nothing limited.</summary>
internal sealed class Subscription : ICatalogRow
{
    public int TenantId { get; init; }

    /// <summary>What is not booked: a module that comes later is on for everybody.</summary>
    public List<Feature> Off { get; set; } = [];
    public int? StorageMb { get; set; }
    public int? ContributionsAYear { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Subscription>
    {
        public void Configure(EntityTypeBuilder<Subscription> subscription)
        {
            subscription.ToTable("tenancy_subscriptions");
            subscription.HasKey(s => s.TenantId);
            subscription.Property(s => s.TenantId).ValueGeneratedNever();
            subscription.Property(s => s.Off).IsJson();
            subscription.HasOne<Tenant>().WithOne().HasForeignKey<Subscription>(s => s.TenantId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
