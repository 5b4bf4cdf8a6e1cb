using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Maps;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Sending;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Branding;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Hosts;
using MultiIsek.Tenancy.Maps;
using MultiIsek.Tenancy.Settings;
using MultiIsek.Tenancy.Subscriptions;
using MultiIsek.Tenancy.Transfer;

namespace MultiIsek.Tenancy;

public sealed class TenancyModule : IModule
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddScoped<TenantFiles>();
        services.AddOptions<PlatformOptions>().BindConfiguration("Platform").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<OperatorOptions>().BindConfiguration("Operator").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TenantDirectory>().AddSingleton<SiteAddress>();
        services.AddSingleton<IAllTenants, AllTenants>().AddSingleton<HostLosses>();
        services.AddSingleton<INameLookup, NameLookup>().AddSingleton<HostCheck>();
        services.AddScoped<IQuotas, Quotas>();
        services.AddScoped<OwnCity>().AddScoped<IDeskWork, SettingsWork>();
        services.AddSingleton(new DeskLink("Stadt", "Veröffentlichen, rechtliche Seiten, Kontakt, Aussehen, Adressen.", CityPage.Path, Policies.Admin, 78));
        services
            .AddScoped<CurrentSite>()
            .AddScoped<IPublicAddress, PublicAddress>()
            .AddScoped<IContactWays, ContactWays>()
            .AddScoped<ILetterhead, CityLetterhead>()
            .AddScoped<ICityLand, CityLand>()
            .AddScoped<IMapGround, CityGround>();
    }

    public static void MapEndpoints(IEndpointRouteBuilder app)
    {
        app.MapThemeStyles();
        app.MapLogo();
    }
}
