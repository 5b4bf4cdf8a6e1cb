using Microsoft.Playwright;
using MultiIsek.Tests.Participation;

namespace MultiIsek.BrowserTests;

/// <summary>Measures are weighed on a phone without scripts, and the order of all is read beside that of plan and council.</summary>
[Collection("browser")]
public sealed class BallotJourneyTests(BrowserApp app)
{
    private const string Phase = "musterstadt.localhost/mitmachen/vorhaben-gewichten";

    [Fact]
    public async Task Points_are_given_mended_and_changed_on_a_phone_without_scripts()
    {
        await using var visit = await app.VisitAsync(360, hasScript: false);
        var page = visit.Page;
        await visit.OpenAsync(Phase);
        await page.GetByRole(AriaRole.Link, new() { Name = "Maßnahmen gewichten" }).ClickAsync();
        await page.GetByLabel("Marktplatz umbauen: Punkte").FillAsync("8");
        await page.GetByLabel("Radweg an der Aue: Punkte").FillAsync("5");
        app.Time.Now += TimeSpan.FromMinutes(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Gewichtung absenden" }).ClickAsync();
        await Assertions.Expect(page.Locator(".kern-alert")).ToContainTextAsync("Sie haben 13 Punkte vergeben, aber nur 10.");
        await Assertions.Expect(page.GetByLabel("Radweg an der Aue: Punkte")).ToHaveValueAsync("5");
        await visit.LooksGoodAsync(null);
        Assert.Empty(await visit.Context.CookiesAsync());

        await page.GetByLabel("Radweg an der Aue: Punkte").FillAsync("2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gewichtung absenden" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Ihre Gewichtung ist gespeichert");
        await visit.LooksGoodAsync(null);
        await page.GetByRole(AriaRole.Link, new() { Name = "Ansehen und ändern" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Radweg an der Aue: Punkte")).ToHaveValueAsync("2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gewichtung zurücknehmen" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Ihre Gewichtung ist zurückgenommen");
        Looks.Nothing(visit.Complaints);
    }

    [Fact]
    public async Task What_is_left_is_counted_while_typing()
    {
        await using var visit = await app.VisitAsync(360);
        await visit.OpenAsync($"{Phase}/gewichten");
        await Assertions.Expect(visit.Page.Locator("#rest")).ToHaveTextAsync("Noch 10 Punkte zu vergeben.");
        await visit.Page.GetByLabel("Marktplatz umbauen: Punkte").FillAsync("9");
        await Assertions.Expect(visit.Page.Locator("#rest")).ToHaveTextAsync("Noch 1 Punkt zu vergeben.");
        await visit.Page.GetByLabel("Radweg an der Aue: Punkte").FillAsync("3");
        await Assertions.Expect(visit.Page.Locator("#rest")).ToHaveTextAsync("2 Punkte zu viel: Nehmen Sie etwas zurück.");
        Looks.Nothing(visit.Complaints);
    }

    [Fact]
    public async Task The_order_is_read_beside_plan_and_council_and_at_the_measure()
    {
        await BallotBox.FillAsync(app, "musterstadt", "vorhaben-gewichten", 6, ("v-markt", 5), ("v-radweg", 3), ("v-leerstand", 2));
        await BallotBox.FillAsync(app, "musterstadt", "vorhaben-gewichten", 2, ("v-gerberhof", 10));
        await using var published = await BallotBox.PublishAsync(app, "musterstadt", "vorhaben-gewichten");
        await using var visit = await app.VisitAsync();
        await visit.LooksGoodAsync(Phase);
        await Assertions.Expect(visit.Page.Locator("table.order tbody tr").First).ToContainTextAsync("Marktplatz umbauen");
        await visit.LooksGoodAsync("musterstadt.localhost/plan/stadtumbauplan/v-radweg");
        await Assertions.Expect(visit.Page.Locator("#gewichtet + p")).ToContainTextAsync("Rang 2 von 3");
        Looks.Nothing(visit.Complaints);
    }
}
