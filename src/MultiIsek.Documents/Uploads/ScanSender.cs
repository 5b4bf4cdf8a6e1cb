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

/// <summary>Holt eine Virenprüfung nach: the outbox asks again, with growing pauses, until the scanner answers. Until then nobody gets the file.</summary>
internal sealed class ScanSender(IsekDbContext db, IBlobStore blobs, VirusScanner scanner, DocumentSaves saves, Outbox outbox, TenantCache cache) : IOutboxSender
{
    public const string MessageKind = "document.scan";

    public string Kind => MessageKind;
    public string German => "Virenprüfung einer Datei";

    public async Task SendAsync(Guid id, string payload, CancellationToken ct)
    {
        var versionId = JsonSerializer.Deserialize<Guid>(payload);
        if (await db.Set<DocumentVersion>().SingleOrDefaultAsync(v => v.Id == versionId, ct) is not { Scan: ScanState.Waiting } version)
        {
            return;
        }

        await using var content = await blobs.OpenAsync(db.Tenant.Place.Id, version.Sha256, ct) ?? throw new OutboxRefusedException("file gone");
        version.Scan = await scanner.ScanAsync(content, ct) switch
        {
            ScanOutcome.Clean => ScanState.Clean,
            ScanOutcome.Found => ScanState.Infected,
            ScanOutcome.TooLarge => ScanState.TooLarge,
            _ => throw new OutboxDelayedException("scanner away", new IOException()),
        };
        if (version.Scan == ScanState.Clean)
        {
            FileWork.Begin(outbox, version);
        }

        await saves.SaveAsync(ct);
        cache.Forget(db.Tenant.Place.Id);
    }
}

/// <summary>What the outbox has given up after some days is asked once more each day.</summary>
internal sealed class ScanChore(IsekDbContext db, VirusScanner scanner, Outbox outbox) : ICityChore
{
    public async Task RunAsync(CancellationToken ct)
    {
        if (!scanner.IsOn || await db.Set<OutboxMessage>().AnyAsync(m => m.Kind == ScanSender.MessageKind && m.DueAt != null, ct))
        {
            return;
        }

        foreach (var version in await db.Set<DocumentVersion>().Where(v => v.Scan == ScanState.Waiting).Select(v => v.Id).ToListAsync(ct))
        {
            outbox.Add(ScanSender.MessageKind, version);
        }

        await db.SaveChangesAsync(ct);
    }
}
