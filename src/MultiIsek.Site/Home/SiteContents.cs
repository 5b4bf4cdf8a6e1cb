using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Search;

namespace MultiIsek.Site.Home;

/// <summary>Was es auf der Seite gibt: the addresses of all that the city's modules publish, kept per revision.</summary>
internal sealed class SiteContents(IsekDbContext db, TenantCache cache)
{
    public ValueTask<IReadOnlyList<string>> UrlsAsync(CancellationToken ct) => cache.GetAsync(db, "site.contents", LoadAsync, ct);

    private async Task<IReadOnlyList<string>> LoadAsync(CancellationToken ct) =>
        await db.Set<SearchEntry>().Where(e => !EF.Functions.Like(e.Url, "%#%")).OrderBy(e => e.Rank).ThenBy(e => e.Url).Select(e => e.Url).ToListAsync(ct);
}
