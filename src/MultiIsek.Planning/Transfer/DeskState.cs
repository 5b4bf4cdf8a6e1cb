using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Imports;
using MultiIsek.Planning.Priorities;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Transfer;

/// <summary>Was Menschen an einer Fassung geändert haben: an import does not undo it, and refuses what cannot stand together with it.</summary>
internal sealed class DeskState
{
    private readonly Guid _version;
    private readonly HashSet<Guid> _deleted;

    private DeskState(Guid version, bool isEdited, HashSet<Guid> deleted) => (_version, IsEdited, _deleted) = (version, isEdited, deleted);

    /// <summary>Whether anybody has changed anything in it.</summary>
    public bool IsEdited { get; }

    public static async Task<DeskState> LoadAsync(IsekDbContext db, Guid version, CancellationToken ct)
    {
        var changes = db.Set<ElementChange>().Where(c => c.PlanVersionId == version);
        var deleted = await changes.Where(c => c.Kind == ChangeKind.Deleted).Select(c => c.ElementId).ToHashSetAsync(ct);
        return new(version, deleted.Count > 0 || await changes.AnyAsync(ct), deleted);
    }

    /// <summary>Whether somebody has deleted it: a row that is missing then stays so until its record changes.</summary>
    public bool HasDeleted(Guid element) => _deleted.Contains(element);

    /// <summary>Whether the element has a row in what is about to be saved; only deletions make the two differ.</summary>
    public bool Has(IsekDbContext db, Guid element) => !_deleted.Contains(element) || Rows(db).Any(r => r.ElementId == element);

    /// <summary>Puts the rows of file and desk in order; what cannot stand is an error of the file.</summary>
    /// <param name="before">The rows before this import: the names of what goes.</param>
    public void Arrange(Import import, VersionTree tree, PlanVersion version, IReadOnlyDictionary<Guid, ElementRevision> before, IReadOnlyCollection<ElementType> types)
    {
        var rows = Rows(import.Db).ToDictionary(r => r.ElementId);
        var isWhole = true;
        foreach (var row in rows.Values.OrderBy(r => r.Position))
        {
            if (row.ParentElementId is not { } parent)
            {
                continue;
            }

            if (!rows.ContainsKey(parent))
            {
                var above = before.TryGetValue(parent, out var gone) ? $"„{gone.Title}“, das hier entfällt" : "einem Element, das in der Verwaltung gelöscht wurde";
                import.Error(tree.File, "elements", $"„{row.Title}“ steht in der Verwaltung unter {above}. Verschieben oder löschen Sie „{row.Title}“ dort zuerst.");
                isWhole = false;
            }
            else if (IsBelowItself(row, rows))
            {
                import.Error(
                    tree.File,
                    "elements",
                    $"„{row.Title}“ stünde unter sich selbst: Die Datei ordnet es anders ein als die Verwaltung, in der die Gliederung geändert wurde. Gleichen Sie beide an."
                );
                isWhole = false;
            }
        }

        if (!isWhole)
        {
            // Nothing of this import will stay; numbers of two orders beside each other would only keep it from naming what else is wrong.
            foreach (var row in rows.Values)
            {
                row.Number = null;
            }

            return;
        }

        try
        {
            WorkingTree.Arrange(import.Db, version, types);
        }
        catch (RefusedException e)
        {
            import.Error(tree.File, "elements", e.Message);
        }
    }

    /// <summary>Takes along what people wrote of an element that goes from all versions: it would hold on to it.</summary>
    public static async Task ForgetAsync(IsekDbContext db, Guid element, CancellationToken ct)
    {
        db.RemoveRange(await db.Set<ElementChange>().Where(c => c.ElementId == element).ToListAsync(ct));
        db.RemoveRange(await db.Set<ElementDraft>().Where(d => d.ElementId == element).ToListAsync(ct));
        db.RemoveRange(await db.Set<PriorityDecision>().Where(d => d.ElementId == element).ToListAsync(ct));
    }

    /// <inheritdoc cref="ForgetAsync"/>
    public static async Task ForgetVersionAsync(IsekDbContext db, Guid version, CancellationToken ct)
    {
        db.RemoveRange(await db.Set<ElementChange>().Where(c => c.PlanVersionId == version).ToListAsync(ct));
        db.RemoveRange(await db.Set<ElementDraft>().Where(d => d.PlanVersionId == version).ToListAsync(ct));
        db.RemoveRange(await db.Set<TreeStep>().Where(s => s.PlanVersionId == version).ToListAsync(ct));
        db.RemoveRange(await db.Set<PlanImport>().Where(i => i.PlanVersionId == version).ToListAsync(ct));
    }

    private static bool IsBelowItself(ElementRevision row, Dictionary<Guid, ElementRevision> rows)
    {
        HashSet<Guid> seen = [];
        var at = row;
        while (at.ParentElementId is { } parent && rows.TryGetValue(parent, out var above) && seen.Add(parent))
        {
            if (above == row)
            {
                return true;
            }

            at = above;
        }

        return false;
    }

    private IEnumerable<ElementRevision> Rows(IsekDbContext db) =>
        db.ChangeTracker.Entries<ElementRevision>().Where(e => e.Entity.PlanVersionId == _version && e.State != EntityState.Deleted).Select(e => e.Entity);
}
