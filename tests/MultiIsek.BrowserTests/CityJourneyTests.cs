using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tests;

namespace MultiIsek.BrowserTests;

/// <summary>A city that was just created is filled and put on the net by its admin alone, without scripts.</summary>
[Collection("browser")]
public sealed class CityJourneyTests(BrowserApp app)
{
    private const string City = "neue-stadt-am-fluss";
    private const string Desk = $"{City}.localhost/verwaltung/stadt";

    [Fact]
    public async Task An_admin_fills_an_empty_city_and_publishes_it_in_the_browser()
    {
        await app.SendAsync(new CreateTenant(City, "Neustadt am Fluss", Land.RP, "07000001") { Designation = "Stadt" });
        await using var guest = await app.VisitAsync(360);
        Assert.Equal(404, (await guest.OpenAsync($"{City}.localhost/")).Status);
        await guest.LooksGoodAsync($"{City}.localhost/");
        await guest.Page.GetByRole(AriaRole.Link, new() { Name = "Melden Sie sich an." }).ClickAsync();
        await guest.HeadingAsync("Anmelden");

        await using var visit = await app.VisitAsync(hasScript: false);
        var page = visit.Page;
        await visit.JoinAsync(app, City, $"{Guid.NewGuid():N}@example.org", Role.Admin);
        await visit.AddAppAsync(app, City);
        await visit.OpenAsync($"{City}.localhost/verwaltung");
        await page.GetByRole(AriaRole.Link, new() { Name = "Angaben fehlen bis zur Veröffentlichung" }).ClickAsync();
        await visit.HeadingAsync("Stadt");
        await LooksAsync(visit, Desk);

        // What is wrong comes back with what was typed.
        await page.Locator("ol.trail").GetByRole(AriaRole.Link, new() { Name = "Kontakt" }).ClickAsync();
        await page.GetByLabel("Straße und Hausnummer").FillAsync("Am Ufer 1");
        await page.GetByLabel("Postleitzahl").FillAsync("1234");
        await page.GetByLabel("Ort", new() { Exact = true }).FillAsync("Neustadt am Fluss");
        await page.GetByLabel("E-Mail-Adresse").FillAsync("stadtentwicklung@neustadt.example");
        await visit.PressAsync("Speichern");
        await Assertions.Expect(page.Locator(".kern-alert")).ToContainTextAsync("fünf Ziffern");
        await LooksAsync(visit, null);
        await page.GetByLabel("Postleitzahl").FillAsync("12345");
        await visit.PressAsync("Speichern");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Gespeichert");

        foreach (var legal in new[] { "impressum", "datenschutz", "barrierefreiheit" })
        {
            await visit.OpenAsync($"{Desk}/rechtliches/{legal}");
            var text = await page.GetByLabel("Text der Seite").InputValueAsync();
            Assert.Contains("[AUSFÜLLEN:", text, StringComparison.Ordinal);
            await LooksAsync(visit, null);
            var filled = LegalText.GapsOf(text).Aggregate(text, (t, gap) => t.Replace(LegalText.Gap(gap), $"Angabe: {gap}", StringComparison.Ordinal));
            await page.GetByLabel("Text der Seite").FillAsync(filled);
            await visit.PressAsync("Vorschau");
            await Assertions.Expect(page.Locator("#vorschau")).ToContainTextAsync("Am Ufer 1");
            await visit.PressAsync("Speichern");
            await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Gespeichert");
        }

        await LookAfterColourAsync(visit);
        await visit.OpenAsync($"{Desk}/leichte-sprache");
        await page.GetByLabel("Text in Leichter Sprache").FillAsync("## Worum geht es?\n\nAuf dieser Seite geht es um unsere Stadt.\n\nSie können Ihre Meinung sagen.");
        await visit.PressAsync("Speichern");
        await LooksAsync(visit, null);
        await visit.OpenAsync($"{Desk}/startseite");
        await page.GetByLabel("Überschrift").FillAsync("Wie leben wir 2040 am Fluss?");
        await page.GetByLabel("Einleitung").FillAsync("Hier entsteht unser Stadtentwicklungskonzept. Sie lesen mit, und Sie reden mit.");
        await visit.PressAsync("Speichern");

        // Until the button is pressed nobody else reads it.
        Assert.Equal(404, (await guest.OpenAsync($"{City}.localhost/impressum")).Status);
        await visit.OpenAsync($"{City}.localhost/");
        await LooksAsync(visit, null);
        await visit.OpenAsync(Desk);
        await visit.PressAsync("Stadt veröffentlichen");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Die Stadt ist veröffentlicht");
        await LooksAsync(visit, null);

        // A citizen's first look.
        foreach (var address in new[] { "/", "/impressum", "/datenschutz", "/barrierefreiheit", "/kontakt", "/leichte-sprache" })
        {
            Assert.Equal(200, (await guest.OpenAsync($"{City}.localhost{address}")).Status);
            await guest.LooksGoodAsync($"{City}.localhost{address}");
        }

        // The desk with scripts, which axe needs: the same session.
        await using var scripted = await app.VisitAsync();
        await scripted.Context.AddCookiesAsync(
            (await visit.Context.CookiesAsync()).Select(c => new Cookie
            {
                Name = c.Name,
                Value = c.Value,
                Url = app.Url($"{City}.localhost/"),
            })
        );
        foreach (var setting in new[] { "", "/rechtliches", "/rechtliches/impressum", "/kontakt", "/aussehen", "/adressen", "/startseite", "/karte", "/leichte-sprache" })
        {
            await scripted.LooksGoodAsync($"{Desk}{setting}");
        }

        await Assertions.Expect(guest.Page.Locator(".site-head img")).ToHaveAttributeAsync("alt", "Startseite. Wappen: ein Fluss");
        Looks.Nothing(guest.Complaints);
        Looks.Nothing(visit.Complaints);
    }

    private static async Task LookAfterColourAsync(Visit visit)
    {
        var page = visit.Page;
        await visit.OpenAsync($"{Desk}/aussehen");
        await page.GetByLabel("Farbe der Stadt").FillAsync("#ffcc00");
        await visit.PressAsync("Vorschau");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("zu #6e5601 abgedunkelt");
        await visit.PressAsync("Speichern");
        await page.GetByLabel("Logo hochladen")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "wappen.svg",
                    MimeType = "image/svg+xml",
                    Buffer = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray(),
                }
            );
        await page.GetByLabel("Was das Logo zeigt").FillAsync("Wappen: ein Fluss");
        await visit.PressAsync("Hochladen");
        await Assertions.Expect(page.Locator(".kern-alert")).ToContainTextAsync("SVG-Dateien nehmen wir nicht an");
        await page.GetByLabel("Logo hochladen")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "wappen.png",
                    MimeType = "image/png",
                    Buffer = MultiIsek.Tests.Tenancy.Pictures.Png(120, 150),
                }
            );
        await visit.PressAsync("Hochladen");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Das Logo steht jetzt");
        await LooksAsync(visit, null);
    }

    // axe needs scripts of its own; without them the picture alone is taken.
    private static async Task LooksAsync(Visit visit, string? address)
    {
        if (address is not null)
        {
            await visit.OpenAsync(address);
        }

        await visit.Page.PictureAsync($"{new Uri(visit.Page.Url).AbsolutePath}-leer");
    }
}
