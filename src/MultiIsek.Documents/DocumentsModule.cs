using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Documents.Library;
using MultiIsek.Documents.Versions;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Documents;

public sealed class DocumentsModule : IModule
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddScoped<Shelf>();
        services.AddSingleton(new Panel("home-documents", "/Library/_HomeDocuments.cshtml"));
    }

    public static void MapEndpoints(IEndpointRouteBuilder app) => app.MapDownload();
}
