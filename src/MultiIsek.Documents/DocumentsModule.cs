using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel;

namespace MultiIsek.Documents;

public sealed class DocumentsModule : IModule
{
    public static void AddServices(IServiceCollection services) { }

    public static void MapEndpoints(IEndpointRouteBuilder app) { }
}
