using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Offline;

/// <summary>Scans zu einem Stapel legen, that was entered before.</summary>
/// <exception cref="RefusedException"/>
internal sealed record AddOriginals(Guid BatchId, Guid PhaseId, IReadOnlyList<StoredOriginal> Originals) : IRequest, IAudited
{
    public Act Act => new("originals.added", PhaseId.ToString(), $"{Originals.Count}");
}

/// <summary>Scan löschen; its bytes go with the next sweep.</summary>
/// <exception cref="RefusedException"/>
internal sealed record RemoveOriginal(Guid OriginalId, Guid PhaseId) : IRequest, IAudited
{
    public Act Act => new("original.removed", PhaseId.ToString());
}

internal sealed class OriginalHandlers(IsekDbContext db, OriginalIntake intake) : IRequestHandler<AddOriginals, Unit>, IRequestHandler<RemoveOriginal, Unit>
{
    public async Task<Unit> Handle(AddOriginals command, CancellationToken ct)
    {
        // What is added after the period would never go.
        if (await db.Set<ParticipationPhase>().AnyAsync(p => p.Id == command.PhaseId && p.ForgottenAt != null, ct))
        {
            throw new RefusedException("Die Aufbewahrungsfrist dieser Phase ist abgelaufen. Sie nimmt keine Scans mehr auf.");
        }

        if (!await db.Set<EntryBatch>().AnyAsync(b => b.Id == command.BatchId && b.PhaseId == command.PhaseId, ct))
        {
            throw new RefusedException("Diesen Stapel gibt es nicht mehr.");
        }

        intake.Add(command.BatchId, command.Originals);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(RemoveOriginal command, CancellationToken ct)
    {
        var row =
            await db.Set<EntryOriginal>()
                .SingleOrDefaultAsync(o => o.Id == command.OriginalId && db.Set<EntryBatch>().Any(b => b.Id == o.BatchId && b.PhaseId == command.PhaseId), ct)
            ?? throw new RefusedException("Diesen Scan gibt es nicht mehr.");
        db.Remove(row);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
