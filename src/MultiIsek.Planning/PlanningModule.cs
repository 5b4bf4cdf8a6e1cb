using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel;

namespace MultiIsek.Planning;

public sealed class PlanningModule : IModule
{
    public static void AddServices(IServiceCollection services) { }

    public static void MapEndpoints(IEndpointRouteBuilder app) { }
}
