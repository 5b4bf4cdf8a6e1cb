using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Guests;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Sending;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Kernel;

/// <summary>What the kernel itself registers: handlers that every module uses.</summary>
public sealed class KernelModule : IModule
{
    public static void AddServices(IServiceCollection services)
    {
        services.AddOptions<OutboxOptions>().BindConfiguration("Outbox").ValidateDataAnnotations().ValidateOnStart();
        services
            .AddScoped<CurrentUser>()
            .AddScoped<CitySeal>()
            .AddScoped<ViewText>()
            .AddScoped<Outbox>()
            .AddSingleton<OutboxSignal>()
            .AddSingleton<OutboxWorker>()
            .AddSingleton<IOutboxSender, NothingToSend>()
            .AddSingleton<ChoreWorker>();
        services.AddOptions<FilesOptions>().BindConfiguration("Files").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<UploadOptions>().BindConfiguration("Uploads").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<BlobSweep>();
        services.AddOptions<GuestOptions>().BindConfiguration("Guests").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<GuestLimits>().AddScoped<Proofs>().AddScoped<GuestForms>();
        services.AddOptions<ChoreOptions>().BindConfiguration("Chores").ValidateDataAnnotations().ValidateOnStart();
        services.AddHostedService(p => p.GetRequiredService<OutboxWorker>());
        services.AddHostedService(p => p.GetRequiredService<ChoreWorker>());
    }

    public static void MapEndpoints(IEndpointRouteBuilder app) { }
}
