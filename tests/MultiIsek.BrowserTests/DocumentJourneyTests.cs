using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Sending;
using MultiIsek.Tests.Tenancy;

namespace MultiIsek.BrowserTests;

/// <summary>Somebody who looks after the documents: many files at once with a script, one without.</summary>
[Collection("browser")]
public sealed class DocumentJourneyTests(BrowserApp app)
{
    private const string City = "musterstadt";
    private const string Desk = $"{City}.localhost/verwaltung/dokumente";

    [Fact]
    public async Task Many_files_are_sent_one_by_one_and_each_says_what_became_of_it()
    {
        await using var visit = await app.VisitAsync();
        await visit.JoinAsync(app, City, $"{Guid.NewGuid():N}@example.org", Role.Editor);
        await visit.AddAppAsync(app, City);
        var page = visit.Page;
        await visit.OpenAsync($"{Desk}/neu");
        await Assertions.Expect(page.Locator(".upload")).ToContainTextAsync("ziehen Sie Dateien hierher");
        await visit.LooksGoodAsync(null);

        await page.Locator("#files").SetInputFilesAsync([File("Lageplan.txt", "Am Ufer."), File("logo.svg", "<svg/>"), File("Liste.csv", "a;b")]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hinzufügen" }).ClickAsync();

        var lines = page.Locator("#uploads li");
        await Assertions.Expect(lines).ToHaveCountAsync(3);
        await Assertions.Expect(lines.Nth(0)).ToContainTextAsync("angelegt");
        await Assertions.Expect(lines.Nth(1)).ToContainTextAsync("SVG");
        await Assertions.Expect(lines.Nth(2)).ToContainTextAsync("angelegt");
        await visit.LooksGoodAsync(null);
        // The refused file is a 422, which the browser mentions.
        Looks.Nothing([.. visit.Complaints.Where(c => !c.Contains("422", StringComparison.Ordinal))]);
        await lines.Nth(0).Locator("a").ClickAsync();
        await visit.HeadingAsync("Lageplan");
        await visit.LooksGoodAsync(null);
        await visit.OpenAsync(Desk);
        await visit.LooksGoodAsync(null);
        await visit.OpenAsync($"{City}.localhost/verwaltung/dokumentgruppen");
        await visit.LooksGoodAsync(null);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task A_large_file_goes_on_where_it_stopped_when_the_page_is_opened_anew(int width)
    {
        await using var visit = await app.VisitAsync(width);
        await visit.JoinAsync(app, City, $"{Guid.NewGuid():N}@example.org", Role.Editor);
        await visit.AddAppAsync(app, City);
        var page = visit.Page;
        var (begun, offsets, isCut) = (0, new List<string>(), true);
        await page.RouteAsync(
            "**/verwaltung/dokumente/hochladen**",
            async route =>
            {
                var request = route.Request;
                begun += request.Method == "POST" ? 1 : 0;
                if (request.Method == "PATCH")
                {
                    offsets.Add(request.Headers["upload-offset"]);
                    if (isCut && offsets.Count > 1)
                    {
                        await route.AbortAsync();
                        return;
                    }
                }

                await route.ContinueAsync();
            }
        );
        // On the disk: the browser knows it again by its name, size and time.
        var file = Path.Combine(Directory.CreateTempSubdirectory("isek-large-").FullName, $"Grundwasser {width}.txt");
        await System.IO.File.WriteAllBytesAsync(file, Encoding.UTF8.GetBytes(new string('a', 9_000_000)));
        await visit.OpenAsync($"{Desk}/neu");
        await page.Locator("#files").SetInputFilesAsync(file);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hinzufügen" }).ClickAsync();
        await Assertions.Expect(page.Locator("#uploads li")).ToContainTextAsync("Verbindung unterbrochen");
        await visit.LooksGoodAsync(null);
        await page.PictureAsync($"dokumente-unterbrochen-{width}");

        // The page that is left tries on until it is gone.
        await visit.OpenAsync($"{Desk}/neu");
        isCut = false;
        offsets.Clear();
        await page.Locator("#files").SetInputFilesAsync(file);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hinzufügen" }).ClickAsync();
        await Assertions.Expect(page.Locator("#uploads li")).ToContainTextAsync("angelegt");

        Assert.Equal(1, begun);
        Assert.Equal(["4000000", "8000000"], offsets);
        await page.Locator("#uploads li a").ClickAsync();
        await visit.HeadingAsync($"Grundwasser {width}");
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task A_small_picture_stands_beside_its_document(int width)
    {
        await using var visit = await app.VisitAsync(width);
        await visit.JoinAsync(app, City, $"{Guid.NewGuid():N}@example.org", Role.Editor);
        await visit.AddAppAsync(app, City);
        var page = visit.Page;
        await visit.OpenAsync($"{Desk}/neu");
        await page.Locator("#files")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = $"Wiese {width}.png",
                    MimeType = "image/png",
                    Buffer = Pictures.Png(600, 400),
                }
            );
        await page.Locator("#alt").FillAsync("Eine grüne Wiese");
        await page.Locator("#published").CheckAsync();
        await visit.PressAsync("Hinzufügen");
        await app.Services.GetRequiredService<OutboxWorker>().SendAsync(app.PlaceOf(City), CancellationToken.None);
        if (!System.IO.File.Exists("/usr/bin/vipsthumbnail"))
        {
            return;
        }

        await visit.OpenAsync($"{City}.localhost/dokumente");
        var thumb = page.Locator($"img[src*='Wiese%20{width}']");
        await thumb.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(thumb).ToHaveJSPropertyAsync("naturalWidth", 480);
        await visit.LooksGoodAsync(null);
        await page.PictureAsync($"dokumente-vorschau-{width}");
        await page.GetByRole(AriaRole.Link, new() { Name = $"Wiese {width}", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".doc-preview img")).ToHaveJSPropertyAsync("naturalHeight", 320);
        await visit.LooksGoodAsync(null);
        await page.PictureAsync($"dokument-vorschau-{width}");
    }

    [Fact]
    public async Task Without_scripts_and_on_a_phone_a_document_is_published_replaced_and_withdrawn()
    {
        await using var visit = await app.VisitAsync(360, hasScript: false);
        await visit.JoinAsync(app, City, $"{Guid.NewGuid():N}@example.org", Role.Editor);
        await visit.AddAppAsync(app, City);
        var page = visit.Page;
        await visit.OpenAsync($"{Desk}/neu");
        await page.Locator("#files").SetInputFilesAsync([File("Uferweg.txt", "Erste Fassung.")]);
        await page.Locator("#date").FillAsync("12.2013");
        await visit.PressAsync("Hinzufügen");
        await visit.HeadingAsync("Uferweg");
        await visit.PressAsync("Veröffentlichen");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Veröffentlicht");
        await page.Locator("#files").SetInputFilesAsync([File("Uferweg.txt", "Zweite Fassung.")]);
        await visit.PressAsync("Hochladen");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("neue Fassung");
        await page.Locator(".row summary", new() { HasText = "2. Fassung" }).ClickAsync();
        await page.Locator("#grund-2").FillAsync("Falsche Karte.");
        await visit.PressAsync("Zurückziehen: 2. Fassung");
        await Assertions.Expect(page.Locator(".undo")).ToContainTextAsync("Falsche Karte.");
        Looks.Nothing(await page.SidewaysAsync());
        await page.PictureAsync("dokument-bearbeiten-schmal");
        await visit.OpenAsync(Desk);
        Looks.Nothing(await page.SidewaysAsync());
        await page.PictureAsync("dokumente-liste-schmal");
        Looks.Nothing(visit.Complaints);
    }

    private static FilePayload File(string name, string text) =>
        new()
        {
            Name = name,
            MimeType = "application/octet-stream",
            Buffer = Encoding.UTF8.GetBytes(text),
        };
}
