using Microsoft.Playwright;
using MultiIsek.Kernel.People;
using MultiIsek.Tests;

namespace MultiIsek.BrowserTests;

/// <summary>Somebody who writes the plan, with the keyboard alone; and a colleague who saves first.</summary>
[Collection("browser")]
public sealed class EditorJourneyTests(BrowserApp app)
{
    private const string City = "kaiserslautern";
    private const string Desk = $"{City}.localhost/verwaltung/plan";

    [Fact]
    public async Task A_planner_writes_a_chapter_with_the_keyboard_alone()
    {
        await using var visit = await app.VisitAsync();
        await visit.JoinAsync(app, City, $"{Guid.NewGuid():N}@example.org", Role.Editor);
        await visit.AddAppAsync(app, City);
        var page = visit.Page;
        await visit.OpenAsync(Desk);
        await page.GetByRole(AriaRole.Main).Locator("li:has-text('Arbeitsstand') h3 a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "Gliederung und Texte" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await visit.HeadingAsync("Gliederung");
        var rows = page.Locator(".tree__row");
        var before = await rows.CountAsync();

        // A new chapter at the top, then one more.
        foreach (var title in new[] { "Grüne Höfe", "Stille Gassen" })
        {
            await page.Locator("#neu-oben").FocusAsync();
            await page.Keyboard.TypeAsync(title);
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator(".tree__row[aria-current]")).ToContainTextAsync(title);
        }

        Assert.Equal(before + 2, await rows.CountAsync());
        var chosen = page.Locator(".tree__row[aria-current]");
        await Assertions.Expect(chosen).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(page.Locator(".tree__row:focus")).ToContainTextAsync("Grüne Höfe");
        await page.Keyboard.PressAsync("F2");
        await page.Keyboard.TypeAsync("Grüne Innenhöfe");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(chosen).ToContainTextAsync("Grüne Innenhöfe");
        await page.Keyboard.PressAsync("Alt+Shift+ArrowDown");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Verschoben");
        await Assertions.Expect(rows.Last).ToContainTextAsync("Grüne Innenhöfe");
        await visit.LooksGoodAsync(null);

        // Its text.
        await Assertions.Expect(chosen).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await visit.HeadingAsync("Grüne Innenhöfe");
        await page.Locator("#body").FocusAsync();
        await page.Keyboard.TypeAsync("Die Höfe werden ");
        await page.Keyboard.PressAsync("Control+b");
        await page.Keyboard.TypeAsync("grün");
        Assert.Equal("Die Höfe werden **grün**", await page.Locator("#body").InputValueAsync());
        await Assertions.Expect(page.Locator("#gemerkt")).ToContainTextAsync("Als Entwurf gemerkt", new() { Timeout = 15_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Vorschau" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#vorschau strong")).ToHaveTextAsync("grün");
        await visit.LooksGoodAsync(null);
        await page.GetByRole(AriaRole.Button, new() { Name = "Speichern", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("p.note[role=status]")).ToContainTextAsync("Gespeichert");
        Looks.Nothing(visit.Complaints);

        // A colleague opens it, too; both write the same field.
        await using var other = await app.VisitAsync();
        await other.JoinAsync(app, City, $"{Guid.NewGuid():N}@example.org", Role.Editor);
        await other.AddAppAsync(app, City);
        var address = new Uri(page.Url).AbsolutePath;
        await other.OpenAsync($"{City}.localhost{address}");
        await page.Locator("#body").FillAsync("Die Höfe werden grün und still.");
        await page.Keyboard.PressAsync("Tab");
        await page.GetByRole(AriaRole.Button, new() { Name = "Speichern", Exact = true }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("p.note[role=status]")).ToContainTextAsync("Gespeichert");
        await other.Page.Locator("#body").FillAsync("Die Höfe werden grün und offen.");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Speichern", Exact = true }).PressAsync("Enter");
        await Assertions.Expect(other.Page.Locator(".kern-alert")).ToContainTextAsync("Nichts ist verloren");
        await other.LooksGoodAsync(null);
        await other.Page.GetByLabel("Die gespeicherte Fassung").PressAsync("Space");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "So speichern" }).PressAsync("Enter");
        await Assertions.Expect(other.Page.Locator("#body")).ToHaveValueAsync("Die Höfe werden grün und still.");

        // And back to how it read first.
        await page.GotoAsync($"{page.Url.Split('?')[0]}/verlauf");
        await Assertions.Expect(page.Locator(".diff__text ins").First).ToBeVisibleAsync();
        await visit.LooksGoodAsync(null);
        await page.GetByRole(AriaRole.Button, new() { Name = "Diesen Stand wiederherstellen" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("p.note[role=status]")).ToContainTextAsync("wiederhergestellt");
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("Die Höfe werden **grün**");
    }

    [Fact]
    public async Task Without_scripts_and_on_a_phone_everything_goes_by_buttons()
    {
        const string Town = "musterstadt";
        await using var visit = await app.VisitAsync(360, hasScript: false);
        await visit.JoinAsync(app, Town, $"{Guid.NewGuid():N}@example.org", Role.Editor);
        await visit.AddAppAsync(app, Town);
        await visit.OpenAsync($"{Town}.localhost/verwaltung/plan/quartiersplan-auenufer/entwurf-auenufer/gliederung");
        await visit.Page.Locator(".tree__row", new() { HasText = "Ufertreppe" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Nach oben" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Verschoben");
        await visit.PressAsync("Rückgängig machen");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Zurückgenommen");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Text und Angaben bearbeiten" }).ClickAsync();
        await visit.Page.Locator("#lead").FillAsync("Ohne Skript geschrieben.");
        await visit.PressAsync("Als Entwurf merken");
        await Assertions.Expect(visit.Page.Locator("form.undo")).ToContainTextAsync("Sie sehen Ihren Entwurf");
        await visit.PressAsync("Vorschau");
        await Assertions.Expect(visit.Page.Locator("#vorschau .lead")).ToHaveTextAsync("Ohne Skript geschrieben.");
        await visit.PressAsync("Speichern");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Gespeichert");
        Looks.Nothing(visit.Complaints);
    }

    [Fact]
    public async Task With_a_mouse_alone_an_element_is_dragged_to_its_place_and_back()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        await using var visit = await app.VisitAsync();
        await visit.JoinAsync(app, copy.Slug, $"{Guid.NewGuid():N}@example.org", Role.Editor);
        await visit.AddAppAsync(app, copy.Slug);
        await visit.OpenAsync($"{copy.Slug}.localhost/verwaltung/plan/quartiersplan-auenufer/entwurf-auenufer/gliederung");
        Assert.Equal(["b-steg", "b-treppe", "b-spielplatz"], await ProjectsAsync());

        // Its upper third: before it.
        await visit
            .Page.Locator("#e-b-spielplatz")
            .DragToAsync(
                visit.Page.Locator("#e-b-steg"),
                new()
                {
                    TargetPosition = new() { X = 40, Y = 3 },
                }
            );
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Verschoben");
        Assert.Equal(["b-spielplatz", "b-steg", "b-treppe"], await ProjectsAsync());

        await visit.PressAsync("Rückgängig machen");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Zurückgenommen");
        Assert.Equal(["b-steg", "b-treppe", "b-spielplatz"], await ProjectsAsync());
        // Where it may not stand it stays, and the page says why.
        await visit.Page.Locator("#e-b-steg").DragToAsync(visit.Page.Locator("#e-r-keller"));
        await Assertions.Expect(visit.Page.Locator(".kern-alert").First).ToBeVisibleAsync();
        Assert.Equal(["b-steg", "b-treppe", "b-spielplatz"], await ProjectsAsync());

        Task<string[]> ProjectsAsync() =>
            visit.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.tree__row')].map(r => r.dataset.key).filter(k => k.startsWith('b-'))");
    }
}
