using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Documents.Uploads;

/// <summary>Belegter Speicher: every version of every document, withdrawn ones too, since their bytes stay, and what other modules keep in the store.</summary>
internal sealed class StorageUse(IsekDbContext db, IQuotas quotas, IEnumerable<IStoredBytes> others) : IQuotaUse
{
    public Quota Quota => Quota.Storage;

    public async Task<long> UsedAsync(CancellationToken ct)
    {
        var used = await db.Set<DocumentVersion>().SumAsync(v => v.Size, ct);
        foreach (var other in others)
        {
            used += await other.UsedAsync(ct);
        }

        return used;
    }

    /// <summary>Two that upload at once may both get the last bit of room: a limit of the bill, not of the disk.</summary>
    public async Task<bool> HasRoomAsync(long size, CancellationToken ct) => quotas.LimitOf(Quota.Storage) is not { } limit || await UsedAsync(ct) + size <= limit;
}
