using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MultiIsek.Tests;

namespace MultiIsek.BrowserTests;

/// <summary>A pin is set on a phone: on the map by keyboard, by the own place, and from the list without scripts.</summary>
[Collection("browser")]
public sealed class PinJourneyTests(BrowserApp app)
{
    [Fact]
    public async Task A_pin_is_set_by_keyboard_and_by_the_own_place_and_is_seen_on_the_map()
    {
        using var copy = await OpenedAsync();
        await using var visit = await app.VisitAsync(360);
        var page = visit.Page;
        var form = $"{copy.Slug}.localhost/mitmachen/auenufer-karte/idee";
        await visit.Context.GrantPermissionsAsync(["geolocation"]);
        await visit.Context.SetGeolocationAsync(new() { Latitude = 52.0202f, Longitude = 8.0502f });
        await visit.OpenAsync(form);
        await page.GetByRole(AriaRole.Button, new() { Name = "Mitte der Karte wählen" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator(".map__said")).ToContainTextAsync("Gewählt: 52.0");
        await page.GetByRole(AriaRole.Button, new() { Name = "Meinen Standort verwenden" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("Punkt", new() { Exact = true })).ToHaveValueAsync(new Regex(@"^52\.0202\d\d, 8\.0502\d\d$"));
        await visit.LooksGoodAsync(null);
        await SendAsync(page, "Bank am Ufer");
        await Assertions.Expect(page.GetByText("Das ist an diesem Ort geplant")).ToBeVisibleAsync();

        await visit.OpenAsync($"{copy.Slug}.localhost/mitmachen/auenufer-karte");
        var pin = page.GetByRole(AriaRole.Button, new() { Name = "Lieblingsort: Bank am Ufer" });
        await pin.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".map__card a")).ToHaveTextAsync("Bank am Ufer");
        await Assertions.Expect(page.Locator(".map__said")).ToHaveTextAsync("1 Hinweis im Ausschnitt.");
        await visit.LooksGoodAsync(null);
        Looks.Nothing(visit.Complaints);
    }

    [Fact]
    public async Task Without_scripts_a_place_of_the_list_will_do()
    {
        using var copy = await OpenedAsync();
        await using var visit = await app.VisitAsync(360, hasScript: false);
        var page = visit.Page;
        await visit.OpenAsync($"{copy.Slug}.localhost/mitmachen/auenufer-karte");
        await page.GetByRole(AriaRole.Link, new() { Name = "Hinweis schreiben" }).ClickAsync();
        await Assertions.Expect(page.Locator(".map")).ToBeHiddenAsync();
        await page.GetByLabel("Ort", new() { Exact = true }).SelectOptionAsync("Gleisdreieck");
        await SendAsync(page, "Im Dreieck");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ihren Hinweis ansehen" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Im Dreieck");
        await visit.OpenAsync($"{copy.Slug}.localhost/mitmachen/auenufer-karte?ort=gleisdreieck");
        await Assertions.Expect(page.Locator("#ideen article")).ToHaveCountAsync(1);
        Looks.Nothing(visit.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_address_of_the_citys_list_becomes_the_place(bool hasScript)
    {
        using var copy = await OpenedAsync();
        await using var visit = await app.VisitAsync(360, hasScript: hasScript);
        var page = visit.Page;
        await visit.OpenAsync($"{copy.Slug}.localhost/mitmachen/auenufer-karte/idee");
        await page.GetByLabel("Überschrift").FillAsync("Vor dem Markt");
        await page.GetByLabel("Adresse", new() { Exact = true }).FillAsync("marktstr 5a");
        await page.GetByRole(AriaRole.Button, new() { Name = "Suchen", Exact = true }).PressAsync("Enter");
        var hit = page.GetByRole(AriaRole.Button, new() { Name = "Marktstraße 5a, Altstadt" });
        await Assertions.Expect(hit).ToBeVisibleAsync();
        await visit.LooksGoodAsync(null);
        await hit.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Gewählt: Marktstraße 5a, Altstadt")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Punkt", new() { Exact = true })).ToHaveValueAsync(new Regex(@"^52\.0363(00)?, 8\.0505(00)?$"));
        await Assertions.Expect(page.GetByLabel("Überschrift")).ToHaveValueAsync("Vor dem Markt");
        await visit.LooksGoodAsync(null);
        await SendAsync(page, "Vor dem Markt");
        Looks.Nothing(visit.Complaints);
    }

    private async Task<CityCopy> OpenedAsync()
    {
        var copy = new CityCopy();
        copy.Edit("participation.json", file => file["phases"]![1]!["starts"] = "+0d");
        await app.ImportAsync(copy.Folder);
        return copy;
    }

    private async Task SendAsync(IPage page, string title)
    {
        await page.GetByLabel("Überschrift").FillAsync(title);
        await page.GetByLabel("Lieblingsort").CheckAsync();
        await page.GetByLabel("Was fällt Ihnen dort auf?").FillAsync("Hier fehlt etwas.");
        app.Time.Now += TimeSpan.FromMinutes(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hinweis absenden" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Ihr Hinweis ist angekommen");
    }
}
