using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Planning.Editing;

/// <summary>Frühere Stände eines Elements, by the stamp that a form began with.</summary>
internal static class OldStates
{
    // Who opened the form longer ago than that decides field by field.
    private const int Max = 200;

    public static async Task<ElementForm?> FindAsync(IsekDbContext db, Guid version, Guid element, string stamp, CancellationToken ct)
    {
        var befores = await db.Set<ElementChange>()
            .Where(c => c.PlanVersionId == version && c.ElementId == element)
            .OrderByDescending(c => c.ChangedAt)
            .ThenByDescending(c => c.Id)
            .Take(Max)
            .Select(c => c.Before)
            .ToListAsync(ct);
        return befores.Select(b => new ElementForm(b)).FirstOrDefault(f => f.Stamp == stamp);
    }
}
