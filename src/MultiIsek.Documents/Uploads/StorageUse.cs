using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Documents.Uploads;

/// <summary>Belegter Speicher: every version of every document, withdrawn ones too, since their bytes stay.</summary>
internal sealed class StorageUse(IsekDbContext db, IQuotas quotas) : IQuotaUse
{
    public Quota Quota => Quota.Storage;

    public async Task<long> UsedAsync(CancellationToken ct) => await db.Set<DocumentVersion>().SumAsync(v => v.Size, ct);

    /// <summary>Two that upload at once may both get the last bit of room: a limit of the bill, not of the disk.</summary>
    public async Task<bool> HasRoomAsync(long size, CancellationToken ct) => quotas.LimitOf(Quota.Storage) is not { } limit || await UsedAsync(ct) + size <= limit;
}
