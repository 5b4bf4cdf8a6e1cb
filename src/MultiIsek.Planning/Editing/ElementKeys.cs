using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;
using MultiIsek.Planning.Elements;

namespace MultiIsek.Planning.Editing;

/// <summary>Kennungen neuer Elemente. What it gave out in this scope counts as taken, saved or not.</summary>
internal sealed class ElementKeys(IsekDbContext db)
{
    // Asked once: a table may bring thousands of elements.
    private HashSet<string>? _taken;

    /// <summary>What was given out and not saved is free again.</summary>
    public void Forget() => _taken = null;

    /// <summary>The key in addresses: words of the title, unique in the city.</summary>
    public async Task<string> NewAsync(string title, CancellationToken ct)
    {
        _taken ??= await db.Set<PlanElement>().Select(e => e.Key).ToHashSetAsync(ct);
        var found = KeyText.Free(KeyText.Stem(title, "element"), _taken);
        _taken.Add(found);
        return found;
    }
}
