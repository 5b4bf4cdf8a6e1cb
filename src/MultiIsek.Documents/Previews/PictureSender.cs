using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Uploads;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Files.Pictures;
using MultiIsek.Kernel.Sending;

namespace MultiIsek.Documents.Previews;

/// <summary>Macht das Vorschaubild einer Datei, once.</summary>
internal sealed class PictureSender(IsekDbContext db, IBlobStore blobs, PictureMaker maker, TenantCache cache) : IOutboxSender
{
    public const string MessageKind = "document.picture";

    public string Kind => MessageKind;
    public string German => "Vorschaubild einer Datei";

    public async Task SendAsync(Guid id, string payload, CancellationToken ct)
    {
        var versionId = JsonSerializer.Deserialize<Guid>(payload);
        var version = await db.Set<DocumentVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == versionId, ct);
        if (version?.Scan.IsPassed() != true || !maker.Types.Contains(version.ContentType) || await db.Set<DocumentPicture>().AnyAsync(p => p.VersionId == versionId, ct))
        {
            return;
        }

        using var file = await TempFile.OfAsync(blobs, db.Tenant.Place.Id, version.Sha256, version.FileName, ct);
        var made = await maker.MakeAsync(file, version.ContentType, ct);
        db.Add(made is null ? new DocumentPicture { VersionId = versionId } : await StoreAsync(versionId, made, ct));
        await db.SaveChangesAsync(ct);
        cache.Forget(db.Tenant.Place.Id);
    }

    private async Task<DocumentPicture> StoreAsync(Guid version, string path, CancellationToken ct)
    {
        await using var content = File.OpenRead(path);
        var bare = await BarePicture.ReadAsync(content, ct) ?? throw new OutboxRefusedException("no picture made");
        var stored = await blobs.PutAsync(db.Tenant.Place.Id, bare.Content, ct);
        return new()
        {
            VersionId = version,
            Sha256 = stored.Sha256,
            Width = bare.Width,
            Height = bare.Height,
        };
    }
}

/// <summary>Files that came before the tools did, or with the city's data, get their previews bit by bit.</summary>
internal sealed class PictureChore(IsekDbContext db, PictureMaker maker, Outbox outbox) : ICityChore
{
    private const int Batch = 100;

    public async Task RunAsync(CancellationToken ct)
    {
        var types = maker.Types;
        if (types.Count == 0 || await db.Set<OutboxMessage>().AnyAsync(m => m.Kind == PictureSender.MessageKind && m.DueAt != null, ct))
        {
            return;
        }

        var without = await db.Set<DocumentVersion>()
            .Where(v => types.Contains(v.ContentType) && Scans.Passed.Contains(v.Scan) && !db.Set<DocumentPicture>().Any(p => p.VersionId == v.Id))
            .OrderByDescending(v => v.StoredAt)
            .ThenBy(v => v.Id)
            .Select(v => v.Id)
            .Take(Batch)
            .ToListAsync(ct);
        without.ForEach(v => outbox.Add(PictureSender.MessageKind, v));
        await db.SaveChangesAsync(ct);
    }
}
