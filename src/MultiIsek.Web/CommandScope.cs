using MediatR;
using MultiIsek.Kernel;
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
}
