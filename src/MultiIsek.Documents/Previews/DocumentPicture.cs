using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Library;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Documents.Previews;

/// <summary>Vorschaubild einer Datei: a picture made small, or the first page of a PDF. Never asked for twice: one that could not be made has its row, too.</summary>
internal sealed class DocumentPicture : IOwnedByTenant
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid VersionId { get; init; }

    /// <summary>The blob's name; null where no tool made a picture of the file.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Pixels.</summary>
    public int Width { get; init; }
    public int Height { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<DocumentPicture>
    {
        public void Configure(EntityTypeBuilder<DocumentPicture> picture)
        {
            picture.ToTable("documents_pictures");
            picture.Property(p => p.Sha256).HasMaxLength(64);
            picture.HasIndex(p => new { p.TenantId, p.VersionId }).IsUnique();
            picture.Refers<DocumentPicture, DocumentVersion>(p => p.VersionId);
        }
    }
}

/// <summary>The files of all previews.</summary>
internal sealed class PictureBlobs : IBlobRows
{
    public Type Entity => typeof(DocumentPicture);

    public async Task<IReadOnlyList<BlobRow>> ListAsync(IsekDbContext db, CancellationToken ct)
    {
        var rows = await db.Set<DocumentPicture>()
            .Where(p => p.Sha256 != null)
            .Join(
                db.Set<DocumentVersion>(),
                p => p.VersionId,
                v => v.Id,
                (p, v) =>
                    new
                    {
                        p.Sha256,
                        v.DocumentId,
                        v.No,
                        v.FileName,
                    }
            )
            .Join(
                db.Set<Document>(),
                v => v.DocumentId,
                d => d.Id,
                (v, d) =>
                    new
                    {
                        v.Sha256,
                        d.Key,
                        v.No,
                        v.FileName,
                    }
            )
            .OrderBy(r => r.Key)
            .ThenBy(r => r.No)
            .ThenBy(r => r.FileName)
            .ToListAsync(ct);
        return [.. rows.Select(r => new BlobRow(r.Sha256!, Download.PreviewUrl(r.Key, r.No, r.FileName)))];
    }
}
