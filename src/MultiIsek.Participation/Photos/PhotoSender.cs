using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Sending;

namespace MultiIsek.Participation.Photos;

/// <summary>Holt die Virenprüfung eines Fotos nach, where the scanner did not answer, and makes it small.</summary>
internal sealed class PhotoSender(IsekDbContext db, IMediator mediator, TenantCache cache) : IOutboxSender
{
    public const string MessageKind = "contribution.photo";

    public string Kind => MessageKind;
    public string German => "Prüfung und Verkleinerung eines Fotos";

    public async Task SendAsync(Guid id, string payload, CancellationToken ct)
    {
        var photoId = JsonSerializer.Deserialize<Guid>(payload);
        if (await db.Set<ContributionPhoto>().SingleOrDefaultAsync(p => p.Id == photoId, ct) is not { } photo)
        {
            return;
        }

        if (photo.Scan == PhotoScan.Waiting)
        {
            photo.Scan = await mediator.Send(new ScanPhoto(photo.Sha256), ct);
            if (photo.Scan == PhotoScan.Waiting)
            {
                throw new OutboxDelayedException("scanner away", new IOException());
            }
        }

        if (photo is { Scan: PhotoScan.Passed, SmallSha256: null } && await mediator.Send(new ShrinkPhoto(photo.Sha256, photo.ContentType), ct) is { } small)
        {
            (photo.SmallSha256, photo.SmallSize, photo.SmallWidth, photo.SmallHeight) = (small.Sha256, small.Size, small.Width, small.Height);
        }

        await db.SaveChangesAsync(ct);
        cache.Forget(db.Tenant.Place.Id);
    }
}

/// <summary>What the outbox has given up after some days is asked once more each day.</summary>
internal sealed class PhotoChore(IsekDbContext db, Outbox outbox) : ICityChore
{
    public async Task RunAsync(CancellationToken ct)
    {
        if (await db.Set<OutboxMessage>().AnyAsync(m => m.Kind == PhotoSender.MessageKind && m.DueAt != null, ct))
        {
            return;
        }

        foreach (var photo in await db.Set<ContributionPhoto>().Where(p => p.Scan == PhotoScan.Waiting).Select(p => p.Id).ToListAsync(ct))
        {
            outbox.Add(PhotoSender.MessageKind, photo);
        }

        await db.SaveChangesAsync(ct);
    }
}
