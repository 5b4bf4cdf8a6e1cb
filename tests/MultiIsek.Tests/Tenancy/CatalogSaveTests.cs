using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Settings;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tests.Tenancy;

/// <summary>A row of the catalog and the word to all instances that it changed come together or not at all.</summary>
[Collection("app")]
public sealed class CatalogSaveTests(App app)
{
    private static readonly Dictionary<string, Func<IMediator, string, CancellationToken, Task>> Commands = new()
    {
        ["a state"] = (m, slug, ct) => m.Send(new SetTenantState(slug, TenantState.Suspended), ct),
        ["a booking"] = (m, slug, ct) => m.Send(new BookFeatures(slug) { StorageMb = 77 }, ct),
        ["a legal page"] = (m, slug, ct) => m.Send(new SetLegalPage(slug, LegalKind.Imprint, "## Angaben"), ct),
        ["a host"] = (m, slug, ct) => m.Send(new ChangeHosts(slug, HostChange.Add, $"{slug}.example.org"), ct),
        ["a city of its own"] = (m, _, ct) => m.Send(new WithdrawCity(), ct),
    };

    public static TheoryData<string> Names => [.. Commands.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task Who_dies_between_the_two_has_written_nothing(string about)
    {
        var slug = await OpenAsync();
        var before = await RevisionAsync();

        await Assert.ThrowsAsync<IOException>(() => SendAsync(slug, about, () => throw new IOException("The process ends."), default));

        await using var scope = app.Scope(slug);
        var catalog = scope.Get<CatalogDbContext>();
        var id = app.PlaceOf(slug).Id;
        var tenant = await catalog.Set<Tenant>().AsNoTracking().SingleAsync(t => t.Id == id);
        Assert.Equal((TenantState.Active, true), (tenant.State, tenant.IsPublished));
        Assert.False(await catalog.Set<MultiIsek.Tenancy.Subscriptions.Subscription>().AnyAsync(s => s.TenantId == id));
        Assert.False(await catalog.Set<LegalPage>().AnyAsync(p => p.TenantId == id));
        Assert.False(await catalog.Set<MultiIsek.Tenancy.Hosts.TenantHost>().AnyAsync(h => h.TenantId == id));
        Assert.Equal(before, await RevisionAsync());
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Who_goes_away_between_the_two_has_both(string about)
    {
        var slug = await OpenAsync();
        var before = await RevisionAsync();
        using var gone = new CancellationTokenSource();

        // What comes behind the two may still be called off.
        await Record.ExceptionAsync(() => SendAsync(slug, about, gone.Cancel, gone.Token));

        Assert.Equal(before + 1, await RevisionAsync());
    }

    private async Task<string> OpenAsync()
    {
        var slug = $"fest-{Guid.NewGuid():N}"[..20];
        await app.SendAsync(new CreateTenant(slug, "Probestadt", Land.BB, "12000004") { Designation = "Stadt" });
        await using var scope = app.Scope(slug);
        await scope.Get<CatalogDbContext>().Set<Tenant>().Where(t => t.Slug == slug).ExecuteUpdateAsync(s => s.SetProperty(t => t.IsPublished, true));
        return slug;
    }

    private async Task SendAsync(string slug, string about, Action between, CancellationToken ct)
    {
        // A city's own admin acts in the city, everybody else outside of it.
        await using var scope = app.Scope(slug);
        scope.Get<MultiIsek.Kernel.People.CurrentUser>().SetOperator();
        scope.Get<CatalogDbContext>().SavedChanges += (_, _) => between();
        await Commands[about](scope.Get<IMediator>(), slug, ct);
    }

    private async Task<long> RevisionAsync()
    {
        await using var scope = app.Scope("musterstadt");
        return await scope.Get<CatalogDbContext>().Set<CatalogRevision>().Select(r => r.Value).SingleAsync();
    }
}
