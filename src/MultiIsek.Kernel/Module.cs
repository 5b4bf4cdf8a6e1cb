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
    public static IServiceCollection AddModule<TModule>(this IServiceCollection services)
        where TModule : IModule
    {
        var assembly = typeof(TModule).Assembly;
        services.AddSingleton(new ModuleAssembly(assembly));
        services.Scan(scan =>
            scan.FromAssemblies(assembly)
                .AddClasses(c => c.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false)
                .AsImplementedInterfaces()
                .WithScopedLifetime()
                .AddClasses(c => c.AssignableTo(typeof(INotificationHandler<>)), publicOnly: false)
                .AsImplementedInterfaces()
                .WithScopedLifetime()
                .AddClasses(c => c.AssignableTo<TransferPart>(), publicOnly: false)
                .As<TransferPart>()
                .WithScopedLifetime()
                .AddClasses(c => c.AssignableTo<ISearchSource>(), publicOnly: false)
                .As<ISearchSource>()
                .WithScopedLifetime()
                .AddClasses(c => c.AssignableTo<IPersonalData>(), publicOnly: false)
                .As<IPersonalData>()
                .WithScopedLifetime()
                .AddClasses(c => c.AssignableTo<ICityChore>(), publicOnly: false)
                .As<ICityChore>()
                .WithScopedLifetime()
                .AddClasses(c => c.AssignableTo<IBlobRows>(), publicOnly: false)
                .As<IBlobRows>()
                .WithScopedLifetime()
        );
        services.AddRazorPages().AddApplicationPart(assembly);
        TModule.AddServices(services);
        return services;
    }
}
