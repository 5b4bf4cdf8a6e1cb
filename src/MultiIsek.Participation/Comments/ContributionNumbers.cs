using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Participation.Comments;

/// <summary>Nummern aus dem einen Zähler der Stadt, for what staff enter. Part of the caller's transaction, and the first lock that it takes, as in the statement of the web.</summary>
internal sealed class ContributionNumbers(IsekDbContext db)
{
    /// <returns>The last of them.</returns>
    public async Task<int> TakeAsync(int year, int count, CancellationToken ct)
    {
        if (await db.Set<ContributionCounter>().Where(c => c.Year == year).ExecuteUpdateAsync(s => s.SetProperty(c => c.Last, c => c.Last + count), ct) == 0)
        {
            db.Add(new ContributionCounter { Year = year, Last = count });
            await db.SaveChangesAsync(ct);
        }

        return await db.Set<ContributionCounter>().Where(c => c.Year == year).Select(c => c.Last).SingleAsync(ct);
    }
}
