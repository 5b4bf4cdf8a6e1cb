using MultiIsek.Identity.Contracts;
using MultiIsek.Tests.Identity;

namespace MultiIsek.BrowserTests;

/// <summary>Somebody of the platform: from the invitation through a city's desk and out of it again.</summary>
[Collection("browser")]
public sealed class OperatorJourneyTests(BrowserApp app)
{
    private const string City = "musterstadt";

    [Fact]
    public async Task An_operator_acts_in_a_city_with_a_reason_and_leaves_it()
    {
        var mail = $"{Guid.NewGuid():N}@betreiber.example";
        var path = await app.SendAsync(new InviteOperator(mail));
        await using var visit = await app.VisitAsync();
        await visit.LooksGoodAsync($"localhost{path}");
        var key = (await visit.Page.Locator("#schluessel").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await visit.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Olga Betrieb");
        await visit.Page.GetByLabel("Neues Passwort").FillAsync(Joining.Password);
        await visit.Page.GetByLabel("Sechsstelliger Code").FillAsync(app.CodeOf(key));
        await visit.PressAsync("Konto einrichten");
        await visit.HeadingAsync("Ihr Konto ist eingerichtet");
        await visit.LooksGoodAsync(null);

        await visit.OpenAsync($"localhost/betrieb/stadt/{City}");
        await visit.Page.GetByLabel("E-Mail-Adresse").FillAsync(mail);
        await visit.Page.GetByLabel("Passwort", new() { Exact = true }).FillAsync(Joining.Password);
        await visit.Page.GetByLabel("Sechsstelliger Code").FillAsync(app.CodeOf(key));
        await visit.PressAsync("Anmelden");
        await visit.HeadingAsync("In Musterstadt an der Aue handeln");
        await visit.LooksGoodAsync(null);
        await visit.LooksGoodAsync("localhost/betrieb");
        await visit.LooksGoodAsync("localhost/betrieb/sitzungen");

        await visit.OpenAsync($"localhost/betrieb/stadt/{City}");
        await visit.Page.GetByLabel("Begründung").FillAsync("Anfrage vom 3. März");
        await visit.Page.GetByLabel("30 Minuten").CheckAsync();
        await visit.PressAsync("Besuch beginnen");
        await visit.HeadingAsync("Besuch des Betreibers");
        Assert.StartsWith(app.Url($"{City}.localhost/betrieb/eintreten/"), visit.Page.Url, StringComparison.Ordinal);
        await visit.LooksGoodAsync(null);
        await visit.PressAsync("Eintreten");
        await visit.HeadingAsync("Das wartet auf Sie");
        await visit.LooksGoodAsync(null);
        await visit.LooksGoodAsync($"{City}.localhost/verwaltung/betrieb");
        await visit.LooksGoodAsync($"{City}.localhost/");

        await visit.Page.Locator(".visit-line").GetByRole(AriaRole.Button, new() { Name = "Besuch beenden" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".visit-line")).ToHaveCountAsync(0);
        await visit.OpenAsync($"{City}.localhost/verwaltung");
        await visit.HeadingAsync("Anmelden");
        await visit.OpenAsync("localhost/betrieb");
        await visit.PressAsync("Abmelden");
        await visit.HeadingAsync("Anmeldung des Betreibers");
        Looks.Nothing(visit.Complaints);
    }
}
