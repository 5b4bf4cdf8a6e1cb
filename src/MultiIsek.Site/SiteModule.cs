using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Pages;
using MultiIsek.Site.Contact;
using MultiIsek.Site.Home;
using MultiIsek.Site.Platform;
using MultiIsek.Site.Sitemap;

namespace MultiIsek.Site;

public sealed class SiteModule : IModule
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddOptions<ContactOptions>().BindConfiguration("Contact").ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<SiteContents>().AddScoped<Mailboxes>().AddScoped<ContactTokens>().AddSingleton<ContactLimits>();
        services.AddSingleton(new Panel("privacy", "/Contact/_Privacy.cshtml", 10));
    }

    public static void MapEndpoints(IEndpointRouteBuilder app)
    {
        app.MapSitemap();
        app.MapPlatformFiles();
    }
}
