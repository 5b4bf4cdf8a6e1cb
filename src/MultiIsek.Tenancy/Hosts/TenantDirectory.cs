using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Branding;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Subscriptions;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Hosts;

/// <summary>Adressbuch der Städte: from host to city, in memory, read anew when the catalog's counter has risen.</summary>
internal sealed class TenantDirectory(IServiceScopeFactory scopes, IOptions<PlatformOptions> platform, IOptions<OperatorOptions> op, IPlacements placements, TimeProvider time)
    : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private Snapshot _snapshot = new(-1, FrozenDictionary<string, TenantSite>.Empty, []);
    private long _checkedAt;
    private bool _everChecked;

    public ValueTask<TenantSite?> FindAsync(string host, CancellationToken ct) => IsFresh() ? new(_snapshot.Hosts.GetValueOrDefault(host)) : FindAnewAsync(host, ct);

    public async ValueTask<IReadOnlyList<TenantSite>> ListAsync(CancellationToken ct) => (await CurrentAsync(ct)).Sites;

    /// <summary>The catalog was changed here: look again at the next request.</summary>
    public void Forget() => _everChecked = false;

    public void Dispose() => _loading.Dispose();

    public bool IsPlatform(string host) => platform.Value.Domains.Contains(host, StringComparer.OrdinalIgnoreCase);

    private async ValueTask<TenantSite?> FindAnewAsync(string host, CancellationToken ct) => (await CurrentAsync(ct)).Hosts.GetValueOrDefault(host);

    private async ValueTask<Snapshot> CurrentAsync(CancellationToken ct)
    {
        if (IsFresh())
        {
            return _snapshot;
        }

        // One looks, the others go on with what is known; only the very first ones must wait.
        if (!await _loading.WaitAsync(_snapshot.Revision < 0 || !_everChecked ? Timeout.Infinite : 0, ct))
        {
            return _snapshot;
        }

        try
        {
            if (!IsFresh())
            {
                await RefreshAsync(ct);
            }

            return _snapshot;
        }
        finally
        {
            _loading.Release();
        }
    }

    private bool IsFresh() => _everChecked && time.GetElapsedTime(Volatile.Read(ref _checkedAt)) < TimeSpan.FromSeconds(platform.Value.CatalogAgeSeconds);

    private async Task RefreshAsync(CancellationToken ct)
    {
        var checkedAt = time.GetTimestamp();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
        var revision = await db.Set<CatalogRevision>().Select(r => r.Value).FirstOrDefaultAsync(ct);
        if (revision != _snapshot.Revision)
        {
            _snapshot = await LoadAsync(db, revision, ct);
        }

        Volatile.Write(ref _checkedAt, checkedAt);
        _everChecked = true;
    }

    private async Task<Snapshot> LoadAsync(CatalogDbContext db, long revision, CancellationToken ct)
    {
        var tenants = await db.Set<Tenant>().AsNoTracking().OrderBy(t => t.Name).ToListAsync(ct);
        var own = (await db.Set<TenantHost>().AsNoTracking().ToListAsync(ct)).ToLookup(h => h.TenantId);
        var legal = (await db.Set<LegalPage>().AsNoTracking().ToListAsync(ct)).ToLookup(p => p.TenantId);
        var logos = (
            await db.Set<TenantLogo>().Where(l => !l.IsRemoved).Select(l => new { l.TenantId, Logo = new Logo(l.Hash, l.Alt, l.Width, l.Height) }).ToListAsync(ct)
        ).ToDictionary(l => l.TenantId, l => l.Logo);
        var bookings = (await db.Set<Subscription>().AsNoTracking().ToListAsync(ct)).ToDictionary(s => s.TenantId, s => new Booking(s.Off, s.StorageMb, s.ContributionsAYear));
        Dictionary<string, TenantSite> hosts = [];
        List<TenantSite> sites = [];
        foreach (var tenant in tenants)
        {
            var site = Site(tenant, revision, own[tenant.Id], legal[tenant.Id], logos.GetValueOrDefault(tenant.Id)) with
            {
                Booking = bookings.GetValueOrDefault(tenant.Id, Booking.Everything),
            };
            sites.Add(site);
            foreach (var host in platform.Value.Domains.Select(d => $"{tenant.Slug}.{d}").Concat(own[tenant.Id].Select(h => h.Host)))
            {
                hosts[host] = site;
            }
        }

        return new Snapshot(revision, hosts.ToFrozenDictionary(), sites);
    }

    private TenantSite Site(Tenant tenant, long edition, IEnumerable<TenantHost> own, IEnumerable<LegalPage> legal, Logo? logo) =>
        new()
        {
            Place = new TenantPlace(tenant.Id, tenant.Slug, tenant.Database),
            Edition = edition,
            Name = tenant.Name,
            Designation = tenant.Designation,
            Land = tenant.Land,
            Ags = tenant.Ags,
            State = tenant.State,
            IsPlaced = placements.Contains(tenant.Database),
            CanonicalHost = own.FirstOrDefault(h => h.IsCanonical)?.Host ?? HostRules.Subdomain(tenant.Slug, platform.Value),
            Theme = Palette.From(tenant.BrandColour),
            LetterMark = tenant.LetterMark.Length > 0 ? tenant.LetterMark : tenant.Name[..1].ToUpperInvariant(),
            Logo = logo,
            PlanName = tenant.PlanName,
            Headline = tenant.Headline,
            Lead = tenant.Lead,
            Motto = tenant.Motto,
            MottoLabel = tenant.MottoLabel,
            IsDemonstration = tenant.IsDemonstration,
            AsOf = tenant.AsOf,
            Contact = tenant.Contact,
            Links = tenant.Links,
            PrivacyNotices = tenant.PrivacyNotices,
            EasyAccess = tenant.EasyAccess,
            MapTiles = tenant.MapTiles,
            IsPublished = tenant.IsPublished,
            LegalPages = tenant.IsDemonstration ? OperatorPages.Of(op.Value) : legal.ToDictionary(p => p.Kind, p => p.Text),
        };

    private sealed record Snapshot(long Revision, FrozenDictionary<string, TenantSite> Hosts, IReadOnlyList<TenantSite> Sites);
}
