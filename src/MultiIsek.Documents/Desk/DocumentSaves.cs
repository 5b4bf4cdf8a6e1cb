using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Library;
using MultiIsek.Documents.Uploads;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Search;
using MultiIsek.Kernel.Sending;

namespace MultiIsek.Documents.Desk;

/// <summary>What every change of a document begins and ends with.</summary>
internal sealed class DocumentSaves(IsekDbContext db, IMediator mediator, TimeProvider time, Outbox outbox)
{
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<Document> FindAsync(Guid id, CancellationToken ct) =>
        await db.Set<Document>().SingleOrDefaultAsync(d => d.Id == id, ct) ?? throw new RefusedException("Dieses Dokument gibt es nicht mehr.");

    /// <summary>Saves, and brings the search up to date, which asks the database alone: a file store that is away keeps nobody from saving.</summary>
    public async Task SaveAsync(CancellationToken ct)
    {
        try
        {
            await db.SaveAtDeskAsync(ct);
        }
        catch
        {
            // Of several files each is a command of its own: the next must not try this one again.
            db.ChangeTracker.Clear();
            throw;
        }

        await mediator.Send(new RefreshSearch(typeof(DocumentSearch)), ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>A number for all of them, one above the highest.</summary>
    public async Task<int> AddFilesAsync(Guid document, IReadOnlyList<TakenFile> files, CancellationToken ct)
    {
        if (files.Select(f => f.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() < files.Count)
        {
            throw new RefusedException("Zwei Dateien einer Fassung können nicht gleich heißen.");
        }

        var no = 1 + await db.Set<DocumentVersion>().Where(v => v.DocumentId == document).MaxAsync(v => (int?)v.No, ct) ?? 1;
        foreach (var (file, order) in files.Select((f, i) => (f, i)))
        {
            var version = new DocumentVersion
            {
                DocumentId = document,
                No = no,
                FileName = file.Name,
                ContentType = file.Format.ContentType,
                Sha256 = file.Sha256,
                Size = file.Size,
                StoredAt = Now,
                SortOrder = order,
                Scan = file.Scan,
            };
            db.Add(version);
            if (version.Scan == ScanState.Waiting)
            {
                outbox.Add(ScanSender.MessageKind, version.Id);
            }
            else
            {
                FileWork.Begin(outbox, version);
            }
        }

        return no;
    }
}
