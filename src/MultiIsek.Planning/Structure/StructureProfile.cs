using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Transfer;

namespace MultiIsek.Planning.Structure;

/// <summary>Strukturprofil: which kinds of elements a plan has, how they nest, count and are numbered. Every plan version pins one revision.</summary>
internal sealed class StructureProfile : IOwnedByTenant, IKeyed
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required string Key { get; init; }
    public int Number { get; set; } = 1;

    internal sealed class Mapping : IEntityTypeConfiguration<StructureProfile>
    {
        public void Configure(EntityTypeBuilder<StructureProfile> profile)
        {
            profile.ToTable("planning_structure_profiles");
            profile.Property(p => p.Key).HasMaxLength(Conventions.KeyMax);
            profile.HasIndex(p => new { p.TenantId, p.Key }).IsUnique();
        }
    }
}
