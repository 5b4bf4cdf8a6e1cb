using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Kernel.Data;

/// <summary>Hinweis zu einer Liste: what the city says above all its places or documents ("nicht abschließend").</summary>
public sealed class ListNote : IOwnedByTenant
{
    public const int TextMax = 1000;

    public int TenantId { get; private set; }

    /// <summary>Name of the list: "spaces", "documents".</summary>
    public required string List { get; init; }
    public required string Text { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ListNote>
    {
        public void Configure(EntityTypeBuilder<ListNote> note)
        {
            note.ToTable("kernel_list_notes");
            note.HasKey(n => new { n.TenantId, n.List });
            note.Property(n => n.List).HasMaxLength(40);
            note.Property(n => n.Text).HasMaxLength(TextMax);
        }
    }
}
