using System.Text.RegularExpressions;
using Microsoft.Playwright;
using MultiIsek.Tests;

namespace MultiIsek.BrowserTests;

/// <summary>A way and a square are drawn on a phone: by finger, by keyboard, and as numbers without scripts.</summary>
[Collection("browser")]
public sealed class DrawingJourneyTests(BrowserApp app)
{
    [Fact]
    public async Task A_way_is_drawn_by_keyboard_a_square_by_finger_and_both_are_seen_on_the_map()
    {
        using var copy = await OpenedAsync();
        await using var visit = await app.VisitAsync(360);
        var page = visit.Page;
        await visit.OpenAsync($"{copy.Slug}.localhost/mitmachen/auenufer-karte/idee");
        var (said, typed) = (page.Locator(".map__said"), page.Locator("#coordinates"));
        await page.GetByLabel("Linie, zum Beispiel ein Weg").CheckAsync();
        await Button(page, "Punkt in der Mitte der Karte setzen").PressAsync("Enter");
        await Assertions.Expect(said).ToContainTextAsync("Es fehlt noch ein Punkt für eine Linie");
        await Pan(page, "ArrowRight");
        await Button(page, "Punkt in der Mitte der Karte setzen").PressAsync("Enter");
        await Pan(page, "ArrowDown");
        await Button(page, "Punkt in der Mitte der Karte setzen").PressAsync("Enter");
        await Assertions.Expect(typed).ToHaveValueAsync(new Regex(@"^(5\d\.\d{6}, 8\.\d{6}\n){2}5\d\.\d{6}, 8\.\d{6}$"));
        await Button(page, "Letzten Punkt entfernen").PressAsync("Enter");
        await Assertions.Expect(said).ToContainTextAsync("2 Punkte.");
        await Button(page, "Fertig").PressAsync("Enter");
        await Assertions.Expect(said).ToHaveTextAsync("Fertig gezeichnet: 2 Punkte.");
        await Assertions.Expect(page.Locator("path.map__drawn--line")).ToHaveCountAsync(1);
        await visit.LooksGoodAsync(null);
        await SendAsync(page, "Weg am Ufer");

        await visit.OpenAsync($"{copy.Slug}.localhost/mitmachen/auenufer-karte/idee");
        await page.GetByLabel("Fläche, zum Beispiel ein Platz").CheckAsync();
        foreach (var (x, y) in new[] { (120, 100), (200, 100), (200, 180), (120, 180) })
        {
            await page.Locator(".map__ground")
                .ClickAsync(
                    new()
                    {
                        Position = new() { X = x, Y = y },
                    }
                );
        }

        await Assertions.Expect(said).ToContainTextAsync("4 Punkte.");
        await SendAsync(page, "Platz am Ufer");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ihren Hinweis ansehen" }).ClickAsync();
        await Assertions.Expect(page.GetByText(new Regex(@"^Fläche, [\d.,]+\sha, um 52"))).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("path.map__drawn")).ToHaveCountAsync(1);
        await visit.LooksGoodAsync(null);

        await visit.OpenAsync($"{copy.Slug}.localhost/mitmachen/auenufer-karte");
        await Assertions.Expect(page.Locator("path.map__drawn")).ToHaveCountAsync(2);
        await Assertions.Expect(said).ToHaveTextAsync("2 Hinweise im Ausschnitt.");
        await Assertions.Expect(page.Locator("#ideen-liste")).ToContainTextAsync("Linie, ");
        await visit.LooksGoodAsync(null);
        Looks.Nothing(visit.Complaints);
    }

    [Fact]
    public async Task Without_scripts_a_line_is_typed_and_its_faults_are_named()
    {
        using var copy = await OpenedAsync();
        await using var visit = await app.VisitAsync(360, hasScript: false);
        var page = visit.Page;
        await visit.OpenAsync($"{copy.Slug}.localhost/mitmachen/auenufer-karte/idee");
        await page.GetByLabel("Linie, zum Beispiel ein Weg").CheckAsync();
        await page.GetByLabel("Punkte", new() { Exact = true }).FillAsync("52.035, 8.035\nam Markt");
        await FillAsync(page, "Vom Viertel zum Markt");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hinweis absenden" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Zeile 2 ist keine Lage." })).ToBeVisibleAsync();
        await visit.LooksGoodAsync(null);
        await page.GetByLabel("Punkte", new() { Exact = true }).FillAsync("52.035, 8.035\n52.035, 8.05");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hinweis absenden" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ihren Hinweis ansehen" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Linie, 1,0 km, um 52.035, 8.0425")).ToBeVisibleAsync();
        Looks.Nothing(visit.Complaints);
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    private static async Task Pan(IPage page, string key)
    {
        await page.Locator(".map__ground").FocusAsync();
        await page.Keyboard.PressAsync(key);
        // Leaflet glides to the new place.
        await page.WaitForTimeoutAsync(500);
    }

    private async Task<CityCopy> OpenedAsync()
    {
        var copy = new CityCopy();
        copy.Edit(
            "participation.json",
            file =>
            {
                var phase = file["phases"]![1]!;
                (phase["starts"], phase["lines"], phase["areas"]) = ("+0d", true, true);
            }
        );
        await app.ImportAsync(copy.Folder);
        return copy;
    }

    private async Task FillAsync(IPage page, string title)
    {
        await page.GetByLabel("Überschrift").FillAsync(title);
        await page.GetByLabel("Lieblingsort").CheckAsync();
        await page.GetByLabel("Was fällt Ihnen dort auf?").FillAsync("Hier fehlt etwas.");
        app.Time.Now += TimeSpan.FromMinutes(2);
    }

    private async Task SendAsync(IPage page, string title)
    {
        await FillAsync(page, title);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hinweis absenden" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Ihr Hinweis ist angekommen");
    }
}
