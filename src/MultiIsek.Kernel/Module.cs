using System.Reflection;
using MediatR;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Search;
using MultiIsek.Kernel.Transfer;

namespace MultiIsek.Kernel;

/// <summary>A part of the monolith: it brings its mappings, pages, handlers and endpoints, and is registered in one line.</summary>
public interface IModule
{
    static abstract void AddServices(IServiceCollection services);
    static abstract void MapEndpoints(IEndpointRouteBuilder app);
}

/// <summary>An assembly whose mappings belong to the two database contexts.</summary>
public sealed record ModuleAssembly(Assembly Assembly);

public static class ModuleExtensions
{
    private static readonly Type[] Handlers = [typeof(IRequestHandler<,>), typeof(INotificationHandler<>)];
    private static readonly Type[] Found = [typeof(TransferPart), typeof(ISearchSource), typeof(IPersonalData), typeof(ICityChore), typeof(IBlobRows)];

    /// <summary>Registers what the module brings, and what others find by its interface: one look at its types.</summary>
    public static IServiceCollection AddModule<TModule>(this IServiceCollection services)
        where TModule : IModule
    {
        var assembly = typeof(TModule).Assembly;
        services.AddSingleton(new ModuleAssembly(assembly));
        foreach (var type in ModuleTypes.Of(assembly))
        {
            foreach (var service in Handlers.SelectMany(type.Forms).Concat(Found.Where(f => f.IsAssignableFrom(type))))
            {
                services.AddScoped(service, type);
            }
        }

        services.AddRazorPages().AddApplicationPart(assembly);
        TModule.AddServices(services);
        return services;
    }
}
