using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel;
using MultiIsek.Site.Home;
using MultiIsek.Site.Platform;
using MultiIsek.Site.Sitemap;

namespace MultiIsek.Site;

public sealed class SiteModule : IModule
{
    public static void AddServices(IServiceCollection services) => services.AddScoped<SiteContents>();

    public static void MapEndpoints(IEndpointRouteBuilder app)
    {
        app.MapSitemap();
        app.MapPlatformFiles();
    }
}
