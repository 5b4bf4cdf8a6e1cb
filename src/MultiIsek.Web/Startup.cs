using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Migrations;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Web.Watching;

namespace MultiIsek.Web;

/// <summary>What happens before the first request: schema, sample cities on an empty catalog, and the lines to click.</summary>
internal static class Startup
{
    /// <summary>
    /// Builds what every first page needs while the host is still being put together: the two models and the machinery of queries. Half of the start is that.
    /// What fails here fails again, and is told, where it is needed.
    /// </summary>
    public static Task WarmAsync(string[] settings) =>
        Task.Run(() =>
        {
            try
            {
                var databases = new Databases(
                    new ConfigurationBuilder()
                        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
                        .AddEnvironmentVariables()
                        .AddCommandLine(settings)
                        .Build()
                );
                // The first thing that the host asks for is the list of cities.
                var catalog = Task.Run(() => Providers.Catalog(databases.Provider, databases.Catalog).Dispose());
                using var cities = Providers.Cities(databases.Provider, databases.Cities(Databases.DefaultPlacement), new CurrentTenant());
                _ = cities.Set<TenantRevision>().Select(r => r.Value).ToQueryString();
                catalog.GetAwaiter().GetResult();
            }
            catch (Exception e) when (e is InvalidOperationException or ArgumentException or SettingException)
            {
                // See above.
            }
        });

    public static async Task PrepareAsync(WebApplication app)
    {
        // A setting of it that is wrong is told now, not with the first file.
        _ = app.Services.GetRequiredService<IBlobStore>();
        await app.Services.GetRequiredService<Databases>().MigrateAsync(app.Lifetime.ApplicationStopping);
        await using var scope = app.Services.CreateAsyncScope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var samples = app.Configuration["Samples:Directory"] ?? Path.Combine(AppContext.BaseDirectory, "tenants-sample");
        var sites = await mediator.Send(new ListTenants());
        if (!Directory.Exists(samples) || (sites.Count > 0 && sites.All(s => s.State != TenantState.Importing)))
        {
            return;
        }

        string[] folders = [.. Directory.GetDirectories(samples).Where(d => !Path.GetFileName(d).StartsWith('_')).Order(StringComparer.Ordinal)];
        if (sites.Count == 0)
        {
            // All of them first: a start that is killed in between is taken up again by the next.
            foreach (var folder in folders)
            {
                await TryAsync(app, folder, m => m.Send(new ReserveTenant(folder)));
            }
        }

        foreach (var folder in folders)
        {
            await TryAsync(
                app,
                folder,
                async m =>
                {
                    if (await m.Send(new ImportTenant(folder) { OnlyUnfinished = true }) is { } result)
                    {
                        Console.WriteLine($"Übernommen: {result.Slug}, {result.Counts}");
                    }
                }
            );
        }
    }

    private static async Task TryAsync(WebApplication app, string folder, Func<IMediator, Task> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            await work(scope.ServiceProvider.GetRequiredService<IMediator>());
        }
        catch (Exception e) when (e is TransferException or FilesUnavailableException)
        {
            // Where the store was away, the next start takes the city up again.
            await Console.Error.WriteLineAsync($"{Path.GetFileName(folder)} wurde nicht übernommen:{Environment.NewLine}{e.Message}");
        }
    }

    public static async Task AnnounceAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var address = scope.ServiceProvider.GetRequiredService<SiteAddress>();
        foreach (var site in (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ListTenants())).Where(s => s.IsPublic))
        {
            Console.WriteLine($"{site.FullName, -28} {address.Of(site)}");
        }

        Console.WriteLine($"{"MultiIsek", -28} {address.Platform}");
        if (Running.WarningOf(Environment.Version) is { } warning)
        {
            await Console.Error.WriteLineAsync($"Achtung: {warning}");
        }
    }
}
