using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.OpenId;
using MultiIsek.Identity.Roles;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Tests.Planning;

namespace MultiIsek.Tests.Identity;

[CollectionDefinition("openid")]
public sealed class OpenIdCollection : ICollectionFixture<OpenIdApp>;

/// <summary>The application with two cities, each with a sign-in service of its own on this machine.</summary>
public sealed class OpenIdApp : App, IAsyncLifetime
{
    public const string Here = "musterstadt";
    public const string There = "hagen";

    /// <summary>A city with a draft and without a provider, until a test gives it one.</summary>
    public string Without { get; private set; } = "";
    private int _person;

    public OidcServer Own { get; private set; } = null!;
    public OidcServer Other { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await Database.CreateAsync(DataDirectory);
        _ = Services;
        foreach (var city in (string[])[Here, There])
        {
            await ImportAsync(Repository.Samples.Single(f => Path.GetFileName(f) == city));
        }

        using (var drafting = DraftCity.Of())
        {
            await ImportAsync(drafting.Folder);
            Without = drafting.Slug;
        }

        Own = await OidcServer.StartAsync(Redirect(Here));
        Other = await OidcServer.StartAsync(Redirect(There));
        await SetUpAsync(Here, Own.Issuer);
        await SetUpAsync(There, Other.Issuer);
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await Own.DisposeAsync();
        await Other.DisposeAsync();
        await DisposeAsync();
    }

    public static string Redirect(string city) => $"http://{city}.localhost/anmelden/dienst";

    /// <summary>A name that no other test has.</summary>
    public string NewSubject() => $"person-{Interlocked.Increment(ref _person)}";

    internal async Task SetUpAsync(string city, string issuer, Func<SaveProvider, SaveProvider>? change = null)
    {
        await using var scope = Scope(city);
        scope.Get<CurrentUser>().SetOperator();
        var command = new SaveProvider(
            true,
            "Rathaus-Konto",
            issuer,
            OidcServer.Client,
            OidcServer.Secret,
            "groups",
            [new("isek-redaktion", Role.Editor), new("isek-leitung", Role.Admin)],
            ["mfa"],
            false
        );
        await scope.Get<IMediator>().Send(change?.Invoke(command) ?? command);
    }

    internal async Task<IReadOnlyList<Role>> RolesOfAsync(string city, string mail)
    {
        await using var scope = Scope(city);
        var db = scope.Get<IsekDbContext>();
        return await db.Set<Membership>().Where(m => db.Set<User>().Any(u => u.Id == m.UserId && u.Email == mail)).Select(m => m.Role).OrderBy(r => r).ToListAsync();
    }

    protected override IEnumerable<KeyValuePair<string, string>> Settings => [.. base.Settings, new("Accounts:ProviderNetworks:0", "127.0.0.0/8")];
}
