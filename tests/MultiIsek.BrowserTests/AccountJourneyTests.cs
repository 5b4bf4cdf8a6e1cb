using MultiIsek.Kernel.People;
using MultiIsek.Tests.Identity;

namespace MultiIsek.BrowserTests;

/// <summary>From the invitation to the desk: with a passkey alone, or with password and app.</summary>
[Collection("browser")]
public sealed class AccountJourneyTests(BrowserApp app)
{
    private const string City = "musterstadt";

    [Fact]
    public async Task Staff_add_a_passkey_and_then_need_nothing_else_to_reach_the_desk()
    {
        await using var visit = await app.VisitAsync();
        var main = visit.Page.GetByRole(AriaRole.Main);
        await visit.HasDeviceAsync();
        await visit.JoinAsync(app, City, "passkey@example.org", Role.Editor);
        await Assertions.Expect(main).ToContainTextAsync("brauchen Sie noch einen zweiten Faktor");

        await visit.AddPasskeyAsync(City, "Dienstrechner");
        await Assertions.Expect(main.Locator("#codes li")).ToHaveCountAsync(10);
        await Assertions.Expect(main.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Dienstrechner" })).ToBeVisibleAsync();
        await Assertions.Expect(main).ToContainTextAsync("Das ist Ihr einziger zweiter Faktor");
        await visit.AddPasskeyAsync(City, "Noch einmal");
        await Assertions.Expect(main.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Auf diesem Gerät gibt es schon einen Passkey für Ihr Konto.", new() { UseInnerText = true });
        await visit.OpenAsync($"{City}.localhost/verwaltung");
        await visit.HeadingAsync("Das wartet auf Sie");

        await visit.SignOutAsync(City);
        await visit.OpenAsync($"{City}.localhost/verwaltung");
        await visit.HeadingAsync("Anmelden");
        await visit.PressAsync("Mit Passkey anmelden");
        await visit.HeadingAsync("Das wartet auf Sie");
        Looks.Nothing(visit.Complaints);

        await visit.OpenAsync($"{City}.localhost/konto/passkeys");
        var device = main.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Dienstrechner" });
        // What cannot be taken back is said before it is done.
        await Assertions.Expect(device.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await device.Locator("summary").ClickAsync();
        await Assertions.Expect(device).ToContainTextAsync("öffnet Ihr Konto dann nicht mehr");
        await device.GetByRole(AriaRole.Button, new() { Name = "Passkey jetzt entfernen" }).ClickAsync();
        await Assertions.Expect(main).ToContainTextAsync("Noch keiner");
        await visit.OpenAsync($"{City}.localhost/verwaltung");
        await visit.HeadingAsync("Mein Konto");
        await visit.SignOutAsync(City);
        await visit.OpenAsync($"{City}.localhost/anmelden");
        await visit.PressAsync("Mit Passkey anmelden");
        await Assertions.Expect(main).ToContainTextAsync("Mit diesem Passkey ist keine Anmeldung möglich");
    }

    [Fact]
    public async Task Staff_sign_in_with_password_and_the_code_of_the_app()
    {
        await using var visit = await app.VisitAsync(360);
        await visit.JoinAsync(app, City, "totp@example.org", Role.Moderator);
        var key = await visit.AddAppAsync(app, City);
        await visit.SignOutAsync(City);

        await visit.OpenAsync($"{City}.localhost/verwaltung/beitraege");
        await visit.Page.GetByLabel("E-Mail-Adresse").FillAsync("totp@example.org");
        await visit.Page.GetByLabel("Passwort", new() { Exact = true }).FillAsync(Joining.Password);
        await visit.PressAsync("Anmelden");
        await visit.HeadingAsync("Zweiter Schritt");
        await visit.Page.GetByLabel("Code", new() { Exact = true }).FillAsync(app.CodeOf(key));
        await visit.PressAsync("Anmelden");

        await Assertions.Expect(visit.Page).ToHaveURLAsync(app.Url($"{City}.localhost/verwaltung/beitraege"));
        Looks.Nothing(visit.Complaints);
    }

    [Fact]
    public async Task Without_scripts_no_passkey_is_offered_and_another_way_is_named()
    {
        await using var visit = await app.VisitAsync(hasScript: false);
        await visit.JoinAsync(app, City, "ohne-skript@example.org", Role.Editor);
        await visit.OpenAsync($"{City}.localhost/konto/passkeys");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Dafür sind JavaScript und ein Browser nötig");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Passkey hinzufügen" })).ToBeHiddenAsync();

        await visit.SignOutAsync(City);
        await visit.OpenAsync($"{City}.localhost/anmelden");
        await Assertions.Expect(visit.Page.GetByText("Mit Passkey anmelden")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Pages_of_accounts_are_usable_by_everybody()
    {
        await using var visit = await app.VisitAsync();
        await visit.HasDeviceAsync();
        foreach (var address in Templates.Accounts)
        {
            await visit.LooksGoodAsync(address);
        }

        await visit.JoinAsync(app, City, $"{Guid.NewGuid():N}@example.org", Role.Admin);
        foreach (var address in (string[])["/konto", "/konto/zweiter-faktor", "/konto/passkeys"])
        {
            await visit.LooksGoodAsync($"{City}.localhost{address}");
        }

        await visit.AddAppAsync(app, City);
        await visit.LooksGoodAsync(null);
        await visit.AddPasskeyAsync(City, "Diensthandy mit einem Namen, der recht lang geraten ist");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("seit");
        await visit.PressAsync("Passkey hinzufügen");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Alert).First).ToContainTextAsync("schon einen Passkey", new() { UseInnerText = true });
        await visit.LooksGoodAsync(null);
    }

    /// <summary>In parts: a test that takes minutes looks like one that hangs.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Pages_of_the_desk_are_usable_by_everybody(int part)
    {
        await using var visit = await app.VisitAsync();
        await visit.JoinAsync(app, City, $"{Guid.NewGuid():N}@example.org", Role.Admin);
        await visit.AddAppAsync(app, City);
        foreach (var address in Templates.Staff.Where((_, i) => i % 4 == part))
        {
            await visit.LooksGoodAsync(address);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Pages_that_open_by_a_mailed_link_or_between_two_steps_are_usable_by_everybody(bool hasScript)
    {
        var mail = $"{Guid.NewGuid():N}@example.org";
        await using var visit = await app.VisitAsync(hasScript: hasScript);
        await visit.OpenAsync($"{City}.localhost/registrieren");
        await visit.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Erika Muster");
        await visit.Page.GetByLabel("E-Mail-Adresse").FillAsync(mail);
        await visit.Page.GetByLabel("Passwort", new() { Exact = true }).FillAsync(Joining.Password);
        await visit.PressAsync("Konto anlegen");
        await visit.HeadingAsync("Bitte sehen Sie in Ihr Postfach");
        await visit.LooksGoodAsync(null);
        await visit.LooksGoodAsync($"{City}.localhost{await app.LinkAsync(City, mail)}");
        await visit.PressAsync("Adresse bestätigen");
        await visit.HeadingAsync("Ihre Adresse ist bestätigt");
        await visit.LooksGoodAsync(null);

        await visit.OpenAsync($"{City}.localhost/passwort-vergessen");
        await visit.Page.GetByLabel("E-Mail-Adresse").FillAsync(mail);
        await visit.PressAsync("Link anfordern");
        await visit.HeadingAsync("Bitte sehen Sie in Ihr Postfach");
        await visit.LooksGoodAsync($"{City}.localhost{await app.LinkAsync(City, mail)}");
        await visit.Page.GetByLabel("Neues Passwort").FillAsync("kurz");
        await visit.PressAsync("Passwort speichern");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await visit.LooksGoodAsync(null);

        var staff = $"{Guid.NewGuid():N}@example.org";
        var invitation = await app.InviteAsync(City, staff, Role.Editor);
        await visit.LooksGoodAsync($"{City}.localhost{invitation}");
        await visit.AcceptAsync(City, invitation);
        await visit.AddAppAsync(app, City);
        await visit.SignOutAsync(City);
        await visit.OpenAsync($"{City}.localhost/anmelden");
        await visit.Page.GetByLabel("E-Mail-Adresse").FillAsync(staff);
        await visit.Page.GetByLabel("Passwort", new() { Exact = true }).FillAsync(Joining.Password);
        await visit.PressAsync("Anmelden");
        await visit.HeadingAsync("Zweiter Schritt");
        await visit.LooksGoodAsync(null);
        await visit.Page.GetByLabel("Code", new() { Exact = true }).FillAsync("12345678");
        await visit.PressAsync("Anmelden");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await visit.LooksGoodAsync(null);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Staff_come_by_the_citys_own_provider_and_by_a_link_of_another_site(bool hasScript)
    {
        var name = $"rathaus-{hasScript}";
        await app.Oidc.KnowsAsync(
            new
            {
                sub = name,
                email = $"{name}@example.org",
                email_verified = true,
                name = "Rita Rathaus",
                groups = (string[])["isek-redaktion"],
                amr = (string[])["pwd", "mfa"],
            }
        );
        await using var visit = await app.VisitAsync(hasScript: hasScript);
        await visit.OpenAsync($"{City}.localhost/verwaltung");
        await visit.PressAsync("Mit Rathaus-Konto anmelden");
        await visit.HeadingAsync("Das wartet auf Sie");
        Assert.Equal(app.Url($"{City}.localhost/verwaltung"), visit.Page.Url);
        Assert.Equal(SameSiteAttribute.Strict, (await visit.Context.CookiesAsync()).Single(c => c.Name == "isek-konto").SameSite);

        // A link on a page of another site leaves the cookie behind at first.
        await visit.Page.GotoAsync($"{app.Oidc.Issuer}/verweis?{Uri.EscapeDataString(app.Url($"{City}.localhost/verwaltung"))}");
        await visit.Page.GetByRole(AriaRole.Link).ClickAsync();
        await visit.HeadingAsync("Das wartet auf Sie");
        Looks.Nothing(visit.Complaints);

        // Out of it by the provider's own question, to which no form of ours may lead, and back.
        await visit.OpenAsync($"{City}.localhost/konto");
        await visit.PressAsync("Hier abmelden");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, sign me out" }).ClickAsync();
        await visit.HeadingAsync("Sie sind abgemeldet");
        Assert.DoesNotContain(await visit.Context.CookiesAsync(), c => c.Name == "isek-konto");
    }
}
