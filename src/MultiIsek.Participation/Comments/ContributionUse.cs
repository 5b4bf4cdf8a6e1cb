using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Participation.Comments;

/// <summary>Beiträge des Jahres: by the last number given, so that nothing is counted.</summary>
internal sealed class ContributionUse(IsekDbContext db, IQuotas quotas, TimeProvider time) : IQuotaUse
{
    public Quota Quota => Quota.Contributions;

    public async Task<long> UsedAsync(CancellationToken ct)
    {
        var year = Berlin.Day(time.GetUtcNow().UtcDateTime).Year;
        return await db.Set<ContributionCounter>().Where(c => c.Year == year).Select(c => c.Last).FirstOrDefaultAsync(ct);
    }

    /// <summary>Asks nothing where there is no limit. Who writes at the very same moment may be one too many.</summary>
    public async Task<bool> HasRoomAsync(CancellationToken ct) => quotas.LimitOf(Quota.Contributions) is not { } limit || await UsedAsync(ct) < limit;
}
