using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace MultiIsek.Kernel;

/// <summary>What the kernel itself registers: handlers that every module uses.</summary>
public sealed class KernelModule : IModule
{
    public static void AddServices(IServiceCollection services) { }

    public static void MapEndpoints(IEndpointRouteBuilder app) { }
}
