using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Documents.Versions;

/// <summary>Text einer Datei, as far as a tool could read it out of a PDF: for the search.</summary>
internal sealed class DocumentText : IOwnedByTenant
{
    public const int TextMax = 20_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid VersionId { get; init; }
    public required string Text { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DocumentText>
    {
        public void Configure(EntityTypeBuilder<DocumentText> text)
        {
            text.ToTable("documents_texts");
            text.Property(t => t.Text).HasMaxLength(TextMax);
            text.HasIndex(t => new { t.TenantId, t.VersionId }).IsUnique();
            text.Refers<DocumentText, DocumentVersion>(t => t.VersionId);
        }
    }
}
