using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Comments;

namespace MultiIsek.Participation.Photos;

/// <summary>Foto eines Beitrags: seen where and when its contribution is, and gone with it. It carries neither place nor time nor the name that its file had.</summary>
internal sealed class ContributionPhoto : IOwnedByTenant
{
    public const int AltMax = 250;

    /// <summary>Bytes of one photo as it is sent.</summary>
    public const int SizeMax = 10_000_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }
    public required Guid ContributionId { get; init; }
    public int SortOrder { get; init; }
    public required string ContentType { get; init; }

    /// <summary>SHA-256 in lower-case hex; the blob's name.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Pixels, as they are stored; a camera held upright may say so in the file.</summary>
    public required int Width { get; init; }
    public required int Height { get; init; }

    /// <summary>What it shows, for those who do not see it; null where nobody said so.</summary>
    public required string? Alt { get; init; }
    public required PhotoScan Scan { get; set; }
    public required DateTime StoredAt { get; init; }

    /// <summary>The same, small; null until it is made, or where this machine makes none.</summary>
    public string? SmallSha256 { get; set; }
    public long SmallSize { get; set; }
    public int SmallWidth { get; set; }
    public int SmallHeight { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ContributionPhoto>
    {
        public void Configure(EntityTypeBuilder<ContributionPhoto> photo)
        {
            photo.ToTable("participation_photos");
            photo.Property(p => p.ContentType).HasMaxLength(40);
            photo.Property(p => p.Sha256).HasMaxLength(64);
            photo.Property(p => p.SmallSha256).HasMaxLength(64);
            photo.Property(p => p.Alt).HasMaxLength(AltMax);
            photo.HasIndex(p => new { p.TenantId, p.Scan });
            photo
                .HasIndex(p => new
                {
                    p.TenantId,
                    p.ContributionId,
                    p.SortOrder,
                })
                .IsUnique();
            photo.Refers<ContributionPhoto, Contribution>(p => p.ContributionId);
        }
    }
}

/// <summary>The files of all photos, and of what was made small of them.</summary>
internal sealed class PhotoBlobs : IBlobRows
{
    public Type Entity => typeof(ContributionPhoto);

    public async Task<IReadOnlyList<BlobRow>> ListAsync(IsekDbContext db, CancellationToken ct)
    {
        var rows = await db.Set<ContributionPhoto>()
            .Where(p => p.Scan != PhotoScan.Refused)
            .OrderBy(p => p.Id)
            .Select(p => new
            {
                p.Id,
                p.Sha256,
                p.SmallSha256,
            })
            .ToListAsync(ct);
        return
        [
            .. rows.Select(r => new BlobRow(r.Sha256, PhotoView.UrlOf(r.Id))),
            .. rows.Where(r => r.SmallSha256 is not null).Select(r => new BlobRow(r.SmallSha256!, PhotoView.SmallUrlOf(r.Id))),
        ];
    }
}

/// <summary>What photos take of the booked room.</summary>
internal sealed class PhotoBytes(IsekDbContext db) : IStoredBytes
{
    public async Task<long> UsedAsync(CancellationToken ct) => await db.Set<ContributionPhoto>().SumAsync(p => p.Size + p.SmallSize, ct);
}
