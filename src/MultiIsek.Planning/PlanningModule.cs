using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning;

public sealed class PlanningModule : IModule
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddScoped<PlanningLists>();
        services.AddScoped<ElementCards>();
    }

    public static void MapEndpoints(IEndpointRouteBuilder app) { }
}
