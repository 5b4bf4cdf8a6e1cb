using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Documents.Resumable;

/// <summary>Hochladen beginnen. No act of staff yet: nobody else sees it. Answers its id.</summary>
/// <exception cref="RefusedException">Too many were begun.</exception>
internal sealed record BeginUpload(string FileName, long Length) : IRequest<Guid>;

/// <summary>Ein Teil ist angekommen. Answers how many bytes there are now; null where another part took this place.</summary>
internal sealed record AddUploadPart(Guid Id, long At, UploadPart Part) : IRequest<long?>;

/// <summary>Begonnenes Hochladen beenden: it has become a document, or is not wanted any more.</summary>
internal sealed record DropUpload(Guid Id) : IRequest;

internal sealed class UploadHandlers(IsekDbContext db, CurrentUser current, TimeProvider time)
    : IRequestHandler<BeginUpload, Guid>,
        IRequestHandler<AddUploadPart, long?>,
        IRequestHandler<DropUpload, Unit>
{
    public async Task<Guid> Handle(BeginUpload command, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (await db.Set<Upload>().CountAsync(u => u.Actor == current.Actor && u.BegunAt > now.AddHours(-Upload.KeptHours), ct) >= Upload.OpenMax)
        {
            throw new RefusedException($"Sie haben schon {Upload.OpenMax} Dateien zu senden begonnen. Warten Sie, bis einige davon angekommen sind.");
        }

        var upload = new Upload
        {
            Actor = current.Actor,
            FileName = command.FileName,
            Length = command.Length,
            BegunAt = now,
        };
        db.Add(upload);
        await db.SaveChangesAsync(ct);
        return upload.Id;
    }

    public async Task<long?> Handle(AddUploadPart command, CancellationToken ct)
    {
        if (await db.Set<Upload>().SingleOrDefaultAsync(u => u.Id == command.Id && u.Actor == current.Actor, ct) is not { } upload || upload.Arrived != command.At)
        {
            return null;
        }

        upload.Parts = [.. upload.Parts, command.Part];
        try
        {
            await db.SaveChangesAsync(ct);
            return upload.Arrived;
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
    }

    public async Task<Unit> Handle(DropUpload command, CancellationToken ct)
    {
        await db.Set<Upload>().Where(u => u.Id == command.Id && u.Actor == current.Actor).ExecuteDeleteAsync(ct);
        return Unit.Value;
    }
}
