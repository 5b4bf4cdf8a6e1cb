using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Sending;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tests;

/// <summary>Tests that share one application, with the five sample cities and the made-up one imported.</summary>
[CollectionDefinition("app")]
public sealed class AppCollection : ICollectionFixture<App>;

/// <summary>The whole application, entry point included, on the database that ISEK_TEST_DATABASE names; one client per city.</summary>
public class App : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("isek-test-").FullName;
    private readonly TestDatabase _database = TestDatabase.Chosen();
    private IReadOnlyList<TenantSite> _sites = [];

    /// <summary>The application's clock.</summary>
    public TestTime Time { get; } = new();

    /// <summary>Lines that the application logged at Information and above.</summary>
    public TestLog Log { get; } = new();

    /// <summary>Where own domains of cities lead.</summary>
    public TestDns Dns { get; } = new();

    public TestDatabase Database => _database;

    /// <summary>Folder of the file store, and of the database where that is a file.</summary>
    public string DataDirectory => _data;

    /// <summary>Slugs of all cities that were imported at the start.</summary>
    public IReadOnlyList<string> Cities { get; private set; } = [];

    /// <summary>Slugs of the sample cities; tests may add others.</summary>
    public IReadOnlyList<string> Samples { get; } = [.. Repository.Samples.Select(f => Path.GetFileName(f)!)];

    public virtual async Task InitializeAsync()
    {
        await _database.CreateAsync(_data);
        _ = Services;
        foreach (var folder in Repository.Samples)
        {
            await ImportAsync(folder);
        }

        Cities = [.. _sites.Select(s => s.Place.Slug)];
    }

    public new async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Dns.Dispose();
        await _database.DropAsync();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>A browser at a city's own host: it follows no redirect and keeps no cookie.</summary>
    public HttpClient City(string slug) => Host($"{slug}.localhost");

    public HttpClient Platform() => Host("localhost");

    public HttpClient Host(string host) =>
        CreateClient(
            new()
            {
                BaseAddress = new Uri($"http://{host}"),
                AllowAutoRedirect = false,
                HandleCookies = false,
            }
        );

    /// <summary>Imports a city's data folder (absolute path).</summary>
    public async Task<ImportResult> ImportAsync(string folder, bool isDryRun = false)
    {
        var result = (await SendAsync(new ImportTenant(folder, isDryRun)))!;
        _sites = await SendAsync(new ListTenants());
        return result;
    }

    /// <summary>Sends a command outside of any city, as the command line does.</summary>
    public async Task<T> SendAsync<T>(IRequest<T> request)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>One round of the outbox, with everything that waits due.</summary>
    public async Task SendOutboxAsync(string city)
    {
        await using (var scope = Scope(city))
        {
            var now = Time.Now.UtcDateTime;
            await scope.Get<IsekDbContext>().Set<OutboxMessage>().Where(m => m.DueAt != null).ExecuteUpdateAsync(s => s.SetProperty(m => m.DueAt, now));
        }

        await Services.GetRequiredService<OutboxWorker>().SendAsync(PlaceOf(city), CancellationToken.None);
    }

    /// <summary>A service scope of one city: <c>await using var scope = app.Scope("…"); scope.Get&lt;IsekDbContext&gt;()</c>.</summary>
    public TenantScope Scope(string slug) => new(Services, PlaceOf(slug));

    public TenantPlace PlaceOf(string slug)
    {
        if (_sites.FirstOrDefault(s => s.Place.Slug == slug) is not { } site)
        {
            _sites = SendAsync(new ListTenants()).GetAwaiter().GetResult();
            site = _sites.Single(s => s.Place.Slug == slug);
        }

        return site.Place;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Production);
        builder.UseSetting("Data:Directory", _data);
        builder.UseSetting("Samples:Directory", Path.Combine(_data, "none"));
        // All tests come from one address, and a burst is the matter of tests of its own.
        builder.UseSetting("Guests:PerAddress", "1000000");
        builder.UseSetting("Guests:PerTenant", "1000000");
        foreach (var (key, value) in Settings.Concat(_database.Settings))
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Time));
        builder.UseDefaultServiceProvider(o => (o.ValidateScopes, o.ValidateOnBuild) = (true, true));
    }

    /// <summary>Configuration of this application, beside database and folders.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> Settings =>
        [
            new("Platform:Scheme", "http"),
            new("Platform:Resolver", Dns.Address),
            // Tests read what lies in the outbox, and send it themselves.
            new("Outbox:IsRunning", "false"),
            // Tests do the chores of a city when they want them done.
            new("Chores:IsRunning", "false"),
            // All tests come from one address.
            new("Accounts:AttemptsPerAddress", "1000000"),
            new("Accounts:AttemptsPerAccount", "1000000"),
            new("Accounts:ActsPerAccount", "1000000"),
            new("Accounts:PasswordsPerCity", "1000000"),
            new("Accounts:MailsPerAddress", "1000000"),
            new("Accounts:MailsPerCity", "1000000"),
            new("Api:PerAddress", "1000000"),
            new("Api:PerTenant", "1000000"),
        ];
}
