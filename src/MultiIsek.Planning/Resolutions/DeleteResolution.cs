using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Search;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Priorities;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Resolutions;

/// <summary>Beschluss mit seinen Ziffern und offenen Pflichten löschen.</summary>
/// <exception cref="RefusedException">A frozen version rests on it, or something is known of its duties.</exception>
internal sealed record DeleteResolution(Guid Id) : IRequest, IAudited
{
    public Act Act => new("resolution.deleted", Id.ToString());
}

/// <summary>What keeps a resolution from being deleted, in German.</summary>
internal static class ResolutionBounds
{
    public static async Task<IReadOnlyList<string>> ListAsync(IsekDbContext db, CouncilResolution resolution, CancellationToken ct)
    {
        List<string> bounds = [];
        if (await AdoptedByAsync(db, resolution, ct) is { } version)
        {
            bounds.Add($"Die Fassung „{version.Name}“ gilt durch diesen Beschluss.");
        }

        var clauses = db.Set<ResolutionClause>().Where(c => c.ResolutionId == resolution.Id).Select(c => c.Id);
        var duties = await db.Set<Duty>().AsNoTracking().Where(d => clauses.Contains(d.ClauseId)).ToListAsync(ct);
        if (duties.Count(d => d.IsTold) is > 0 and var told)
        {
            bounds.Add($"Zu {GermanText.Count(told, "Pflicht", "Pflichten")} daraus sind Nachweise oder Angaben eingetragen. Nehmen Sie diese zuerst zurück.");
        }

        if (await db.Set<Duty>().AnyAsync(d => d.EvidenceResolutionId == resolution.Id, ct))
        {
            bounds.Add("Er ist der Nachweis für eine erfüllte Pflicht.");
        }

        if (await db.Set<PriorityDecision>().CountAsync(d => d.ResolutionId == resolution.Id, ct) is > 0 and var decided)
        {
            bounds.Add($"Er ist als Beschluss zu {GermanText.Count(decided, "Prioritätsentscheidung", "Prioritätsentscheidungen")} eingetragen.");
        }

        return bounds;
    }

    /// <summary>The decided version that rests on the resolution.</summary>
    public static async Task<PlanVersion?> AdoptedByAsync(IsekDbContext db, CouncilResolution resolution, CancellationToken ct) =>
        resolution.PlanVersionId is { } id && resolution.Outcomes.Exists(VersionWords.IsAdoption)
            ? await db.Set<PlanVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.Id == id && (v.State == PlanVersionState.Adopted || v.State == PlanVersionState.Superseded), ct)
            : null;
}

internal sealed class DeleteResolutionHandler(IsekDbContext db, IMediator mediator) : IRequestHandler<DeleteResolution, Unit>
{
    public async Task<Unit> Handle(DeleteResolution command, CancellationToken ct)
    {
        var row = await db.Set<CouncilResolution>().SingleAsync(r => r.Id == command.Id, ct);
        if (await ResolutionBounds.ListAsync(db, row, ct) is [var bound, ..])
        {
            throw new RefusedException($"Der Beschluss kann nicht gelöscht werden. {bound}");
        }

        var clauses = await db.Set<ResolutionClause>().Where(c => c.ResolutionId == row.Id).ToListAsync(ct);
        var ids = clauses.ConvertAll(c => c.Id);
        db.RemoveRange(await db.Set<Duty>().Where(d => ids.Contains(d.ClauseId)).ToListAsync(ct));
        db.RemoveRange(await db.Set<ClauseParty>().Where(p => ids.Contains(p.ClauseId)).ToListAsync(ct));
        db.RemoveRange(await db.Set<ClauseTarget>().Where(t => t.ResolutionId == row.Id).ToListAsync(ct));
        db.RemoveRange(clauses);
        db.Remove(row);
        await db.SaveAtDeskAsync(ct);
        await mediator.Send(new RefreshSearch(typeof(PlanningSearch)), ct);
        await db.SaveChangesAsync(ct);
        return Unit.Value;
    }
}
