using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Library;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Documents.Versions;

/// <summary>What is known of a file's safety.</summary>
internal enum ScanState
{
    /// <summary>The operator brought it, with the city's data folder.</summary>
    Imported,

    /// <summary>Uploaded while this installation had no virus scanner.</summary>
    Unchecked,
    Clean,

    /// <summary>In Prüfung: the scanner did not answer. Nobody gets the file.</summary>
    Waiting,

    /// <summary>The scanner found something once it was back. Nobody gets the file, and its bytes go with the next sweep.</summary>
    Infected,

    /// <summary>Once it was back, the scanner said that the file is too large for it. As <see cref="Infected"/>.</summary>
    TooLarge,
}

internal static class Scans
{
    /// <summary>Files of these states are given to whoever may see their document.</summary>
    public static readonly ScanState[] Passed = [ScanState.Imported, ScanState.Unchecked, ScanState.Clean];

    public static bool IsPassed(this ScanState state) => Passed.Contains(state);
}

/// <summary>Dokumentfassung: one file of a document. The bytes of a file never change; a new version gets a new number and the old address keeps the old bytes.</summary>
internal sealed class DocumentVersion : IOwnedByTenant
{
    public const int FileNameMax = 150;

    /// <summary>Whoever may see its document gets this file.</summary>
    public static readonly Expression<Func<DocumentVersion, bool>> IsGiven = v => v.WithdrawnAt == null && Scans.Passed.Contains(v.Scan);

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
    public ScanState Scan { get; set; }
    public DateTime? WithdrawnAt { get; set; }
    public string? WithdrawnReason { get; set; }

    /// <summary>Of a PDF: whether it is tagged, as screen readers need it. Null where nothing could tell.</summary>
    public bool? IsTagged { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DocumentVersion>
    {
        public void Configure(EntityTypeBuilder<DocumentVersion> version)
        {
            version.ToTable("documents_versions");
            version.Property(v => v.FileName).HasMaxLength(FileNameMax);
            version.Property(v => v.ContentType).HasMaxLength(120);
            version.Property(v => v.Sha256).HasMaxLength(64);
            version.Property(v => v.WithdrawnReason).HasMaxLength(Document.ReasonMax);
            version.HasIndex(v => new { v.TenantId, v.Scan });
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
