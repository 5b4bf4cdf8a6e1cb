using Microsoft.Playwright;
using MultiIsek.Tests;

namespace MultiIsek.BrowserTests;

/// <summary>The map of places, by keyboard, without scripts, and without a word to anybody else before somebody asks for it.</summary>
[Collection("browser")]
public sealed class MapJourneyTests(BrowserApp app)
{
    [Fact]
    public async Task Without_scripts_the_list_says_all()
    {
        await using var visit = await app.VisitAsync(360, hasScript: false);
        await visit.OpenAsync("musterstadt.localhost/orte");
        await Assertions.Expect(visit.Page.Locator(".map")).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Mühleninsel" })).ToBeVisibleAsync();
        Assert.DoesNotContain(visit.Requests, r => r.EndsWith(".geojson", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_leads_to_the_map_and_the_keyboard_comes_back()
    {
        await using var visit = await app.VisitAsync(360);
        var page = visit.Page;
        await visit.OpenAsync("musterstadt.localhost/orte");
        await Assertions.Expect(page.Locator(".map path.map__shape")).ToHaveCountAsync(6);
        var show = page.GetByRole(AriaRole.Button, new() { Name = "Auf der Karte zeigen: Gleisdreieck" });
        await show.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var link = page.Locator(".map__card").GetByRole(AriaRole.Link, new() { Name = "Gleisdreieck" });
        await Assertions.Expect(link).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Schließen" })).ToBeVisibleAsync();
        await visit.LooksGoodAsync(null);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(show).ToBeFocusedAsync();

        await page.Locator(".map__ground").FocusAsync();
        // Seven places, two buttons, and on.
        for (var i = 0; i < 10; i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        var trapped = await page.EvaluateAsync<string?>("document.activeElement.closest('.map') && document.activeElement.outerHTML.slice(0, 200)");
        Assert.True(trapped is null, $"the map is a trap: {trapped}");
        Looks.Nothing(visit.Complaints);
    }

    [Fact]
    public async Task Nobody_else_is_asked_before_somebody_wants_the_map()
    {
        using var copy = new CityCopy();
        copy.Edit("spaces.json", file => file["spaces"]![1]!["name"] = "<img src=x onerror=alert(1)>");
        await app.ImportAsync(copy.Folder);
        var city = copy.Slug;
        await using (var admin = await app.VisitAsync())
        {
            await admin.JoinAsync(app, city, $"{Guid.NewGuid():N}@example.org", MultiIsek.Kernel.People.Role.Admin);
            await admin.AddAppAsync(app, city);
            await admin.OpenAsync($"{city}.localhost/verwaltung/stadt/karte");
            await admin.Page.GetByLabel("TopPlusOpen").CheckAsync();
            await admin.Page.GetByRole(AriaRole.Button, new() { Name = "Speichern" }).ClickAsync();
            await Assertions.Expect(admin.Page.Locator("p.note[role=status]")).ToContainTextAsync("Gespeichert.");
        }

        await using var visit = await app.VisitAsync();
        var page = visit.Page;
        var tiles = 0;
        await page.RouteAsync(
            "https://sgx.geodatenzentrum.de/**",
            async route =>
            {
                tiles++;
                await route.FulfillAsync(
                    new()
                    {
                        ContentType = "image/png",
                        BodyBytes = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="),
                    }
                );
            }
        );
        page.Dialog += (_, dialog) => Assert.Fail($"a dialog: {dialog.Message}");
        await visit.OpenAsync($"{city}.localhost/orte");
        await Assertions.Expect(page.Locator(".map path.map__shape")).ToHaveCountAsync(6);
        Assert.Equal(0, tiles);
        await visit.LooksGoodAsync(null);

        await page.GetByRole(AriaRole.Button, new() { Name = "Karte laden" }).ClickAsync();
        await Assertions.Expect(page.Locator(".leaflet-tile-loaded").First).ToBeAttachedAsync();
        Assert.True(tiles > 0);
        await Assertions.Expect(page.Locator(".leaflet-control-attribution")).ToContainTextAsync("Bundesamt");
        await page.GetByRole(AriaRole.Button, new() { Name = "Auf der Karte zeigen: <img" }).ClickAsync();
        await Assertions.Expect(page.Locator(".map__card a").First).ToHaveTextAsync("<img src=x onerror=alert(1)>");
        Assert.Equal(0, await page.Locator(".map__card img, .leaflet-tooltip img").CountAsync());
        Looks.Nothing(visit.Complaints);
    }
}
