using Microsoft.Playwright;
using MultiIsek.Kernel.People;
using MultiIsek.Tests;
using MultiIsek.Tests.Participation.Bodies;

namespace MultiIsek.BrowserTests;

/// <summary>A public body answers on a phone without scripts and without an account; the desk puts bodies on its list.</summary>
[Collection("browser")]
public sealed class BodyJourneyTests(BrowserApp app)
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task A_body_reads_answers_and_reads_its_number_without_scripts(int width)
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var link = await BodyBox.InviteAsync(app, copy.Slug, "anhoerung", "Wasser- und Bodenverband an der unteren Aue");
        await using var visit = await app.VisitAsync(width, hasScript: false);
        var page = visit.Page;
        await visit.LooksGoodAsync($"{copy.Slug}.localhost/mitmachen/anhoerung");
        await visit.LooksGoodAsync($"{copy.Slug}.localhost{link}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Unterlagen öffnen" }).ClickAsync();
        await visit.LooksGoodAsync(null);
        app.Time.Now += TimeSpan.FromMinutes(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Absenden" }).ClickAsync();
        await Assertions.Expect(page.Locator(".kern-alert")).ToContainTextAsync("Schreiben Sie Ihre Stellungnahme.");
        await visit.LooksGoodAsync(null);
        await page.GetByLabel("Unsere Belange sind nicht berührt").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Absenden" }).ClickAsync();
        await Assertions.Expect(page.Locator("#nummer")).ToContainTextAsync("H-");
        await page.Locator("#unterlagen ~ ol a").First.ClickAsync();
        await page.GetByLabel("Stellungnahme zu diesem Abschnitt").FillAsync("Bitte den Uferstreifen freihalten.");
        app.Time.Now += TimeSpan.FromMinutes(1);
        await visit.LooksGoodAsync(null);
        await page.GetByRole(AriaRole.Button, new() { Name = "Absenden" }).ClickAsync();
        await Assertions.Expect(page.Locator("article.comment")).ToHaveCountAsync(2);
        await visit.LooksGoodAsync(null);
        Assert.Empty(await visit.Context.CookiesAsync());
        Looks.Nothing(visit.Complaints);
    }

    [Fact]
    public async Task The_list_is_filled_and_shown_at_the_desk()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        await BodyBox.InviteAsync(app, copy.Slug, "anhoerung", "Wasserverband");
        await using var visit = await app.VisitAsync();
        await visit.JoinAsync(app, copy.Slug, $"{Guid.NewGuid():N}@example.org", Role.Editor);
        await visit.AddAppAsync(app, copy.Slug);
        var page = visit.Page;
        await visit.OpenAsync($"{copy.Slug}.localhost/verwaltung/beteiligung/anhoerung");
        await page.GetByRole(AriaRole.Link, new() { Name = "Stellen einladen und verfolgen" }).ClickAsync();
        await page.GetByLabel("Weitere Stellen").FillAsync("Denkmalamt; denkmal@example.org\nForstamt");
        await page.GetByRole(AriaRole.Button, new() { Name = "In die Liste aufnehmen" }).ClickAsync();
        await Assertions.Expect(page.Locator("p.note[role=status]")).ToContainTextAsync("2 Stellen sind aufgenommen.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Eine Stelle anschreiben" }).ClickAsync();
        await Assertions.Expect(page.Locator("p.note[role=status]")).ToContainTextAsync("unterwegs");
        await visit.LooksGoodAsync(null);
        Looks.Nothing(visit.Complaints);
    }
}
