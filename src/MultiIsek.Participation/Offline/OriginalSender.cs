using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Sending;

namespace MultiIsek.Participation.Offline;

/// <summary>Holt die Virenprüfung eines Scans nach, where the scanner did not answer.</summary>
internal sealed class OriginalSender(IsekDbContext db, IMediator mediator) : IOutboxSender
{
    public const string MessageKind = "entry.original";

    public string Kind => MessageKind;
    public string German => "Virenprüfung eines Scans";

    public async Task SendAsync(Guid id, string payload, CancellationToken ct)
    {
        var original = JsonSerializer.Deserialize<Guid>(payload);
        if (await db.Set<EntryOriginal>().SingleOrDefaultAsync(o => o.Id == original && o.Scan == PhotoScan.Waiting, ct) is { } row)
        {
            row.Scan = await mediator.Send(new ScanPhoto(row.Sha256), ct);
            await db.SaveChangesAsync(ct);
            if (row.Scan == PhotoScan.Waiting)
            {
                throw new OutboxDelayedException("scanner away", new IOException());
            }
        }
    }
}

/// <summary>Scans that the outbox has given up are asked about once more each day.</summary>
internal sealed class OriginalChore(IsekDbContext db, Outbox outbox) : ICityChore
{
    public async Task RunAsync(CancellationToken ct)
    {
        if (!await db.Set<OutboxMessage>().AnyAsync(m => m.Kind == OriginalSender.MessageKind && m.DueAt != null, ct))
        {
            (await db.Set<EntryOriginal>().Where(o => o.Scan == PhotoScan.Waiting).Select(o => o.Id).ToListAsync(ct)).ForEach(o => outbox.Add(OriginalSender.MessageKind, o));
            await db.SaveChangesAsync(ct);
        }
    }
}
