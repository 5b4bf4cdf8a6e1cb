using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Imports;

/// <summary>Import zurücknehmen: former forms and places come back, new elements go. Answers how many elements.</summary>
/// <param name="LeavesChanged">What changed since stays as it is, the rest is taken back.</param>
/// <exception cref="ChangedSinceException">Some of it has been changed since.</exception>
/// <exception cref="RefusedException">It does not fit any more.</exception>
/// <exception cref="ClosedVersionException"/>
internal sealed record UndoImport(Guid VersionId, Guid ImportId, bool LeavesChanged) : IRequest<int>, IAudited
{
    public Act Act => new("import.undone", ImportId.ToString(), VersionId.ToString());
}

/// <summary>What an import made has been changed since; the lines name each.</summary>
internal sealed class ChangedSinceException(IReadOnlyList<string> lines) : System.ComponentModel.DataAnnotations.ValidationException("Inzwischen ist einiges geändert.")
{
    public IReadOnlyList<string> Lines => lines;
}

internal sealed class UndoImportHandler(
    IsekDbContext db,
    PlanningLists lists,
    ElementForms forms,
    ElementSaves saves,
    IEnumerable<IElementUses> uses,
    TimeProvider time,
    IMediator mediator
) : IRequestHandler<UndoImport, int>
{
    public async Task<int> Handle(UndoImport command, CancellationToken ct)
    {
        var version = await OpenVersion.EnterAsync(db, command.VersionId, ct);
        var import = await db.Set<PlanImport>().SingleAsync(i => i.Id == command.ImportId && i.PlanVersionId == version.Id, ct);
        if (import.AppliedAt is null || import.UndoneAt is not null)
        {
            throw new RefusedException("Dieser Import ist schon zurückgenommen.");
        }

        var book = await FormBook.LoadAsync(version, lists, mediator, ct);
        var tree = await WorkingTree.LoadAsync(db, version, ct);
        var there = import.Steps.Where(s => s.Act != ImportAct.Seen && tree.Find(s.ElementId) is not null).ToList();
        var now = await forms.ReadAsync(version.Id, [.. there.Select(s => tree.Get(s.ElementId))], ct);
        var why = await WhyNotAsync(import, tree, now, ct);
        if (why.Count > 0 && !command.LeavesChanged)
        {
            throw new ChangedSinceException([.. why.Values]);
        }

        var own = there.Where(s => !why.ContainsKey(s.ElementId)).ToList();
        foreach (var step in own.Where(s => s.Act == ImportAct.Changed))
        {
            await RestoreAsync(step, tree, book, now[step.ElementId], ct);
        }

        var gone = own.Where(s => s.Act == ImportAct.Created).Select(s => tree.Get(s.ElementId)).ToList();
        gone.ForEach(r => saves.Note(r, ChangeKind.Deleted, [], now[r.ElementId]));
        await RemoveAsync(version.Id, gone, tree, ct);
        import.UndoneAt = time.GetUtcNow().UtcDateTime;
        await saves.SaveAsync(tree, version, ct);
        return own.Count;
    }

    /// <summary>By element, why it stays.</summary>
    private async Task<Dictionary<Guid, string>> WhyNotAsync(PlanImport import, WorkingTree tree, IReadOnlyDictionary<Guid, ElementForm> now, CancellationToken ct)
    {
        Dictionary<Guid, string> why = [];
        var steps = import.Steps.ToDictionary(s => s.ElementId);
        foreach (var step in import.Steps.Where(s => now.ContainsKey(s.ElementId)))
        {
            var row = tree.Get(step.ElementId);
            if (now[step.ElementId].Stamp != step.After)
            {
                why[step.ElementId] = $"„{row.Title}“ ist seit dem Import geändert worden.";
            }
            else if (step.IsMoved && row.ParentElementId != step.MovedTo)
            {
                why[step.ElementId] = $"„{row.Title}“ ist seit dem Import verschoben worden.";
            }
        }

        var created = import.Steps.Where(s => s.Act == ImportAct.Created && now.ContainsKey(s.ElementId)).Select(s => s.ElementId).ToList();
        foreach (var each in uses)
        {
            foreach (var use in await each.ListAsync(import.PlanVersionId, created, ct))
            {
                why.TryAdd(use.ElementId, $"An „{tree.Get(use.ElementId).Title}“ hängt inzwischen: {use.What}.");
            }
        }

        // What stays keeps what it stands below.
        foreach (var row in tree.Rows.Where(r => why.ContainsKey(r.ElementId) || !steps.TryGetValue(r.ElementId, out var step) || step.Act != ImportAct.Created))
        {
            for (var above = tree.Find(row.ParentElementId); above is not null && steps.TryGetValue(above.ElementId, out var made); above = tree.Find(above.ParentElementId))
            {
                // A former element that the import put below a new one goes back where it was.
                var isGoingBack = steps.TryGetValue(row.ElementId, out var own) && own.IsMoved && own.MovedTo == above.ElementId && !why.ContainsKey(row.ElementId);
                if (isGoingBack || made.Act != ImportAct.Created)
                {
                    break;
                }

                why.TryAdd(above.ElementId, $"Unter „{above.Title}“ steht inzwischen „{row.Title}“.");
            }
        }

        return why;
    }

    private async Task RestoreAsync(ImportStep step, WorkingTree tree, FormBook book, ElementForm now, CancellationToken ct)
    {
        var row = tree.Get(step.ElementId);
        if (step.IsMoved)
        {
            saves.Note(row, ChangeKind.Moved, [], now);
            tree.Place(row, step.Parent is { } parent && tree.Find(parent) is null ? row.ParentElementId : step.Parent, step.Place);
        }

        if (step.Before is null)
        {
            return;
        }

        var former = new ElementForm(step.Before);
        saves.Note(row, ChangeKind.Restored, former.Differing(now), now);
        // What was missing before is missing again.
        var faults = (await new FormWriter(db, tree, row, book, now, former).ApplyAsync(ct)).Where(f => former[f.Field] != now[f.Field]).ToList();
        if (faults.Count > 0)
        {
            throw new RefusedException($"„{row.Title}“ lässt sich nicht zurücknehmen: {book.Label(faults[0].Field)}: {faults[0].Message}");
        }

        db.Entry(row).Property(r => r.Title).IsModified = true;
    }

    /// <summary>Takes new elements out of this version; what other versions made of them meanwhile stays.</summary>
    private async Task RemoveAsync(Guid version, List<ElementRevision> rows, WorkingTree tree, CancellationToken ct)
    {
        var ids = rows.Select(r => r.ElementId).ToList();
        foreach (var some in ids.Chunk(500))
        {
            db.RemoveRange(await db.Set<ElementSpace>().Where(s => s.PlanVersionId == version && some.Contains(s.ElementId)).ToListAsync(ct));
            db.RemoveRange(await db.Set<ElementLink>().Where(l => l.PlanVersionId == version && (some.Contains(l.FromElementId) || some.Contains(l.ToElementId))).ToListAsync(ct));
            db.RemoveRange(await db.Set<ElementDraft>().Where(d => d.PlanVersionId == version && some.Contains(d.ElementId)).ToListAsync(ct));
            // Their predecessors have no fate any more: the gate before the council asks for a new one.
            db.RemoveRange(await db.Set<Lineage>().Where(l => l.ToVersionId == version && l.ToElementId != null && some.Contains(l.ToElementId.Value)).ToListAsync(ct));
            db.RemoveRange(await db.Set<Involvement>().Where(i => i.PlanVersionId == version && i.ElementId != null && some.Contains(i.ElementId.Value)).ToListAsync(ct));
            db.RemoveRange(await db.Set<ElementDocument>().Where(d => d.PlanVersionId == version && some.Contains(d.ElementId)).ToListAsync(ct));
        }

        tree.Remove(rows);
    }
}
