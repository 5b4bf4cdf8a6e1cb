using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Documents.Library;

/// <summary>Dokumentenbestand: what the city says about its documents as a whole; one row a city.</summary>
internal sealed class DocumentLibrary : IOwnedByTenant
{
    public const int NoteMax = 1000;

    public int TenantId { get; private set; }
    public string? Note { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DocumentLibrary>
    {
        public void Configure(EntityTypeBuilder<DocumentLibrary> library)
        {
            library.ToTable("documents_libraries");
            library.HasKey(l => l.TenantId);
            library.Property(l => l.Note).HasMaxLength(NoteMax);
        }
    }
}
