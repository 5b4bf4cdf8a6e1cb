using Microsoft.Playwright;
using MultiIsek.Kernel.People;

namespace MultiIsek.BrowserTests;

/// <summary>A planner begins a plan and makes its structure the city's own: with the keyboard alone, and without scripts.</summary>
[Collection("browser")]
public sealed class StructureJourneyTests(BrowserApp app)
{
    private const string City = "delmenhorst";
    private const string Desk = $"{City}.localhost/verwaltung/plan";

    [Theory]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task A_plan_begins_with_a_template_and_gets_words_of_its_own(int width, bool hasScript)
    {
        await using var visit = await app.VisitAsync(width, hasScript);
        await visit.JoinAsync(app, City, $"{Guid.NewGuid():N}@example.org", Role.Editor);
        await visit.AddAppAsync(app, City);
        var page = visit.Page;
        await visit.OpenAsync(Desk);
        await page.GetByRole(AriaRole.Link, new() { Name = "Konzept anlegen" }).PressAsync("Enter");
        await visit.HeadingAsync("Konzept anlegen");
        await page.Locator("#kurzname").FillAsync($"Klimaplan {width}");
        await page.Locator("#titel").FillAsync("Klimaschutz- und Anpassungskonzept");
        await page.Locator("#v-leitlinien-und-leuchttuerme").PressAsync(" ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Konzept anlegen" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Das Konzept ist angelegt.");
        await LookAsync(visit, hasScript);

        await page.GetByRole(AriaRole.Link, new() { Name = "Struktur", Exact = true }).PressAsync("Enter");
        await visit.HeadingAsync("Struktur");
        await page.Locator("#s-leuchtturmprojekt").FillAsync("Schlüsselprojekt");
        await page.Locator("#p-leuchtturmprojekt").FillAsync("Schlüsselprojekte");
        if (hasScript)
        {
            // The preview follows by itself.
            await Assertions.Expect(page.Locator("#blick .preview")).ToContainTextAsync("Schlüsselprojekt", new() { Timeout = 10_000 });
        }

        // A type more, in its place; where it may stand is ticked in the table.
        await page.Locator("#rolle").SelectOptionAsync("SubMeasure");
        await page.GetByRole(AriaRole.Button, new() { Name = "Typ hinzufügen" }).PressAsync("Enter");
        await page.Locator("li.types__one").Last.Locator("input.strong").FillAsync("Arbeitsschritt");
        await page.Locator("li.types__one").Last.GetByLabel("Mehrzahl").FillAsync("Arbeitsschritte");
        await page.Locator(".matrix tbody tr").Last.Locator("input[value=massnahme]").PressAsync(" ");
        await page.Locator(".matrix tbody tr").Last.Locator("input[value=ROOT]").PressAsync(" ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Auswirkungen prüfen" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("#blick")).ToContainTextAsync("Alles passt.");
        await Assertions.Expect(page.Locator("#blick .preview")).ToContainTextAsync("Arbeitsschritt");
        await LookAsync(visit, hasScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Struktur speichern" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Die Struktur ist gespeichert.");
        await Assertions.Expect(page.Locator("#s-leuchtturmprojekt")).ToHaveValueAsync("Schlüsselprojekt");
        await Assertions.Expect(page.Locator("#s-arbeitsschritt")).ToHaveValueAsync("Arbeitsschritt");

        // A field of the city's own.
        await page.GetByRole(AriaRole.Link, new() { Name = "Zusatzfelder" }).PressAsync("Enter");
        await visit.HeadingAsync("Zusatzfelder");
        await page.Locator("#art").SelectOptionAsync("OrderedChoice");
        await page.GetByRole(AriaRole.Button, new() { Name = "Feld hinzufügen" }).PressAsync("Enter");
        var field = page.Locator("li.types__one").Last;
        await field.GetByLabel("Bezeichnung").FillAsync("Klimawirkung");
        await field.GetByLabel("Stufen").FillAsync("hoch\nmittel\ngering");
        await field.GetByLabel("Maßnahme", new() { Exact = true }).PressAsync(" ");
        await LookAsync(visit, hasScript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Zusatzfelder speichern" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Die Zusatzfelder sind gespeichert.");
        Looks.Nothing(visit.Complaints);
    }

    // axe is a script.
    private static Task LookAsync(Visit visit, bool hasScript) => hasScript ? visit.LooksGoodAsync(null) : Task.CompletedTask;
}
