using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Editing;

internal sealed partial class WorkingTree
{
    /// <summary>Places and numbers as the profile has them, in rows that somebody else saves, or nobody.</summary>
    public static void Renumber(List<ElementRevision> rows, Dictionary<Guid, ElementType> types)
    {
        var position = 0;
        new WorkingTree(null, rows, types).Order(null, 0, null, ref position);
    }

    /// <summary>Takes away the numbers that change, ahead of the save: two rows may swap theirs, and the database allows each only once.</summary>
    public static async Task FreeNumbersAsync(IsekDbContext db, IEnumerable<ElementRevision> rows, CancellationToken ct)
    {
        var renumbered = rows.Select(r => db.Entry(r))
            .Where(e => e.State == EntityState.Modified && e.OriginalValues[nameof(ElementRevision.Number)] is string old && old != e.Entity.Number)
            .ToList();
        if (renumbered.Count == 0)
        {
            return;
        }

        var ids = renumbered.Select(e => e.Entity.Id).ToList();
        await db.Set<ElementRevision>().Where(r => ids.Contains(r.Id)).ExecuteUpdateAsync(s => s.SetProperty(r => r.Number, (string?)null), ct);
        foreach (var entry in renumbered)
        {
            entry.OriginalValues[nameof(ElementRevision.Number)] = null;
        }
    }

    private void Order(ElementRevision? parent, int depth, string? parentNumber, ref int position)
    {
        if (depth > MaxDepth)
        {
            throw new RefusedException($"Tiefer als {MaxDepth} Ebenen geht es nicht.");
        }

        Dictionary<Guid, int> counts = [];
        var sort = 0;
        foreach (var row in ChildrenOf(parent?.ElementId))
        {
            var type = TypeOf(row);
            var count = counts[row.TypeId] = counts.GetValueOrDefault(row.TypeId) + 1;
            (row.SortOrder, row.Position, row.Depth) = (++sort, ++position, depth);
            if (!row.IsNumberManual && type.Number != NumberPattern.Manual)
            {
                row.Number = type.Number == NumberPattern.None ? null : NumberPattern.Format(type.Number, count, parentNumber);
            }

            Order(row, depth + 1, row.Number, ref position);
        }
    }
}
