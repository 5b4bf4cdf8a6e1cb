using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Library;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Documents.Versions;

/// <summary>Dokumentfassung: one file of a document. The bytes of a file never change; a new version gets a new number and the old address keeps the old bytes.</summary>
internal sealed class DocumentVersion : IOwnedByTenant
{
    public const int FileNameMax = 150;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid DocumentId { get; init; }

    /// <summary>Counts from 1; files of one version (PDF and text) share it.</summary>
    public required int No { get; init; }
    public required string FileName { get; init; }
    public required string ContentType { get; init; }

    /// <summary>SHA-256 in lower-case hex; the blob's name.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }
    public required DateTime StoredAt { get; init; }
    public int SortOrder { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DocumentVersion>
    {
        public void Configure(EntityTypeBuilder<DocumentVersion> version)
        {
            version.ToTable("documents_versions");
            version.Property(v => v.FileName).HasMaxLength(FileNameMax);
            version.Property(v => v.ContentType).HasMaxLength(120);
            version.Property(v => v.Sha256).HasMaxLength(64);
            version
                .HasIndex(v => new
                {
                    v.TenantId,
                    v.DocumentId,
                    v.No,
                    v.FileName,
                })
                .IsUnique();
            version.Refers<DocumentVersion, Document>(v => v.DocumentId);
        }
    }
}
