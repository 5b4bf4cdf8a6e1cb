using System.Text.Encodings.Web;
using System.Text.Unicode;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MultiIsek.Documents;
using MultiIsek.Identity;
using MultiIsek.Interop;
using MultiIsek.Interop.Contracts;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Files;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Migrations;
using MultiIsek.Notifications;
using MultiIsek.Participation;
using MultiIsek.Planning;
using MultiIsek.Site;
using MultiIsek.Tenancy;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Web.Caching;
using MultiIsek.Web.Watching;

namespace MultiIsek.Web;

/// <summary>Puts the application together: services, pipeline, endpoints.</summary>
internal static class Host
{
    public static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        // The content root is where the program lies: the same command works from any folder.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        // Started from the sources, the framework would watch the assets and send them packed anew, without compression.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= "false";
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ReadableForms.Max;
        });
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
        {
            builder.WebHost.UseUrls("http://localhost:5080");
        }

        builder.Services.PostConfigure<LoggerFilterOptions>(KeepHostNamesOutOfTheLog);
        // Keys lie unencrypted in the catalog, as deploy/README.md says; the framework need not repeat it at every start.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        // Pages with a form say no-store themselves; the framework would warn of that at each.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        var start = new StartLog();
        start.Quiet(builder.Logging);
        builder.Services.AddSingleton(start);
        AddServices(builder.Services);
        builder.AddTelemetry();
        return builder;
    }

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        if (app.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value.ForwardedHeaders != ForwardedHeaders.None)
        {
            app.UseForwardedHeaders();
        }

        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ErrorPage.WriteAsync, SuppressDiagnosticsCallback = ErrorPage.IsToldAlready });
        app.UseTenants();
        app.UseTelemetry();
        app.UseMiddleware<PageCache>();
        app.UseWhen(http => !http.IsSharedFile(), pages => pages.UseStatusCodePagesWithReExecute("/fehler/{0}"));
        app.UseWhen(http => !PageCache.IsMaking(http), made => made.UseResponseCompression());
        app.UseApi();
        app.UseMiddleware<ReadableAddress>();
        app.UseRouting();
        // Behind the page cache, which leaves alone what carries our sign-in cookie or an authorization. Unsaid, the framework would put it in front of all.
        // Who brings neither a cookie nor a token is nobody: three kinds of sign-in need not be asked. The word keeps the framework from asking them all the same, in front.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseWhen(http => http.Request.Headers.Cookie.Count > 0 || http.Request.Headers.Authorization.Count > 0, known => known.UseAuthentication());
        app.UseUnpublishedGate();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapHealth();
        app.MapVersion();
        app.MapMetrics(app.Configuration);
        TenancyModule.MapEndpoints(app);
        IdentityModule.MapEndpoints(app);
        DocumentsModule.MapEndpoints(app);
        PlanningModule.MapEndpoints(app);
        ParticipationModule.MapEndpoints(app);
        InteropModule.MapEndpoints(app);
        SiteModule.MapEndpoints(app);
        return app;
    }

    private static IBlobStore CreateBlobStore(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<FilesOptions>>().Value;
        return options.Provider.ToUpperInvariant() switch
        {
            "DISK" => new DiskBlobStore(Path.Combine(services.GetRequiredService<Databases>().DataDirectory, "files")),
            "AZURE" => new AzureBlobStore(options, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<AzureBlobStore>>()),
            _ => throw new SettingException($"Files:Provider kennt nur {FilesOptions.Disk} und {FilesOptions.Azure}, nicht „{options.Provider}“."),
        };
    }

    // In code and last, for every provider that a rule names, so that no configuration turns it on: this log reads Request.Host,
    // which throws on an invalid host name and drops the connection.
    private static void KeepHostNamesOutOfTheLog(LoggerFilterOptions options)
    {
        foreach (var provider in options.Rules.Select(r => r.ProviderName).Append(null).Distinct().ToList())
        {
            options.Rules.Add(new LoggerFilterRule(provider, "Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning, null));
        }
    }

    private static void AddServices(IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddScoped<CurrentTenant>();
        services.AddSingleton<TenantCache>();
        services.AddScoped<ServiceFactory>(p => p.GetService!);
        services.AddScoped<IMediator, Mediator>();
        services
            .AddModule<KernelModule>()
            .AddModule<TenancyModule>()
            .AddModule<NotificationsModule>()
            .AddModule<IdentityModule>()
            .AddModule<DocumentsModule>()
            .AddModule<PlanningModule>()
            .AddModule<ParticipationModule>()
            .AddModule<InteropModule>()
            .AddModule<SiteModule>();
        services.AddSingleton<Databases>();
        services.AddSingleton<IPlacements>(p => p.GetRequiredService<Databases>());
        services.AddScoped<ICityConnection, CityConnection>();
        services.AddScoped(p =>
        {
            var databases = p.GetRequiredService<Databases>();
            return Providers.Catalog(databases.Provider, databases.Catalog);
        });
        services.AddScoped(p =>
        {
            var databases = p.GetRequiredService<Databases>();
            var tenant = p.GetRequiredService<CurrentTenant>();
            return Providers.Cities(databases.Provider, databases.Cities(tenant.Place.Database), tenant);
        });
        services.AddSingleton(CreateBlobStore);
        services.AddSingleton<FilesWatch>();
        services.AddDataProtection().SetApplicationName("MultiIsek");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(p => new ConfigureOptions<KeyManagementOptions>(o =>
            o.XmlRepository = new CatalogKeyRepository(p.GetRequiredService<IServiceScopeFactory>())
        ));
        PageParts.AddTo(services);
        services.Configure<RazorPagesOptions>(o => o.RootDirectory = "/");
        services.Configure<MvcOptions>(o =>
        {
            o.Filters.Add<KnownMethods>();
            o.Filters.Add<ReadableForms>();
        });
        services.AddRouting(o => o.LowercaseUrls = true);
        services.AddOptions<CacheOptions>().BindConfiguration("Cache").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PageStore>();
        services.AddResponseCompression(o => o.EnableForHttps = true);
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusal>();
        services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, KnownProxies>();
        // Umlauts stay letters; what HTML needs escaped is escaped all the same.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }
}
