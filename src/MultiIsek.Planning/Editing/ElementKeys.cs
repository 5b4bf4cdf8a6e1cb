using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Elements;

namespace MultiIsek.Planning.Editing;

/// <summary>Kennungen neuer Elemente. What it gave out in this scope counts as taken, saved or not.</summary>
internal sealed class ElementKeys(IsekDbContext db)
{
    private readonly HashSet<string> _given = [];

    /// <summary>What was given out and not saved is free again.</summary>
    public void Forget() => _given.Clear();

    /// <summary>The key in addresses: words of the title, unique in the city.</summary>
    public async Task<string> NewAsync(string title, CancellationToken ct)
    {
        var stem = KeyText.Stem(title, "element");
        var taken = await db.Set<PlanElement>().Where(e => e.Key.StartsWith(stem)).Select(e => e.Key).ToHashSetAsync(ct);
        taken.UnionWith(_given);
        var found = KeyText.Free(stem, taken);
        _given.Add(found);
        return found;
    }
}
