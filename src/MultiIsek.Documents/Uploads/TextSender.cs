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

/// <summary>Wertet eine Datei aus, once: its text for the search, and of a PDF whether it is tagged. Nothing else reads files for the search, so that no transaction waits for the store.</summary>
internal sealed class TextSender(IsekDbContext db, IBlobStore blobs, PdfReader reader, DocumentSaves saves, TenantCache cache) : IOutboxSender
{
    public const string MessageKind = "document.read";

    public string Kind => MessageKind;
    public string German => "Auswertung einer Datei";

    public async Task SendAsync(Guid id, string payload, CancellationToken ct)
    {
        var versionId = JsonSerializer.Deserialize<Guid>(payload);
        var version = await db.Set<DocumentVersion>().SingleOrDefaultAsync(v => v.Id == versionId, ct);
        if (version?.Scan.IsPassed() != true || await db.Set<DocumentText>().AnyAsync(t => t.VersionId == versionId, ct))
        {
            return;
        }

        var isPdf = PdfReader.Reads(version.FileName);
        if (isPdf && reader.Missing.Count > 0)
        {
            return;
        }

        using (var file = await TempFile.OfAsync(blobs, db.Tenant.Place.Id, version.Sha256, version.FileName, ct))
        {
            var facts =
                isPdf ? await reader.ReadAsync(file.Path, ct)
                : WordReader.Reads(version.FileName) ? new(null, await WordReader.ReadAsync(file.Path, ct))
                : new(null, await PlainReader.ReadAsync(file.Path, ct));
            version.IsTagged = facts.IsTagged;
            db.Add(new DocumentText { VersionId = version.Id, Text = facts.Text });
        }

        await saves.SaveAsync(ct);
        cache.Forget(db.Tenant.Place.Id);
    }
}

/// <summary>Files that came before the tools did, or with the city's data, are read bit by bit.</summary>
internal sealed class TextChore(IsekDbContext db, PdfReader reader, Outbox outbox) : ICityChore
{
    private const int Batch = 100;

    public async Task RunAsync(CancellationToken ct)
    {
        if (await db.Set<OutboxMessage>().AnyAsync(m => m.Kind == TextSender.MessageKind && m.DueAt != null, ct))
        {
            return;
        }

        var hasTools = reader.Missing.Count == 0;
        var unread = await db.Set<DocumentVersion>()
            .Where(v => (hasTools && v.ContentType == "application/pdf") || v.FileName.EndsWith(".docx") || v.FileName.EndsWith(".md") || v.FileName.EndsWith(".txt"))
            .Where(v => Scans.Passed.Contains(v.Scan) && !db.Set<DocumentText>().Any(t => t.VersionId == v.Id))
            .OrderByDescending(v => v.StoredAt)
            .ThenBy(v => v.Id)
            .Select(v => v.Id)
            .Take(Batch)
            .ToListAsync(ct);
        unread.ForEach(v => outbox.Add(TextSender.MessageKind, v));
        await db.SaveChangesAsync(ct);
    }
}
