using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Participation.Offline;

/// <summary>
/// Scan eines Stapels: the letter or the cards as they were. Names and handwriting stand in it: only those who moderate read it, and it goes with the period of its phase.
/// </summary>
internal sealed class EntryOriginal : IOwnedByTenant, IUnseen
{
    /// <summary>Bytes of one scan.</summary>
    public const int SizeMax = 20_000_000;

    /// <summary>Scans of one batch.</summary>
    public const int Most = 10;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid BatchId { get; init; }

    /// <summary>As staff called it.</summary>
    public required string FileName { get; init; }
    public required string ContentType { get; init; }

    /// <summary>SHA-256 in lower-case hex; the blob's name.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }
    public required PhotoScan Scan { get; set; }
    public required DateTime StoredAt { get; init; }

    public string Url => $"{OriginalFile.Folder}/{Id:N}";

    internal sealed class Mapping : IEntityTypeConfiguration<EntryOriginal>
    {
        public void Configure(EntityTypeBuilder<EntryOriginal> original)
        {
            original.ToTable("participation_entry_originals");
            original.Ignore(o => o.Url);
            original.Property(o => o.FileName).HasMaxLength(StoredOriginal.FileNameMax);
            original.Property(o => o.ContentType).HasMaxLength(40);
            original.Property(o => o.Sha256).HasMaxLength(64);
            original.HasIndex(o => new { o.TenantId, o.BatchId });
            original.Refers<EntryOriginal, EntryBatch>(o => o.BatchId);
        }
    }
}

/// <summary>The files of all scans.</summary>
internal sealed class OriginalBlobs : IBlobRows
{
    public Type Entity => typeof(EntryOriginal);

    public async Task<IReadOnlyList<BlobRow>> ListAsync(IsekDbContext db, CancellationToken ct) =>
        [.. (await db.Set<EntryOriginal>().Where(o => o.Scan != PhotoScan.Refused).OrderBy(o => o.Id).AsNoTracking().ToListAsync(ct)).Select(o => new BlobRow(o.Sha256, o.Url))];
}

/// <summary>What scans take of the booked room.</summary>
internal sealed class OriginalBytes(IsekDbContext db) : IStoredBytes
{
    public async Task<long> UsedAsync(CancellationToken ct) => await db.Set<EntryOriginal>().SumAsync(o => o.Size, ct);
}
