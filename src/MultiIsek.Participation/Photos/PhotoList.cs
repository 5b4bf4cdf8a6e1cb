using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Participation.Photos;

/// <summary>Photos of the contributions on a page, in one query.</summary>
internal sealed class PhotoList(IsekDbContext db)
{
    public async Task<ILookup<Guid, PhotoView>> OfAsync(IReadOnlyCollection<Guid> contributions, CancellationToken ct)
    {
        var rows = contributions.Count == 0 ? [] : await db.Set<ContributionPhoto>().Where(p => contributions.Contains(p.ContributionId)).AsNoTracking().ToListAsync(ct);
        return rows.OrderBy(p => p.SortOrder).ToLookup(p => p.ContributionId, PhotoView.Of);
    }

    /// <summary>As anybody sees them.</summary>
    public async Task<PhotosShown> OfOneAsync(Guid contribution, CancellationToken ct) =>
        new([.. (await OfAsync([contribution], ct))[contribution].Where(p => p.Scan == PhotoScan.Passed)]);
}
