using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Transfer;

namespace MultiIsek.Documents.Library;

/// <summary>Dokumentgruppe: how the city itself sorts its documents (Baustein A, Kapitel 4 …).</summary>
internal sealed class DocumentGroup : IOwnedByTenant, IKeyed, IRevised
{
    public const int TitleMax = 200;
    public const int NumberMax = 20;
    public const int NoteMax = 1000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required string Key { get; init; }
    public string? Number { get; set; }
    public string Title { get; set; } = "";
    public string? Note { get; set; }
    public int SortOrder { get; set; }
    public int Revision { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DocumentGroup>
    {
        public void Configure(EntityTypeBuilder<DocumentGroup> group)
        {
            group.ToTable("documents_groups");
            group.Property(g => g.Key).HasMaxLength(Conventions.KeyMax);
            group.HasIndex(g => new { g.TenantId, g.Key }).IsUnique();
            group.Property(g => g.Number).HasMaxLength(NumberMax);
            group.Property(g => g.Title).HasMaxLength(TitleMax);
            group.Property(g => g.Note).HasMaxLength(NoteMax);
        }
    }
}
