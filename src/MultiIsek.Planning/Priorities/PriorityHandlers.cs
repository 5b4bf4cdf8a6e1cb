using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Priorities;

internal sealed class PriorityHandlers(IsekDbContext db) : IRequestHandler<SavePriority, Unit>, IRequestHandler<DeletePriority, Unit>
{
    public async Task<Unit> Handle(SavePriority command, CancellationToken ct)
    {
        var form = command.Form;
        var faults = FormRules.Check(form);
        var own = await db.Set<PriorityDecision>().Where(d => d.ElementId == command.ElementId).ToListAsync(ct);
        var row = command.Id is { } id ? own.Single(d => d.Id == id) : null;
        if (row is not null && row.Revision != command.Revision)
        {
            throw new StaleException();
        }

        var levels = await LevelsAsync(command, ct);
        if (form.Level.OrNull() is { } level && !levels.Contains(level) && level != row?.Level)
        {
            faults.Add(new("level", "Wählen Sie eine Stufe aus der Liste."));
        }

        var resolution = form.Resolution.OrNull() is { } key ? await db.Set<CouncilResolution>().AsNoTracking().SingleOrDefaultAsync(r => r.Key == key, ct) : null;
        if (resolution is null && form.Resolution.OrNull() is not null)
        {
            faults.Add(new("resolution", "Wählen Sie einen Beschluss aus der Liste."));
        }

        var committee = await CommitteeAsync(form, resolution, faults, ct);
        var date = SourceDateInput.Read(form.Date) ?? (form.Date.OrNull() is null ? resolution?.DecidedOn : null);
        if (date is null)
        {
            faults.Add(new("date", SourceDateInput.Fault));
        }

        var former = Former(form, row, own, date, faults);
        faults.RefuseFaults();
        if (row is null)
        {
            var element = await db.Set<PlanElement>().SingleAsync(e => e.Id == command.ElementId, ct);
            var taken = await db.Set<PriorityDecision>().Select(d => d.Key).ToHashSetAsync(ct);
            row = new PriorityDecision { Key = KeyText.Free(KeyText.Stem($"{element.Key}-{committee!.Key}", "prioritaet"), taken), ElementId = command.ElementId };
            db.Add(row);
        }

        (row.Level, row.CommitteeId, row.DecidedOn, row.ResolutionId) = (form.Level!.Trim(), committee!.Id, date!.Value, resolution?.Id);
        (row.SupersedesId, row.Reason) = (former?.Id, form.Reason.OrNull());
        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(DeletePriority command, CancellationToken ct)
    {
        var row = await db.Set<PriorityDecision>().SingleAsync(d => d.Id == command.Id && d.ElementId == command.ElementId, ct);
        if (await db.Set<PriorityDecision>().AnyAsync(d => d.SupersedesId == row.Id, ct))
        {
            throw new RefusedException("Eine spätere Entscheidung löst diese ab. Ändern oder löschen Sie zuerst die spätere.");
        }

        db.Remove(row);
        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }

    private async Task<IReadOnlyList<string>> LevelsAsync(SavePriority command, CancellationToken ct)
    {
        var type = await (
            from r in db.Set<ElementRevision>()
            join t in db.Set<ElementType>() on r.TypeId equals t.Id
            where r.PlanVersionId == command.VersionId && r.ElementId == command.ElementId
            select t
        )
            .AsNoTracking()
            .SingleAsync(ct);
        var fields = await db.Set<AttributeDefinition>().AsNoTracking().Where(a => a.ProfileId == type.ProfileId).OrderBy(a => a.SortOrder).ToListAsync(ct);
        return PriorityScale.Of(fields, type.ProfileId, type.Key)?.Choices ?? throw new RefusedException("Der Typ dieses Elements hat keine Stufen.");
    }

    private async Task<Organisation?> CommitteeAsync(PriorityForm form, CouncilResolution? resolution, List<Fault> faults, CancellationToken ct)
    {
        var (key, decider) = (form.Committee.OrNull(), resolution?.CommitteeId);
        var committee = await db.Set<Organisation>()
            .AsNoTracking()
            .SingleOrDefaultAsync(o => o.Kind == OrganisationKind.Committee && (key == null ? o.Id == decider : o.Key == key), ct);
        if (committee is null)
        {
            faults.Add(new("committee", "Wählen Sie das Gremium, das entschieden hat."));
        }
        else if (resolution is not null && resolution.CommitteeId != committee.Id)
        {
            faults.Add(new("committee", "Den gewählten Beschluss hat ein anderes Gremium gefasst."));
        }

        return committee;
    }

    /// <summary>An earlier decision on the same element that no other replaces.</summary>
    private static PriorityDecision? Former(PriorityForm form, PriorityDecision? row, List<PriorityDecision> own, SourceDate? date, List<Fault> faults)
    {
        if (form.Supersedes.OrNull() is not { } key)
        {
            return null;
        }

        var former = own.Find(d => d.Key == key && d != row);
        var isTaken = former is not null && own.Exists(d => d != row && d.SupersedesId == former.Id);
        if (former is null || isTaken)
        {
            faults.Add(new("supersedes", isTaken ? "Diese Entscheidung löst schon eine andere ab." : "Wählen Sie eine Entscheidung aus der Liste."));
        }
        else if (row is not null && Replaces(former, row, own))
        {
            faults.Add(new("supersedes", "Diese Entscheidung steht schon an der Stelle der hier geöffneten."));
        }
        else if (date is { } day && former.DecidedOn.Day > day.LastDay)
        {
            faults.Add(new("supersedes", "Abgelöst wird eine frühere Entscheidung; diese ist später."));
        }

        return former;
    }

    private static bool Replaces(PriorityDecision later, PriorityDecision row, List<PriorityDecision> own)
    {
        // No chain is longer than the decisions there are.
        var at = later;
        for (var i = 0; i < own.Count && at is not null; i++)
        {
            if (at.SupersedesId == row.Id)
            {
                return true;
            }

            at = own.Find(d => d.Id == at.SupersedesId);
        }

        return false;
    }
}
