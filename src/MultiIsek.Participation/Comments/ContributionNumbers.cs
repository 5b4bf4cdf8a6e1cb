using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Participation.Comments;

/// <summary>Nummern aus dem einen Zähler der Stadt, for what staff enter. Part of the caller's transaction, and the first lock that it takes, as in the statement of the web.</summary>
internal sealed class ContributionNumbers(IsekDbContext db)
{
    /// <returns>The last of them.</returns>
    public async Task<int> TakeAsync(int year, int count, CancellationToken ct)
    {
        if (!await AddAsync(year, count, ct) && !await BeginAsync(year, count, ct))
        {
            await AddAsync(year, count, ct);
        }

        return await db.Set<ContributionCounter>().Where(c => c.Year == year).Select(c => c.Last).SingleAsync(ct);
    }

    private async Task<bool> AddAsync(int year, int count, CancellationToken ct) =>
        await db.Set<ContributionCounter>().Where(c => c.Year == year).ExecuteUpdateAsync(s => s.SetProperty(c => c.Last, c => c.Last + count), ct) > 0;

    // False where somebody else gave the year's first number at this moment; the savepoint around the insert leaves the caller's transaction as it was.
    private async Task<bool> BeginAsync(int year, int count, CancellationToken ct)
    {
        var counter = new ContributionCounter { Year = year, Last = count };
        db.Add(counter);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            db.Entry(counter).State = EntityState.Detached;
            return false;
        }
    }
}
