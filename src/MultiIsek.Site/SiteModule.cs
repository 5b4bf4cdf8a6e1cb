using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel;

namespace MultiIsek.Site;

public sealed class SiteModule : IModule
{
    public static void AddServices(IServiceCollection services) { }

    public static void MapEndpoints(IEndpointRouteBuilder app) { }
}
