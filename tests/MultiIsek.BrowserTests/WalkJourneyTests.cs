using Microsoft.Playwright;
using MultiIsek.Kernel.People;
using MultiIsek.Tests;

namespace MultiIsek.BrowserTests;

/// <summary>A walk is prepared and recorded on a phone without scripts, and people in a room ask from theirs.</summary>
[Collection("browser")]
public sealed class WalkJourneyTests(BrowserApp app)
{
    private const string Walk = "rundgang-auenufer";

    // 8 × 8, one colour.
    private static readonly byte[] Photo = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGPQyKvAihiGlgQATE5DgXg1Ex0AAAAASUVORK5CYII=");

    [Fact]
    public async Task A_walk_is_recorded_on_a_phone_without_scripts()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        await using var visit = await app.VisitAsync(360, hasScript: false);
        await visit.JoinAsync(app, copy.Slug, $"{Guid.NewGuid():N}@example.org", Role.Admin);
        await visit.AddAppAsync(app, copy.Slug);
        var page = visit.Page;
        await visit.OpenAsync($"{copy.Slug}.localhost/verwaltung/termine/{Walk}/befunde");
        await page.GetByLabel("Station", new() { Exact = true }).SelectOptionAsync("2. Steg am Auenufer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Befund speichern" }).ClickAsync();
        await Assertions.Expect(page.Locator(".kern-alert")).ToContainTextAsync("Wählen Sie, was es ist.");
        await visit.LooksGoodAsync(null);

        await page.GetByLabel("Stärke").CheckAsync();
        await page.GetByLabel("Befund", new() { Exact = true }).FillAsync("Vom Steg sieht man bis zur Mühle.");
        await page.GetByLabel("Dateien")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "steg.png",
                    MimeType = "image/png",
                    Buffer = Photo,
                }
            );
        await page.GetByLabel("Was ist zu sehen?").FillAsync("Blick vom Steg");
        await page.GetByLabel("sofort veröffentlichen").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Befund speichern" }).ClickAsync();
        await Assertions.Expect(page.Locator("p.note[role=status]")).ToContainTextAsync("Der nächste Befund, bitte.");
        await Assertions.Expect(page.GetByLabel("Station", new() { Exact = true })).ToHaveValueAsync("steg-am-auenufer");
        await Assertions.Expect(page.GetByLabel("sofort veröffentlichen")).ToBeCheckedAsync();
        await visit.LooksGoodAsync(null);

        await visit.OpenAsync($"{copy.Slug}.localhost/termine/{Walk}");
        await Assertions.Expect(page.Locator("#station-steg-am-auenufer article")).ToContainTextAsync("Vom Steg sieht man bis zur Mühle.");
        await Assertions.Expect(page.GetByAltText("Blick vom Steg")).ToBeVisibleAsync();
        await visit.LooksGoodAsync(null);
        Looks.Nothing(visit.Complaints);
    }

    [Fact]
    public async Task The_stations_stand_on_the_map_and_the_pages_of_a_walk_are_usable_by_everybody()
    {
        await using var visit = await app.VisitAsync();
        await visit.OpenAsync($"musterstadt.localhost/termine/{Walk}");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Auf der Karte zeigen: Steg am Auenufer" }).PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".map__card")).ToContainTextAsync("2. Steg am Auenufer");
        await visit.JoinAsync(app, "musterstadt", $"{Guid.NewGuid():N}@example.org", Role.Admin);
        await visit.AddAppAsync(app, "musterstadt");
        foreach (
            var path in (string[])
                [
                    $"termine/{Walk}",
                    $"verwaltung/termine/{Walk}/stationen?station=alte-muehle",
                    $"verwaltung/termine/{Walk}/befunde",
                    $"verwaltung/termine/{Walk}/blatt",
                    "verwaltung/termine/planungscafe/fragen",
                    $"fragen/{BrowserApp.Round}/leinwand",
                ]
        )
        {
            await visit.LooksGoodAsync($"musterstadt.localhost/{path}");
        }

        Looks.Nothing(visit.Complaints);
    }

    [Fact]
    public async Task A_question_is_asked_from_a_phone_without_scripts()
    {
        await using var visit = await app.VisitAsync(360, hasScript: false);
        var page = visit.Page;
        await visit.OpenAsync("musterstadt.localhost/fragen");
        await page.GetByLabel("Code").FillAsync(BrowserApp.Round.ToLowerInvariant());
        await page.GetByRole(AriaRole.Button, new() { Name = "Zu den Fragen" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Frage stellen" }).ClickAsync();
        await page.GetByLabel("Ihre Frage").FillAsync("Bleibt der alte Steg, bis der neue steht?");
        app.Time.Now += TimeSpan.FromMinutes(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Frage absenden" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Ihre Frage ist da");
        await visit.LooksGoodAsync(null);
        await page.GetByRole(AriaRole.Link, new() { Name = "Zu den Fragen" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Frage ich auch" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Unterstützen", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Zurück" }).ClickAsync();
        await Assertions.Expect(page.Locator("article").First).ToContainTextAsync("1\u00a0Unterstützung");
        await visit.LooksGoodAsync(null);
        Looks.Nothing(visit.Complaints);
    }
}
