using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Search;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Resolutions;

namespace MultiIsek.Planning.Versions;

internal sealed class VersionHandlers(IsekDbContext db, VersionGate gate, VersionUses uses, TimeProvider time, IAudit audit, IMediator mediator)
    : IRequestHandler<SaveVersion, Unit>,
        IRequestHandler<MoveVersion, Unit>,
        IRequestHandler<AdoptVersion, Unit>,
        IRequestHandler<ShowVersion, Unit>
{
    public async Task<Unit> Handle(SaveVersion command, CancellationToken ct)
    {
        var version = await db.Set<PlanVersion>().SingleAsync(v => v.Id == command.VersionId, ct);
        if (version.IsFrozen)
        {
            throw new RefusedException(version.WhyClosed());
        }

        if (version.Stamp != command.Stamp)
        {
            throw new StaleException();
        }

        var (name, alt, note) = (ElementForm.OneLine(command.Name), ElementForm.OneLine(command.AltName), command.Note.ReplaceLineEndings("\n").Trim());
        List<Fault> faults = [];
        if (name.Length is 0 or > PlanVersion.NameMax)
        {
            faults.Add(new("name", $"Geben Sie der Fassung einen Namen mit höchstens {PlanVersion.NameMax} Zeichen."));
        }

        if (alt.Length > PlanVersion.NameMax)
        {
            faults.Add(new("auch", $"Höchstens {PlanVersion.NameMax} Zeichen."));
        }

        if (note.Length > PlanVersion.NoteMax)
        {
            faults.Add(new("anmerkung", $"Höchstens {PlanVersion.NoteMax} Zeichen."));
        }

        var dated = SourceDateInput.Read(command.DatedOn);
        if (dated is null && command.DatedOn.Trim().Length > 0)
        {
            faults.Add(new("stand", SourceDateInput.Fault));
        }

        if (faults.Count > 0)
        {
            throw new FieldsRefusedException(faults);
        }

        (version.Name, version.AltName, version.Note, version.DatedOn) = (name, alt.OrNull(), note.OrNull(), dated);
        await SaveAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(MoveVersion command, CancellationToken ct)
    {
        var version = await GetAsync(command.VersionId, command.Revision, ct);
        if (!version.State.Next().Contains(command.To))
        {
            throw new RefusedException($"Die Fassung ist {version.State.Word()}; dieser Schritt geht von hier aus nicht.");
        }

        await HoldAsync(version, ct);
        if (command.To == PlanVersionState.InCouncil && (await gate.OfAsync(version, ct)).Why is { } why)
        {
            throw new RefusedException($"Noch nicht bereit für die Beratung: {why}");
        }

        if (command.To == PlanVersionState.Discarded && await uses.ListAsync(version, ct) is { Count: > 0 } found)
        {
            throw new RefusedException($"Die Fassung kann nicht verworfen werden: {string.Join("; ", found)}.");
        }

        // Whoever takes it up again decides anew whether everybody sees it.
        version.IsShownEarly &= version.State != PlanVersionState.Discarded;
        version.State = command.To;
        await SaveAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(AdoptVersion command, CancellationToken ct)
    {
        var version = await GetAsync(command.VersionId, command.Revision, ct);
        if (version.State != PlanVersionState.InCouncil)
        {
            throw new RefusedException("Beschlossen wird eine Fassung, über die beraten wird.");
        }

        if (
            await db.Set<CouncilResolution>().SingleOrDefaultAsync(r => r.Key == command.Resolution, ct) is not { } resolution
            || !resolution.Outcomes.Exists(VersionWords.IsAdoption)
            || (resolution.PlanId is { } plan && plan != version.PlanId)
            || (resolution.PlanVersionId is { } other && other != version.Id)
        )
        {
            throw new RefusedException("Wählen Sie den Beschluss, mit dem diese Fassung beschlossen wurde.");
        }

        await HoldAsync(version, ct);
        if ((await gate.OfAsync(version, ct)).Why is { } why)
        {
            throw new RefusedException($"So kann die Fassung nicht beschlossen werden: {why}");
        }

        // One decided version at a time: the former one makes room first, and what recurred by it ends.
        List<Act> ends = [];
        foreach (var former in await db.Set<PlanVersion>().Where(v => v.PlanId == version.PlanId && v.State == PlanVersionState.Adopted).ToListAsync(ct))
        {
            former.State = PlanVersionState.Superseded;
            if (await EndedDuties.EndAsync(db, former, version, resolution.DecidedOn, ct) is { Count: > 0 } ended)
            {
                ends.Add(new("duty.ended", former.Id.ToString(), [.. ended.Select(d => d.Id.ToString())]));
            }
        }

        (resolution.PlanId, resolution.PlanVersionId) = (version.PlanId, version.Id);
        version.ContentHash = await ContentHash.OfAsync(db, version.Id, ct);
        version.FrozenAt = time.GetUtcNow().UtcDateTime;
        version.State = PlanVersionState.Adopted;
        await SaveAsync(ct);
        foreach (var end in ends)
        {
            await audit.AppendAsync(end, ct);
        }

        return Unit.Value;
    }

    public async Task<Unit> Handle(ShowVersion command, CancellationToken ct)
    {
        var version = await db.Set<PlanVersion>().SingleAsync(v => v.Id == command.VersionId, ct);
        if (!version.IsOpen())
        {
            throw new RefusedException("Ob die Fassung öffentlich ist, ergibt sich aus ihrem Stand.");
        }

        version.IsShownEarly = command.IsShown;
        await SaveAsync(ct);
        return Unit.Value;
    }

    private async Task<PlanVersion> GetAsync(Guid id, int revision, CancellationToken ct)
    {
        var version = await db.Set<PlanVersion>().SingleAsync(v => v.Id == id, ct);
        return version.Revision == revision
            ? version
            : throw new RefusedException("Inzwischen ist an der Fassung gearbeitet worden. Sehen Sie den neuen Stand an und versuchen Sie es dann noch einmal.");
    }

    /// <summary>Steps of one plan take turns, so that two people never decide on two versions at once.</summary>
    private Task<int> HoldAsync(PlanVersion version, CancellationToken ct) =>
        db.Set<Plan>().Where(p => p.Id == version.PlanId).ExecuteUpdateAsync(s => s.SetProperty(p => p.Revision, p => p.Revision + 1), ct);

    private async Task SaveAsync(CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RefusedException("Gerade hat jemand anderes an der Fassung gearbeitet. Bitte versuchen Sie es noch einmal.");
        }

        // Another version may be the one that everybody reads.
        await mediator.Send(new RefreshSearch(typeof(PlanningSearch)), ct);
        await db.SaveChangesAsync(ct);
    }
}
