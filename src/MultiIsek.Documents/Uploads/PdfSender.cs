using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Desk;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Sending;

namespace MultiIsek.Documents.Uploads;

/// <summary>Wertet eine PDF-Datei aus, once: whether it is tagged, and its text for the search.</summary>
internal sealed class PdfSender(IsekDbContext db, IBlobStore blobs, PdfReader reader, DocumentSaves saves, TenantCache cache) : IOutboxSender
{
    public const string MessageKind = "document.read";

    public string Kind => MessageKind;

    public async Task SendAsync(Guid id, string payload, CancellationToken ct)
    {
        var versionId = JsonSerializer.Deserialize<Guid>(payload);
        var version = await db.Set<DocumentVersion>().SingleOrDefaultAsync(v => v.Id == versionId, ct);
        if (reader.Missing.Count > 0 || version?.Scan.IsPassed() != true || await db.Set<DocumentText>().AnyAsync(t => t.VersionId == versionId, ct))
        {
            return;
        }

        var path = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():N}.pdf");
        try
        {
            await using (var content = await blobs.OpenAsync(db.Tenant.Place.Id, version.Sha256, ct) ?? throw new OutboxRefusedException("file gone"))
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read))
            {
                await content.CopyToAsync(file, ct);
            }

            var facts = await reader.ReadAsync(path, ct);
            version.IsTagged = facts.IsTagged;
            db.Add(new DocumentText { VersionId = version.Id, Text = facts.Text.Replace("\0", "", StringComparison.Ordinal) });
        }
        finally
        {
            File.Delete(path);
        }

        await saves.SaveAsync(ct);
        cache.Forget(db.Tenant.Place.Id);
    }
}

/// <summary>Files that came before the tools did, or with the city's data, are read bit by bit.</summary>
internal sealed class PdfChore(IsekDbContext db, PdfReader reader, Outbox outbox) : ICityChore
{
    private const int Batch = 100;

    public async Task RunAsync(CancellationToken ct)
    {
        if (reader.Missing.Count > 0 || await db.Set<OutboxMessage>().AnyAsync(m => m.Kind == PdfSender.MessageKind && m.DueAt != null, ct))
        {
            return;
        }

        var unread = await db.Set<DocumentVersion>()
            .Where(v => v.ContentType == "application/pdf" && Scans.Passed.Contains(v.Scan) && !db.Set<DocumentText>().Any(t => t.VersionId == v.Id))
            .OrderByDescending(v => v.StoredAt)
            .ThenBy(v => v.Id)
            .Select(v => v.Id)
            .Take(Batch)
            .ToListAsync(ct);
        unread.ForEach(v => outbox.Add(PdfSender.MessageKind, v));
        await db.SaveChangesAsync(ct);
    }
}
