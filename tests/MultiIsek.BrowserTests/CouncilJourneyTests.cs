using Microsoft.Playwright;
using MultiIsek.Kernel.People;
using MultiIsek.Tests;

namespace MultiIsek.BrowserTests;

/// <summary>Somebody who enters what the council decided, without scripts; the duty that follows is fulfilled.</summary>
[Collection("browser")]
public sealed class CouncilJourneyTests(BrowserApp app)
{
    [Fact]
    public async Task A_resolution_with_a_new_committee_becomes_a_duty_without_scripts()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var city = copy.Slug;
        await using var visit = await app.VisitAsync(360, hasScript: false);
        await visit.JoinAsync(app, city, $"{Guid.NewGuid():N}@example.org", Role.Editor);
        await visit.AddAppAsync(app, city);
        var page = visit.Page;

        await visit.OpenAsync($"{city}.localhost/verwaltung/beschluesse/neu");
        await page.GetByLabel("Gremium", new() { Exact = true }).SelectOptionAsync("+");
        if (!await page.GetByLabel("Name des neuen Gremiums").IsVisibleAsync())
        {
            await page.Locator("summary:has-text('Neues Gremium')").ClickAsync();
        }

        await page.GetByLabel("Name des neuen Gremiums").FillAsync("Klangbeirat");
        await page.GetByLabel("Datum").FillAsync("März");
        await page.GetByLabel("Titel").FillAsync("Beschluss über den Klang");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ziffer hinzufügen" }).ClickAsync();
        await page.Locator("#k0-text").FillAsync("Das Klangamt berichtet jährlich.");
        await page.Locator("#k0-effect").SelectOptionAsync("ReportingDuty");
        await page.Locator("#k0-obligedNew").FillAsync("Klangamt");
        await page.Locator("#k0-recurrence").SelectOptionAsync("Yearly");
        await page.Locator("#k0-firstDue").FillAsync("12.2026");
        await page.Locator(".savebar button").ClickAsync();
        await Assertions.Expect(page.Locator(".kern-alert")).ToContainTextAsync("Geben Sie ein Datum ein");
        Assert.Equal("Klangbeirat", await page.GetByLabel("Name des neuen Gremiums").InputValueAsync());
        Assert.Equal("Das Klangamt berichtet jährlich.", await page.Locator("#k0-text").InputValueAsync());

        // The Enter key saves.
        await page.GetByLabel("Datum").FillAsync("03.2026");
        await page.GetByLabel("Datum").PressAsync("Enter");
        await Assertions.Expect(page.Locator("p.note[role=status]")).ToContainTextAsync("Gespeichert");
        Assert.EndsWith("/klangbeirat-2026-03?getan=gespeichert", page.Url, StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "Pflichten daraus" }).ClickAsync();
        await page.Locator("main tbody tr a").First.ClickAsync();
        await page.GetByLabel("Wann erfüllt").FillAsync("03.2026");
        await page.GetByLabel("Anmerkung").FillAsync("Im Klangbeirat vorgestellt.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Als erfüllt eintragen" }).ClickAsync();
        await Assertions.Expect(page.Locator("p.note[role=status]")).ToContainTextAsync("Die Pflicht ist erfüllt");
        Looks.Nothing(visit.Complaints);
    }

    [Fact]
    public async Task The_desk_of_the_council_is_usable_by_everybody()
    {
        const string City = "musterstadt";
        await using var visit = await app.VisitAsync();
        await visit.JoinAsync(app, City, $"{Guid.NewGuid():N}@example.org", Role.Editor);
        await visit.AddAppAsync(app, City);
        foreach (
            var path in (string[])
                ["beschluesse", "beschluesse/neu", "beschluesse/rat-2025-06-18", "pflichten", "stellen", "stellen/rat", "stellen/stadtumbau/personen/neu", "orte", "orte/neu"]
        )
        {
            await visit.LooksGoodAsync($"{City}.localhost/verwaltung/{path}");
        }

        await visit.OpenAsync($"{City}.localhost/verwaltung/pflichten?stand=nicht-bekannt");
        if (await visit.Page.Locator("main tbody tr a").CountAsync() == 0)
        {
            await visit.OpenAsync($"{City}.localhost/verwaltung/pflichten");
        }

        await visit.Page.Locator("main tbody tr a").First.ClickAsync();
        await visit.LooksGoodAsync(null);
        await visit.LooksGoodAsync($"{City}.localhost/beschluesse");
        Looks.Nothing(visit.Complaints);
    }
}
