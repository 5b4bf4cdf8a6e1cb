using Microsoft.Playwright;
using MultiIsek.Kernel.People;
using MultiIsek.Tests;

namespace MultiIsek.BrowserTests;

/// <summary>Staff enter a letter with its scan, and a list from a table, without scripts.</summary>
[Collection("browser")]
public sealed class PaperJourneyTests(BrowserApp app)
{
    private const string Phase = "auenufer-kommentieren";

    // 8 × 8, one colour.
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGPQyKvAihiGlgQATE5DgXg1Ex0AAAAASUVORK5CYII=");

    [Theory, InlineData(360), InlineData(1280)]
    public async Task A_letter_lies_with_its_contribution_and_a_list_is_looked_at_before_it_is_stored(int width)
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        await using var visit = await app.VisitAsync(width, hasScript: false);
        await visit.JoinAsync(app, copy.Slug, $"{Guid.NewGuid():N}@example.org", Role.Moderator);
        await visit.AddAppAsync(app, copy.Slug);
        var page = visit.Page;
        var address = $"{copy.Slug}.localhost/verwaltung/beitraege/eintragen/{Phase}";
        await visit.OpenAsync(address);
        await page.GetByLabel("Wie sie kamen").SelectOptionAsync("Paper");
        await page.Locator("#receivedOn").FillAsync($"{app.Time.Now:yyyy-MM-dd}");
        await page.Locator("#lateReason").FillAsync("Kam am letzten Tag.");
        await page.Locator("#element-0").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("#text-0").FillAsync("Aus dem Brief.");
        await page.GetByLabel("Scan der Briefe oder Karten").SetInputFilesAsync(FileOf("brief.png", "image/png", Picture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Eintragen", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("eingetragen");

        await visit.OpenAsync(address);
        await page.GetByText("Scans hinzufügen oder löschen").ClickAsync();
        await Assertions.Expect(page.Locator("#stapel-liste + ol")).ToContainTextAsync("Scan „brief.png“");
        await page.GetByRole(AriaRole.Button, new() { Name = "Scan hinzufügen" }).ClickAsync();
        await Assertions.Expect(page.Locator(".kern-alert")).ToContainTextAsync("Wählen Sie eine Datei.");
        await visit.LooksGoodAsync(null);

        await visit.OpenAsync($"{copy.Slug}.localhost/verwaltung/beitraege?art=All&wort=Brief");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Scan „brief.png“" })).ToBeVisibleAsync();
        await visit.LooksGoodAsync(null);

        await visit.OpenAsync(address);
        var table = "Kapitel;Text;Kanal;Eingegangen am\nnirgends;Wohin?;Fax;gestern\n"u8.ToArray();
        await page.Locator("#datei").SetInputFilesAsync(FileOf("liste.csv", "text/csv", table));
        await page.GetByRole(AriaRole.Button, new() { Name = "Tabelle ins Formular laden" }).ClickAsync();
        await Assertions.Expect(page.Locator(".kern-alert")).ToContainTextAsync("Zeile 2, Spalte „Kanal“: „Fax“ ist kein Kanal.");
        await visit.LooksGoodAsync(null);
        Looks.Nothing(visit.Complaints);
    }

    private static FilePayload FileOf(string name, string type, byte[] content) =>
        new()
        {
            Name = name,
            MimeType = type,
            Buffer = content,
        };
}
