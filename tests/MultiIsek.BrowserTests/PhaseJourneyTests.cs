using Microsoft.Playwright;
using MultiIsek.Kernel.People;
using MultiIsek.Tests;

namespace MultiIsek.BrowserTests;

/// <summary>The participation office sets a phase up on a phone, without scripts; people mark words, support and collect ideas.</summary>
[Collection("browser")]
public sealed class PhaseJourneyTests(BrowserApp app)
{
    [Fact]
    public async Task A_phase_is_set_up_from_a_template_previewed_and_released_without_scripts()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var city = copy.Slug;
        await using var visit = await app.VisitAsync(360, hasScript: false);
        await visit.JoinAsync(app, city, $"{Guid.NewGuid():N}@example.org", Role.Editor);
        await visit.AddAppAsync(app, city);
        var page = visit.Page;

        await visit.OpenAsync($"{city}.localhost/verwaltung/beteiligung");
        await page.GetByRole(AriaRole.Link, new() { Name = "Phase anlegen" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ideen sammeln" }).ClickAsync();
        await page.GetByLabel("Titel").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Als Entwurf speichern" }).ClickAsync();
        await Assertions.Expect(page.Locator(".kern-alert")).ToContainTextAsync("Geben Sie der Phase einen Titel.");
        await page.GetByLabel("Titel").FillAsync("Ideen für die Aue");
        await page.GetByLabel("Kategorie 5").FillAsync("Sonstiges");
        await page.GetByRole(AriaRole.Button, new() { Name = "Als Entwurf speichern" }).ClickAsync();
        await Assertions.Expect(page.Locator("p.note[role=status]")).ToContainTextAsync("Der Entwurf ist angelegt.");

        await page.GetByRole(AriaRole.Link, new() { Name = "Während der Phase" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Aue");
        await Assertions.Expect(page.GetByText("So machen Sie mit")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Freigeben" }).ClickAsync();
        await Assertions.Expect(page.Locator("p.note[role=status]")).ToContainTextAsync("Freigegeben.");
        await visit.LooksGoodAsync(null);
        Looks.Nothing(visit.Complaints);
    }

    [Fact]
    public async Task The_desk_of_participation_is_usable_by_everybody()
    {
        const string City = "musterstadt";
        await using var visit = await app.VisitAsync();
        await visit.JoinAsync(app, City, $"{Guid.NewGuid():N}@example.org", Role.Editor);
        await visit.AddAppAsync(app, City);
        foreach (
            var path in (string[])
                [
                    "",
                    "/neu",
                    "/neu?vorlage=entwurf-kommentieren",
                    "/neu?vorlage=ideen-sammeln",
                    "/auenufer-kommentieren",
                    "/auenufer-kommentieren/vorschau/nachher",
                    "/auenufer-kommentieren/boegen?druck=ja",
                    "/umfrage-auenufer/fragen",
                    "/umfrage-auenufer/antworten",
                ]
        )
        {
            await visit.LooksGoodAsync($"{City}.localhost/verwaltung/beteiligung{path}");
        }

        Looks.Nothing(visit.Complaints);
    }

    [Fact]
    public async Task A_survey_is_answered_on_a_phone_without_scripts_and_can_be_interrupted()
    {
        await using var visit = await app.VisitAsync(360, hasScript: false);
        var page = visit.Page;
        await visit.OpenAsync("kaiserslautern.localhost/mitmachen/beispielphase-umfrage");
        await page.GetByRole(AriaRole.Link, new() { Name = "Fragen beantworten" }).ClickAsync();
        await page.GetByLabel("Was möchten Sie uns sonst noch sagen?").FillAsync("Bitte mehr Bäume.");
        app.Time.Now += TimeSpan.FromMinutes(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Zwischenspeichern" }).ClickAsync();
        var code = await page.Locator("#zwischencode").TextContentAsync();
        await visit.LooksGoodAsync(null);

        await visit.OpenAsync("kaiserslautern.localhost/mitmachen/beispielphase-umfrage/umfrage");
        await page.GetByText("Ich habe schon angefangen").ClickAsync();
        await page.GetByLabel("Code Ihres Zwischenstands").FillAsync(code!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Weitermachen" }).ClickAsync();
        app.Time.Now += TimeSpan.FromMinutes(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Antworten absenden" }).ClickAsync();
        await Assertions.Expect(page.Locator(".kern-alert")).ToContainTextAsync("Wie sind Sie in der Stadt meistens unterwegs?");
        await Assertions.Expect(page.GetByLabel("Was möchten Sie uns sonst noch sagen?")).ToHaveValueAsync("Bitte mehr Bäume.");
        await visit.LooksGoodAsync(null);
        await page.GetByLabel("zu Fuß", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Antworten absenden" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Ihre Antworten sind angekommen");
        Assert.Empty(await visit.Context.CookiesAsync());
        await visit.LooksGoodAsync(null);
        Looks.Nothing(visit.Complaints);
    }

    [Fact]
    public async Task Marked_words_come_along_into_the_form()
    {
        await using var visit = await app.VisitAsync(360);
        await visit.OpenAsync("herzberg.localhost/plan/insek/m6-1");
        var words = await visit.Page.EvaluateAsync<string>(
            """
            () => {
                const text = document.querySelector('#absatz-2 > div > p').firstChild;
                const range = document.createRange();
                range.setStart(text, 0);
                range.setEnd(text, 24);
                document.getSelection().removeAllRanges();
                document.getSelection().addRange(range);
                return range.toString().trim();
            }
            """
        );
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Diese Wörter kommentieren" }).ClickAsync();
        Assert.Equal(words, (await visit.Page.GetByLabel("Diese Wörter meine ich").InputValueAsync()).Trim());
        await Assertions.Expect(visit.Page.Locator(".quote mark").First).ToBeVisibleAsync();
        await visit.SendAsync(app, "Genau diese Wörter meine ich.");
        Assert.StartsWith("H-2026-", await visit.TermAsync("Vorgangsnummer"), StringComparison.Ordinal);
        Looks.Nothing(visit.Complaints);
    }

    [Fact]
    public async Task An_idea_is_written_supported_and_taken_back_without_scripts()
    {
        await using var visit = await app.VisitAsync(360, hasScript: false);
        var page = visit.Page;
        await visit.OpenAsync("kaiserslautern.localhost/mitmachen/beispielphase-ideen");
        await page.GetByRole(AriaRole.Link, new() { Name = "Idee schreiben" }).ClickAsync();
        await page.GetByLabel("Überschrift").FillAsync("Schatten am Spielplatz");
        await page.GetByLabel("Lieblingsort").CheckAsync();
        await page.GetByLabel("Beschreiben Sie Ihre Idee").FillAsync("Zwei große Bäume fehlen.");
        app.Time.Now += TimeSpan.FromMinutes(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Idee absenden" }).ClickAsync();
        var number = await visit.TermAsync("Vorgangsnummer");
        Assert.Empty(await visit.Context.CookiesAsync());

        await page.GetByRole(AriaRole.Link, new() { Name = "Ihre Idee ansehen" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Unterstützen", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Unterstützen", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#anzahl")).ToHaveTextAsync("1 Unterstützung");
        Assert.Single(await visit.Context.CookiesAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Unterstützung zurücknehmen" }).ClickAsync();
        await Assertions.Expect(page.Locator("#anzahl")).ToHaveTextAsync("Noch keine Unterstützung");
        await visit.LooksGoodAsync($"kaiserslautern.localhost/mitmachen/beispielphase-ideen/ideen/{number}");
        Looks.Nothing(visit.Complaints);
    }
}
