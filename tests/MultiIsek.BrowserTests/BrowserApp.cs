using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Tests;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Participation.Walks;

namespace MultiIsek.BrowserTests;

/// <summary>Tests that share one application that listens, and one browser.</summary>
[CollectionDefinition("browser")]
public sealed class BrowserCollection : ICollectionFixture<BrowserApp>;

/// <summary>The application of the other tests, listening on a port of its own, and Debian's Chromium in front of it. The browser finds *.localhost by itself.</summary>
public sealed class BrowserApp : App, IAsyncLifetime
{
    /// <summary>Number of the comment that is there from the start.</summary>
    public const string FirstComment = "H-2026-00001";

    /// <summary>Number of the idea that is there from the start, in a city of its own.</summary>
    public const string FirstIdea = "H-2026-00001";

    /// <summary>Code of the round of questions that is open from the start.</summary>
    public const string Round = "AUE24";
    private const string Town = "musterstadt";
    private IPlaywright? _playwright;

    public BrowserApp() => UseKestrel(0);

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Sign-in service of the made-up city.</summary>
    public OidcServer Oidc { get; private set; } = null!;
    public int Port { get; private set; }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Port = new Uri(Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()).Port;
        Oidc = await OidcServer.StartAsync(Url($"{Town}.localhost/anmelden/dienst"));
        await this.SetUpProviderAsync(Town, Oidc.Issuer);
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Environment.GetEnvironmentVariable("ISEK_TEST_CHROMIUM") ?? "/usr/bin/chromium",
                Args =
                [
                    "--no-sandbox",
                    "--hide-scrollbars",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
        await this.OpenRoundAsync(Town, "planungscafe", Round);
        await using var visit = await VisitAsync();
        await visit.OpenAsync("herzberg.localhost/mitmachen/beispielphase-massnahmen/kommentar?element=m6-1&absatz=2");
        await visit.SendAsync(this, "Ein gemeinsamer Kalender aller Einrichtungen wäre für Familien der größte Gewinn.");
        Assert.Equal(FirstComment, await visit.TermAsync("Vorgangsnummer"));
        await visit.OpenAsync("kaiserslautern.localhost/mitmachen/beispielphase-ideen/idee");
        await visit.Page.GetByLabel("Überschrift").FillAsync("Trinkbrunnen in der Innenstadt");
        await visit.Page.GetByLabel("Anregung").CheckAsync();
        await visit.Page.GetByLabel("Beschreiben Sie Ihre Idee").FillAsync("An heißen Tagen fehlt in der Fußgängerzone Wasser für alle.");
        Time.Now += TimeSpan.FromMinutes(2);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Idee absenden", Exact = true }).ClickAsync();
        Assert.Equal(FirstIdea, await visit.TermAsync("Vorgangsnummer"));
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright?.Dispose();
        await Oidc.DisposeAsync();
        await DisposeAsync();
    }

    /// <summary>"hagen.localhost/plan" becomes the address that this run listens at.</summary>
    public string Url(string address)
    {
        var slash = address.IndexOf('/', StringComparison.Ordinal);
        return $"http://{address[..slash]}:{Port}{address[slash..]}";
    }

    /// <summary>A person with a browser of their own: nothing is kept from the one before.</summary>
    public Task<Visit> VisitAsync(int width = 1280, bool hasScript = true) => Visit.StartAsync(this, width, hasScript);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.Configure<MvcOptions>(o => o.Filters.Add<TemplateName>()));
    }

    // Without a scheme and a port of its own, links name what the server listens on.
    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [
            new("Comments:PerAddress", "10000"),
            new("Guests:Cost", "50"),
            new("Accounts:AttemptsPerAddress", "10000"),
            new("Accounts:AttemptsPerAccount", "10000"),
            new("Accounts:ActsPerAccount", "10000"),
            new("Accounts:PasswordsPerCity", "1000000"),
            new("Accounts:ProviderNetworks:0", "127.0.0.0/8"),
            new("Operator:Email", "betrieb@example.org"),
            // What is sent loses its text; tests read the links in it.
            new("Outbox:IsRunning", "false"),
        ];
}
