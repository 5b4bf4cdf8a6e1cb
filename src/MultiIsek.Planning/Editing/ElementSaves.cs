using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Search;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Editing;

/// <summary>What every change at the desk ends with: the tree in order, an entry in the history, the search brought up to date.</summary>
internal sealed class ElementSaves(IsekDbContext db, CurrentUser current, TimeProvider time, IMediator mediator)
{
    public void Note(ElementRevision row, ChangeKind kind, IReadOnlyList<string> fields, ElementForm before) =>
        db.Add(
            new ElementChange
            {
                PlanVersionId = row.PlanVersionId,
                ElementId = row.ElementId,
                ChangedAt = time.GetUtcNow().UtcDateTime,
                Actor = current.Actor,
                Kind = kind,
                Fields = [.. fields],
                Before = before.ToDictionary(),
            }
        );

    /// <exception cref="RefusedException">It does not fit what others wrote meanwhile.</exception>
    public async Task SaveAsync(WorkingTree tree, PlanVersion version, CancellationToken ct)
    {
        try
        {
            await tree.SaveAsync(ct);
        }
        catch (DbUpdateException)
        {
            throw new RefusedException("Das passt nicht zu dem, was gerade jemand anderes gespeichert hat. Bitte versuchen Sie es noch einmal.");
        }

        // The search finds what a plan shows first, and nothing else.
        var versions = await db.Set<PlanVersion>().AsNoTracking().Where(v => v.PlanId == version.PlanId).ToListAsync(ct);
        if (versions.Current(version.PlanId)?.Id == version.Id)
        {
            // Only what plans publish can differ: texts of documents lie in the file store, which may be slow or down.
            await mediator.Send(new RefreshSearch(typeof(PlanningSearch)), ct);
            await db.SaveChangesAsync(ct);
        }
    }
}
