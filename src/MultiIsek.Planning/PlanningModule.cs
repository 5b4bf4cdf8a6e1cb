using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Spaces;

namespace MultiIsek.Planning;

public sealed class PlanningModule : IModule
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddScoped<PlanningLists>();
        services.AddScoped<ElementCards>();
        services.AddScoped<PlanViews>();
        services.AddScoped<SpaceElements>();
        services.AddScoped<ElementViews>();
        services.AddScoped<ElementFacts>();
        services.AddScoped<ElementHistory>();
        services.AddScoped<ElementDecisions>();
    }

    public static void MapEndpoints(IEndpointRouteBuilder app) { }
}
