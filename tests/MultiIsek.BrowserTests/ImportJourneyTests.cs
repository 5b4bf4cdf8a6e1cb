using System.Text;
using MultiIsek.Kernel.People;
using MultiIsek.Tests.Planning.WordImport;

namespace MultiIsek.BrowserTests;

/// <summary>A planner brings a table and a Word file, sees what they would do, takes them over and takes them back.</summary>
[Collection("browser")]
public sealed class ImportJourneyTests(BrowserApp app)
{
    private const string City = "musterstadt";
    private const string Desk = $"{City}.localhost/verwaltung/plan/quartiersplan-auenufer/entwurf-auenufer";

    [Fact]
    public async Task A_planner_brings_a_table()
    {
        await using var visit = await app.VisitAsync();
        await visit.JoinAsync(app, City, $"{Guid.NewGuid():N}@example.org", Role.Editor);
        await visit.AddAppAsync(app, City);
        var page = visit.Page;
        await visit.LooksGoodAsync($"{Desk}/tabelle");
        const string table =
            "Kennung;Typ;Titel;Liegt unter;Bemerkung\nb-steg;Bauvorhaben;Langer Steg an der Mühleninsel;;x\n;Regel;Schilf schonen;Mit dem Wasser bauen;y\n;Regel;Ohne Platz;Nirgends;\n;Turm;Zu hoch;;\n";
        await UploadAsync(page, "massnahmen.csv", Encoding.UTF8.GetBytes(table));

        await Assertions.Expect(page.Locator("#fehlerliste li")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("#fehlerliste li").First).ToContainTextAsync("Zeile 4, Spalte Liegt unter:");
        await Assertions.Expect(page.Locator(".diff__text ins").First).ToContainTextAsync("Langer");
        await page.GetByText("Zuordnung der Spalten").ClickAsync();
        await visit.LooksGoodAsync(null);
        await page.GetByLabel("mit Fehlern weglassen").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Elemente übernehmen" }).ClickAsync();
        await Assertions.Expect(page.Locator("p.note[role=status]")).ToContainTextAsync("Die Tabelle ist übernommen.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Import zurücknehmen" }).ClickAsync();
        await Assertions.Expect(page.Locator("p.note[role=status]")).ToContainTextAsync("zurückgenommen");
        await visit.LooksGoodAsync($"{Desk}/tabelle");
        Looks.Nothing(visit.Complaints);
    }

    [Fact]
    public async Task A_planner_brings_a_Word_file_and_its_edited_version()
    {
        await using var visit = await app.VisitAsync();
        await visit.JoinAsync(app, City, $"{Guid.NewGuid():N}@example.org", Role.Editor);
        await visit.AddAppAsync(app, City);
        var page = visit.Page;
        await visit.LooksGoodAsync($"{Desk}/word");
        // As large as documents with pictures are: more than any other form may send.
        await UploadAsync(page, "entwurf.docx", Book("Viele Bäume spenden Schatten.").Weight(2_000_000).Save());
        await page.GetByText("Einzelne Überschriften anders zuordnen").ClickAsync();
        await visit.LooksGoodAsync(null);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ausgewählte übernehmen" }).ClickAsync();
        await Assertions.Expect(page.Locator("p.note[role=status]")).ToContainTextAsync("Die Word-Datei ist übernommen.");
        var first = page.Url;

        await visit.OpenAsync($"{Desk}/word");
        await UploadAsync(page, "entwurf.docx", Book("Viele alte Bäume spenden Schatten und Kühle.").Heading(2, "Wiesen").Text("Bunt.").Save());
        await Assertions.Expect(page.Locator(".diff__text ins").First).ToContainTextAsync("alte");
        await visit.LooksGoodAsync(null);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ausgewählte übernehmen" }).ClickAsync();
        await Assertions.Expect(page.Locator("p.note[role=status]")).ToContainTextAsync("Die Word-Datei ist übernommen.");
        foreach (var url in new[] { page.Url, first })
        {
            await page.GotoAsync(url);
            await page.GetByRole(AriaRole.Button, new() { Name = "Import zurücknehmen" }).ClickAsync();
            await Assertions.Expect(page.Locator("p.note[role=status]")).ToContainTextAsync("zurückgenommen");
        }

        Looks.Nothing(visit.Complaints);
    }

    private static WordDocument Book(string text) =>
        new WordDocument().Heading(1, "1 Grün am Ufer").Text("Einleitung.").Heading(2, "1.1 Bäume").Text(text).Heading(3, "Arten").Text("Erle und Weide.").Picture();

    private static async Task UploadAsync(IPage page, string name, byte[] content)
    {
        await page.Locator("#datei")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "application/octet-stream",
                    Buffer = content,
                }
            );
        await page.Locator("form[enctype] button").ClickAsync();
        await Assertions.Expect(page.Locator("#ueberblick")).ToBeVisibleAsync();
    }
}
