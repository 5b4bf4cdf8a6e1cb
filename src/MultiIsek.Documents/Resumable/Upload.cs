using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Documents.Resumable;

/// <param name="Sha256">The blob's name.</param>
/// <param name="Size">Bytes.</param>
internal sealed record UploadPart(string Sha256, long Size);

/// <summary>
/// Begonnenes Hochladen: what has arrived so far of a file that one person sends in parts. Nobody can fetch it; it becomes a document's file by the same look and
/// the same scan as one that came in one piece, and goes after a day.
/// </summary>
internal sealed class Upload : IOwnedByTenant, IRevised, IUnseen
{
    public const int KeptHours = 24;

    /// <summary>That one person may have begun at a time.</summary>
    public const int OpenMax = 20;
    private const int ActorMax = 60;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int TenantId { get; private set; }

    /// <summary>The account's id.</summary>
    public required string Actor { get; init; }
    public required string FileName { get; init; }

    /// <summary>Bytes of the whole file.</summary>
    public required long Length { get; init; }
    public required DateTime BegunAt { get; init; }

    /// <summary>In the order of the file.</summary>
    public List<UploadPart> Parts { get; set; } = [];
    public int Revision { get; set; }

    public long Arrived => Parts.Sum(p => p.Size);
    public bool IsWhole => Arrived == Length;
    public DateTime EndsAt => BegunAt.AddHours(KeptHours);

    internal sealed class Mapping : IEntityTypeConfiguration<Upload>
    {
        public void Configure(EntityTypeBuilder<Upload> upload)
        {
            upload.ToTable("documents_uploads");
            upload.Property(u => u.Actor).HasMaxLength(ActorMax);
            upload.Property(u => u.FileName).HasMaxLength(DocumentVersion.FileNameMax);
            upload.Property(u => u.Parts).IsJson();
            upload.Ignore(u => u.Arrived).Ignore(u => u.IsWhole).Ignore(u => u.EndsAt);
            upload.HasIndex(u => new { u.TenantId, u.Actor });
        }
    }
}

/// <summary>What nobody came back to goes; its parts go with the next sweep.</summary>
internal sealed class UploadChore(IsekDbContext db, TimeProvider time) : ICityChore
{
    public Task RunAsync(CancellationToken ct)
    {
        var before = time.GetUtcNow().UtcDateTime.AddHours(-Upload.KeptHours);
        return db.Set<Upload>().Where(u => u.BegunAt < before).ExecuteDeleteAsync(ct);
    }
}

/// <summary>The parts of all uploads that were begun.</summary>
internal sealed class UploadBlobs : IBlobRows
{
    public Type Entity => typeof(Upload);

    public async Task<IReadOnlyList<BlobRow>> ListAsync(IsekDbContext db, CancellationToken ct) =>
        [.. (await db.Set<Upload>().AsNoTracking().OrderBy(u => u.Id).ToListAsync(ct)).SelectMany(u => u.Parts.Select(p => new BlobRow(p.Sha256, UploadEndpoints.UrlOf(u.Id))))];
}
