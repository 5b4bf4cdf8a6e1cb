using MultiIsek.Kernel.People;
using MultiIsek.Tests.Identity;

namespace MultiIsek.BrowserTests;

/// <summary>How a person gets and uses an account, by what stands on the pages.</summary>
internal static class AccountForms
{
    /// <summary>Accepts an invitation; a second factor is still missing then.</summary>
    public static async Task JoinAsync(this Visit visit, BrowserApp app, string city, string mail, Role role)
    {
        var path = await app.InviteAsync(city, mail, role);
        await visit.AcceptAsync(city, path);
    }

    /// <summary>By the link of the letter.</summary>
    public static async Task AcceptAsync(this Visit visit, string city, string path, string name = "Erika Muster")
    {
        await visit.OpenAsync($"{city}.localhost{path}");
        await visit.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await visit.Page.GetByLabel("Neues Passwort").FillAsync(Joining.Password);
        await visit.PressAsync("Einladung annehmen");
        await visit.HeadingAsync("Mein Konto");
    }

    /// <summary>Sets the app up; its key.</summary>
    public static async Task<string> AddAppAsync(this Visit visit, BrowserApp app, string city)
    {
        await visit.OpenAsync($"{city}.localhost/konto/zweiter-faktor");
        var key = (await visit.Page.Locator("#schluessel").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await visit.Page.GetByLabel("Sechsstelliger Code").FillAsync(app.CodeOf(key));
        await visit.PressAsync("Einrichten");
        await visit.HeadingAsync("Der zweite Faktor gilt");
        return key;
    }

    /// <summary>A device of this visit that makes passkeys and asks nobody.</summary>
    public static async Task HasDeviceAsync(this Visit visit)
    {
        var session = await visit.Context.NewCDPSessionAsync(visit.Page);
        await session.SendAsync("WebAuthn.enable");
        var device = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2",
            ["transport"] = "internal",
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = true,
            ["automaticPresenceSimulation"] = true,
        };
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = device });
    }

    public static async Task AddPasskeyAsync(this Visit visit, string city, string name)
    {
        await visit.OpenAsync($"{city}.localhost/konto/passkeys");
        await visit.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await visit.PressAsync("Passkey hinzufügen");
    }

    public static async Task SignOutAsync(this Visit visit, string city)
    {
        await visit.OpenAsync($"{city}.localhost/konto");
        await visit.PressAsync("Hier abmelden");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Konto" })).ToHaveCountAsync(0);
    }

    public static Task PressAsync(this Visit visit, string name) =>
        visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    public static Task HeadingAsync(this Visit visit, string text) => Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(text);

    /// <summary>No violation and nothing sideways, at both widths; of the present page where no address is given, with or without scripts.</summary>
    public static async Task LooksGoodAsync(this Visit visit, string? address)
    {
        if (address is not null)
        {
            var response = await visit.OpenAsync(address);
            Assert.Equal(new Uri(response.Url).PathAndQuery, address[address.IndexOf('/', StringComparison.Ordinal)..]);
        }

        if (visit.HasScript)
        {
            await visit.Page.LooksGoodAsync(address);
            return;
        }

        await using var copy = await visit.CopyAsync();
        await copy.Page.LooksGoodAsync(address);
    }

    private static async Task LooksGoodAsync(this IPage page, string? address)
    {
        var name = new Uri(page.Url).AbsolutePath;
        await page.PictureAsync(address ?? $"{name}-danach");
        Looks.Nothing([.. (await page.ViolationsAsync()).Select(v => $"{name}: {v}")]);
        Looks.Nothing([.. (await page.SidewaysAsync()).Select(v => $"{name}: {v}")]);
    }
}
