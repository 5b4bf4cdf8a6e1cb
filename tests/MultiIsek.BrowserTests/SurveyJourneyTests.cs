using System.Text.Json.Nodes;
using MultiIsek.Kernel.People;
using MultiIsek.Tests;
using MultiIsek.Tests.Participation;

namespace MultiIsek.BrowserTests;

/// <summary>A survey with a place and a free text: answered on a phone without scripts, released at the desk, read by everybody.</summary>
[Collection("browser")]
public sealed class SurveyJourneyTests(BrowserApp app)
{
    private const string Survey = "umfrage-auenufer";

    [Fact]
    public async Task A_place_and_a_text_go_from_the_phone_to_the_results()
    {
        using var copy = new CityCopy();
        copy.Edit(
            "participation.json",
            file =>
            {
                var phase = file["phases"]!.AsArray().Single(p => (string?)p!["key"] == Survey)!;
                (phase["draft"], phase["starts"], phase["showsInterim"]) = (false, "-3d", true);
                phase["questions"]!.AsArray().Add(new JsonObject { ["kind"] = "Place", ["text"] = "Wo fehlt eine Bank?" });
            }
        );
        await app.ImportAsync(copy.Folder);
        await app.AnswerAsync(copy.Slug, Survey, 7);

        await using var citizen = await app.VisitAsync(360, hasScript: false);
        var page = citizen.Page;
        await citizen.LooksGoodAsync($"{copy.Slug}.localhost/mitmachen/{Survey}/umfrage");
        await page.GetByLabel("Adresse").FillAsync("Uferstraße");
        await page.GetByRole(AriaRole.Button, new() { Name = "Suchen", Exact = true }).ClickAsync();
        await citizen.LooksGoodAsync(null);
        await page.GetByRole(AriaRole.Button, new() { Name = "Uferstraße" }).First.ClickAsync();
        await Assertions.Expect(page.GetByLabel("Punkt", new() { Exact = true })).ToHaveValueAsync("52.022, 8.052");
        await page.GetByLabel("Was fehlt Ihnen dort?").FillAsync("Schatten über den Bänken.");
        app.Time.Now += TimeSpan.FromMinutes(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Antworten absenden", Exact = true }).Last.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("angekommen");

        await using var desk = await app.VisitAsync();
        await desk.JoinAsync(app, copy.Slug, $"{Guid.NewGuid():N}@example.org", Role.Moderator);
        await desk.AddAppAsync(app, copy.Slug);
        await desk.LooksGoodAsync($"{copy.Slug}.localhost/verwaltung/beitraege/texte");
        await desk.Page.Locator("li.row", new() { HasText = "Text Nummer 3" }).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("p.note[role=status]")).ToBeVisibleAsync();
        await desk.LooksGoodAsync(null);

        await citizen.LooksGoodAsync($"{copy.Slug}.localhost/mitmachen/{Survey}");
        await Assertions.Expect(page.Locator("p.quote")).ToHaveTextAsync(["Text Nummer 3"]);
        await citizen.LooksGoodAsync($"{copy.Slug}.localhost/mitmachen/{Survey}/umfrage/texte?frage=f3");
        await Assertions.Expect(page.Locator("p.quote")).ToHaveTextAsync(["Text Nummer 3"]);
        Looks.Nothing([.. citizen.Complaints, .. desk.Complaints]);
    }
}
