using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Planning.Spaces;

/// <summary>Raumeinheit: Stadtbezirk, Ortsteil, Quartier …, as the city divides itself.</summary>
internal sealed class Space : IOwnedByTenant, IKeyed, IRevised
{
    /// <summary>Characters that the geometries of all places of a city take together: they are sent as one file.</summary>
    public const int GeometriesMax = 2_000_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required string Key { get; init; }
    public SpaceKind Kind { get; set; }
    public string Name { get; set; } = "";
    public Guid? ParentId { get; set; }
    public string? Note { get; set; }

    /// <summary>Where it lies: a geometry in GeoJSON, WGS 84, checked by <see cref="MultiIsek.Kernel.Maps.GeoReader"/>. No source is guessed: null where the city gave none.</summary>
    public string? Geometry { get; set; }
    public DateOnly? ValidFrom { get; set; }

    /// <summary>A space in use is closed, never deleted.</summary>
    public DateOnly? ValidUntil { get; set; }
    public Guid? SourceId { get; set; }
    public string? SourceDetail { get; set; }
    public int SortOrder { get; set; }
    public int Revision { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Space>
    {
        public void Configure(EntityTypeBuilder<Space> space)
        {
            space.ToTable("planning_spaces");
            space.Property(s => s.Key).HasMaxLength(Conventions.KeyMax);
            space.HasIndex(s => new { s.TenantId, s.Key }).IsUnique();
            space.Property(s => s.Name).HasMaxLength(200);
            space.Property(s => s.Note).HasMaxLength(1000);
            space.Property(s => s.SourceDetail).HasMaxLength(200);
            space.Refers<Space, Space>(s => s.ParentId);
            space.Refers(DocumentsKeys.Document, s => s.SourceId);
        }
    }
}
