using System.CommandLine;
using MediatR;
using MultiIsek.Identity.Contracts;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Web;

/// <summary>The services of one city for a command; what it does there the operator has done.</summary>
internal static class CommandScope
{
    /// <exception cref="RefusedException">There is no such city, or not here.</exception>
    public static async Task<TenantScope> OfAsync(IServiceProvider services, string slug, CancellationToken ct)
    {
        var sites = await services.GetRequiredService<IMediator>().Send(new ListTenants(), ct);
        var site = sites.FirstOrDefault(s => s.Place.Slug == slug) ?? throw new RefusedException($"Die Stadt „{slug}“ gibt es nicht.");
        if (!site.IsPlaced)
        {
            throw new RefusedException($"Die Stadt „{slug}“ liegt auf einer Datenbank, die es nicht gibt: In der Konfiguration fehlt ConnectionStrings:{site.Place.Database}.");
        }

        var scope = new TenantScope(services, site.Place);
        scope.Get<CurrentSite>().Set(site);
        scope.Get<CurrentUser>().SetOperator();
        return scope;
    }

    public static Option<string> Reason() => new("--reason") { Description = "Warum; nötig, sobald in der Stadt jemand mitarbeitet. Ihre Leitung liest es" };

    /// <summary>Changes something in a city: why stands in its log with what was done, or nothing of both.</summary>
    /// <param name="name">Of the command: "tenant invite".</param>
    /// <exception cref="RefusedException">There is no such city, or no reason where one is due.</exception>
    public static async Task<T> ChangeAsync<T>(IServiceProvider services, string slug, string name, string? reason, Func<TenantScope, Task<T>> change, CancellationToken ct)
    {
        await using var scope = await OfAsync(services, slug, ct);
        await using var transaction = await scope.Get<IsekDbContext>().Database.BeginTransactionAsync(ct);
        await scope.Get<IMediator>().Send(new BeginCommand(name, reason), ct);
        var result = await change(scope);
        await transaction.CommitAsync(ct);
        return result;
    }

    /// <summary>
    /// The same ahead of a change in the catalog, which is another database: an act without its entry would be worse than an entry of an act that failed. A city
    /// that is not there, or whose database is not, is left to the command itself.
    /// </summary>
    public static async Task AnnounceAsync(IServiceProvider services, string slug, string name, string? reason, CancellationToken ct)
    {
        if ((await services.GetRequiredService<IMediator>().Send(new ListTenants(), ct)).Any(s => s.Place.Slug == slug && s.IsPlaced))
        {
            await ChangeAsync(services, slug, name, reason, _ => Task.FromResult(true), ct);
        }
    }
}
