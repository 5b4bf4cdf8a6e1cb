using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Departments;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Editing;

/// <summary>An element of a version as its desk pages need it.</summary>
/// <param name="Saved">As it stands in the database.</param>
internal sealed record DeskElement(Plan Plan, PlanVersion Version, ElementHead Head, ElementRevision Row, ElementType Type, FormBook Book, ElementForm Saved)
{
    public string TreeUrl => $"/verwaltung/plan/{Plan.Key}/{Version.Key}/gliederung";
    public string TreePlace => $"{TreeUrl}?element={Head.Key}#e-{Head.Key}";
    public string Url => $"/verwaltung/plan/{Plan.Key}/{Version.Key}/element/{Head.Key}";
    public string PublicUrl => $"/plan/{Plan.Key}/{Head.Key}?fassung={Version.Key}";
    public bool IsOpen => Version.IsOpen();
}

/// <summary>Finds elements for the desk's pages; what is another city's, in another version, or another department's, is not found.</summary>
internal sealed class ElementDesk(IsekDbContext db, PlanningLists lists, DepartmentScope scope, ElementForms forms, CurrentUser current, IEnumerable<IElementUses> uses)
{
    public async Task<DeskElement?> FindAsync(string plan, string version, string element, CancellationToken ct)
    {
        if (await OpenVersion.FindAsync(lists, plan, version, ct) is not var (found, known))
        {
            return null;
        }

        var outline = await lists.OutlineAsync(known, ct);
        if (
            outline.Find(element) is not { } head
            || await scope.BookAsync(known, head.Id, ct) is not { } book
            || await db.Set<ElementRevision>().AsNoTracking().FirstOrDefaultAsync(r => r.PlanVersionId == known.Id && r.ElementId == head.Id, ct) is not { } row
        )
        {
            return null;
        }

        return new(found, known, head, row, (await lists.TypesAsync(ct))[row.TypeId], book, await forms.ReadAsync(row, ct));
    }

    /// <summary>The city knows the element, but this version does not have it.</summary>
    public async Task<bool> IsGoneAsync(string plan, string version, string element, CancellationToken ct) =>
        await OpenVersion.FindAsync(lists, plan, version, ct) is var (found, _) && await db.Set<PlanElement>().AnyAsync(e => e.PlanId == found.Id && e.Key == element, ct);

    public Task<ElementDraft?> DraftAsync(DeskElement element, CancellationToken ct) =>
        db.Set<ElementDraft>().AsNoTracking().SingleOrDefaultAsync(d => d.Actor == current.Actor && d.PlanVersionId == element.Version.Id && d.ElementId == element.Head.Id, ct);

    /// <summary>What keeps the element, or what is below it, from being deleted.</summary>
    public async Task<IReadOnlyList<ElementUse>> UsesAsync(DeskElement element, CancellationToken ct)
    {
        var branch = element.Book.Outline.Below(element.Head.Id).Select(h => h.Id).Append(element.Head.Id).ToList();
        List<ElementUse> found = [];
        foreach (var each in uses)
        {
            found.AddRange(await each.ListAsync(element.Version.Id, branch, ct));
        }

        return found;
    }

    /// <summary>Contributions to this very element.</summary>
    public async Task<IReadOnlyList<ElementUse>> VoicesAsync(DeskElement element, CancellationToken ct) =>
        [.. (await UsesAsync(element, ct)).Where(u => u.ElementId == element.Head.Id && u.What.Contains("Beitr", StringComparison.Ordinal))];

    /// <summary>Whoever sends this state has read it: it is none that can be guessed.</summary>
    public async Task<bool> HasReadAsync(string plan, string version, string element, string stamp, CancellationToken ct)
    {
        if (
            await OpenVersion.FindAsync(lists, plan, version, ct) is not var (found, known)
            || await db.Set<PlanElement>().Where(e => e.PlanId == found.Id && e.Key == element).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(ct) is not { } id
        )
        {
            return false;
        }

        var row = await db.Set<ElementRevision>().AsNoTracking().FirstOrDefaultAsync(r => r.PlanVersionId == known.Id && r.ElementId == id, ct);
        return (row is not null && (await forms.ReadAsync(row, ct)).Stamp == stamp) || await OldStates.FindAsync(db, known.Id, id, stamp, ct) is not null;
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<ElementChange>> ChangesAsync(DeskElement element, int max, CancellationToken ct) =>
        await db.Set<ElementChange>()
            .AsNoTracking()
            .Where(c => c.PlanVersionId == element.Version.Id && c.ElementId == element.Head.Id)
            .OrderByDescending(c => c.ChangedAt)
            .ThenByDescending(c => c.Id)
            .Take(max)
            .ToListAsync(ct);
}
