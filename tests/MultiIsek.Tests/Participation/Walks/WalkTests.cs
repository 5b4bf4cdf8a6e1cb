using System.Net;
using System.Text.Json;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Walks;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation.Walks;

/// <summary>A site walk is prepared with stations, recorded on the way, and shown before and after.</summary>
[Collection("comments")]
public sealed class WalkTests(CommentApp app)
{
    [Fact]
    public async Task Before_it_the_page_has_the_stations_in_order_the_meeting_point_and_the_way()
    {
        using var copy = new CityCopy();
        var office = await WalkOffice.OpenAsync(app, copy);

        var page = await office.PublicAsync();
        Assert.Equal(
            ["1. Alte Mühle", "2. Steg am Auenufer", "3. Spielplatz im Gleisdreieck", "4. Bahnhofsvorplatz"],
            page.QuerySelectorAll("#stationen-liste > li h3").Select(h => h.TextContent)
        );
        Assert.Contains("17.45 Uhr", page.TextOf("#station-steg-am-auenufer"), StringComparison.Ordinal);
        Assert.Contains("Lage: 52.02, 8.05", page.TextOf("#station-alte-muehle"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#station-alte-muehle a[href='/orte/muehleninsel']"));
        Assert.Contains("Brunnen vor der Alten Mühle", page.TextOf(".facts"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/termine/{WalkOffice.Walk}/anmelden']"));

        using var map = JsonDocument.Parse(await app.City(copy.Slug).GetStringAsync(WalkMap.Url(WalkOffice.Walk)));
        var features = map.RootElement.GetProperty("features").EnumerateArray().ToList();
        Assert.Equal("LineString", features[0].GetProperty("geometry").GetProperty("type").GetString());
        Assert.Equal(3, features[0].GetProperty("geometry").GetProperty("coordinates").GetArrayLength());
        Assert.Equal(["alte-muehle", "steg-am-auenufer", "spielplatz"], features.Skip(1).Select(f => f.GetProperty("id").GetString()));
        using var foreign = await app.City("hagen").GetAsync(WalkMap.Url(WalkOffice.Walk));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task Where_the_source_says_nothing_of_the_way_the_page_says_so()
    {
        var page = await app.City("kaiserslautern").Page("/termine/begehung-dansenberg");
        Assert.Contains("nennt die Quelle nicht", page.TextOf("section[aria-labelledby=stationen]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stations_are_entered_moved_and_deleted_and_the_log_says_so()
    {
        using var copy = new CityCopy();
        var office = await WalkOffice.OpenAsync(app, copy, Role.Editor);
        var list = WalkDesk.Stations(WalkOffice.Walk);

        using var wrong = await office.Visitor.SubmitAsync(list, "form#station", ("title", ""), ("plannedAt", "abends"), ("coordinates", "48.85, 2.35"), ("position", "99"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var alert = (await wrong.Html()).TextOf(".kern-alert");
        foreach (var said in new[] { "Geben Sie der Station einen Namen.", "zum Beispiel 17:45", "nicht in Deutschland", "Zahl von 1 bis 30" })
        {
            Assert.Contains(said, alert, StringComparison.Ordinal);
        }

        using var saved = await office.Visitor.SubmitAsync(
            list,
            "form#station",
            ("title", "Neue Brücke"),
            ("plannedAt", "17:40"),
            ("coordinates", "52.03, 8.05"),
            ("position", "2")
        );
        Assert.Equal($"{list}?getan=gespeichert", saved.Headers.Location!.ToString());
        var headings = (await office.PublicAsync()).QuerySelectorAll("#stationen-liste > li h3").Select(h => h.TextContent).ToList();
        Assert.Equal(["1. Alte Mühle", "2. Neue Brücke", "3. Steg am Auenufer"], headings[..3]);
        Assert.Contains(
            "Station einer Begehung gespeichert",
            (await office.Visitor.PageAsync($"/verwaltung/termine/{WalkOffice.Walk}")).TextOf("#protokoll + ol"),
            StringComparison.Ordinal
        );

        using var deleted = await office.Visitor.SubmitAsync($"{list}?station=neue-bruecke", "form[action*='handler=Delete']");
        Assert.Equal($"{list}?getan=geloescht", deleted.Headers.Location!.ToString());
        Assert.Equal(4, (await office.PublicAsync()).QuerySelectorAll("#stationen-liste > li").Length);
    }

    [Fact]
    public async Task A_finding_keeps_its_station_is_a_contribution_and_stands_at_its_measure()
    {
        using var copy = new CityCopy();
        var office = await WalkOffice.OpenAsync(app, copy);

        var number = await office.StoreAsync(
            [WalkOffice.Photo("jpg"), WalkOffice.Photo("png")],
            ("isPublished", "true"),
            ("element", "v-radweg"),
            ("alt", "Steile Rampe am Mühlentor")
        );

        var next = await office.Visitor.PageAsync($"{WalkDesk.Findings(WalkOffice.Walk)}?station=alte-muehle&nummer={number}&sofort=ja");
        Assert.Equal("alte-muehle", next.QuerySelector("#station option[selected]")!.GetAttribute("value"));
        Assert.NotNull(next.QuerySelector("#isPublished[checked]"));
        var row = Assert.Single(await office.ContributionsAsync());
        Assert.Equal((Channel.Walk, ContributionState.Published, "mangel"), (row.Channel, row.State, row.Category));
        Assert.NotNull(row.ElementId);
        var finding = (await office.PublicAsync()).QuerySelector($"#station-alte-muehle #{number.ToLowerInvariant()}")!;
        Assert.Contains("Die Rampe ist zu steil.", finding.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Steile Rampe am Mühlentor", "Steile Rampe am Mühlentor"], finding.QuerySelectorAll("img").Select(i => i.GetAttribute("alt")));
        var comments = await app.City(copy.Slug).Page("/plan/stadtumbauplan/v-radweg/kommentare");
        Assert.Contains("bei einer Begehung", comments.TextOf($"#{number.ToLowerInvariant()}"), StringComparison.Ordinal);
        Assert.DoesNotContain("termin-", (await app.City(copy.Slug).Page("/mitmachen")).TextOf("main"), StringComparison.Ordinal);
        using var phase = await app.City(copy.Slug).GetAsync($"/mitmachen/termin-{WalkOffice.Walk}");
        Assert.Equal(HttpStatusCode.NotFound, phase.StatusCode);
    }

    [Fact]
    public async Task What_is_wrong_keeps_what_was_typed_and_says_that_the_photo_must_be_chosen_again()
    {
        using var copy = new CityCopy();
        var office = await WalkOffice.OpenAsync(app, copy);

        using var untold = await office.RecordAsync([WalkOffice.Photo("webp")], ("kind", ""), ("text", "Bleibt stehen."), ("alt", "Auch das bleibt."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, untold.StatusCode);
        var page = await untold.Html();
        Assert.Contains("Wählen Sie, was es ist.", page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Contains("Wählen Sie das Foto bitte noch einmal aus", page.TextOf("#foto-e"), StringComparison.Ordinal);
        Assert.Equal("Bleibt stehen.", page.TextOf("#text").Trim());
        Assert.Equal("Auch das bleibt.", page.QuerySelector("#alt")!.GetAttribute("value"));

        using var noPhoto = await office.RecordAsync([("plan.jpg", "%PDF-1.7 kein Foto"u8.ToArray())]);
        Assert.Contains("kein Foto, das wir annehmen", (await noPhoto.Html()).TextOf("#foto-e"), StringComparison.Ordinal);
        using var many = await office.RecordAsync([.. Enumerable.Repeat(WalkOffice.Photo("jpg"), 5)]);
        Assert.Contains("höchstens 4 Fotos", (await many.Html()).TextOf("#foto-e"), StringComparison.Ordinal);
        Assert.Empty(await office.PhotosAsync());
        Assert.Empty(await office.ContributionsAsync());
    }

    [Fact]
    public async Task The_same_form_twice_is_one_finding_and_it_is_taken_back_with_its_photos()
    {
        using var copy = new CityCopy();
        var office = await WalkOffice.OpenAsync(app, copy);
        var id = $"{Guid.CreateVersion7()}";
        var number = await office.StoreAsync([WalkOffice.Photo("jpg")], ("id", id), ("isPublished", "true"), ("element", "v-radweg"));
        using var again = await office.RecordAsync([], ("id", id));
        Assert.Contains("schon gespeichert", (await again.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        using var station = await office.Visitor.SubmitAsync($"{WalkDesk.Stations(WalkOffice.Walk)}?station=alte-muehle", "form[action*='handler=Delete']");
        Assert.Contains("gibt es Befunde", (await station.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        using var happening = await office.Visitor.SubmitAsync($"/verwaltung/termine/{WalkOffice.Walk}", "form[action$='handler=Delete']");
        Assert.Contains("Befunde oder Fragen", (await happening.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);

        using var back = await office.Visitor.SubmitAsync(WalkDesk.Findings(WalkOffice.Walk), "form[action$='handler=Remove']");
        Assert.EndsWith("getan=zurueck", back.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Empty(await office.ContributionsAsync());
        Assert.Empty(await office.PhotosAsync());
        Assert.DoesNotContain(number, (await app.City(copy.Slug).Page("/plan/stadtumbauplan/v-radweg/kommentare")).TextOf("main"), StringComparison.Ordinal);
        var next = await office.StoreAsync([]);
        Assert.Equal(Contribution.ParseNumber(number)!.Value.Number + 1, Contribution.ParseNumber(next)!.Value.Number);
    }

    [Fact]
    public async Task An_editor_records_and_moderation_publishes()
    {
        using var copy = new CityCopy();
        var office = await WalkOffice.OpenAsync(app, copy, Role.Editor);
        var number = await office.StoreAsync([WalkOffice.Photo("png")], ("isPublished", "true"), ("alt", "Bank"));
        Assert.Equal(ContributionState.Pending, Assert.Single(await office.ContributionsAsync()).State);
        Assert.DoesNotContain(number, (await office.PublicAsync()).TextOf("main"), StringComparison.Ordinal);
        var photo = MultiIsek.Participation.Photos.PhotoView.UrlOf(Assert.Single(await office.PhotosAsync()).Id);
        using var hidden = await app.City(copy.Slug).GetAsync(photo);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var own = await office.Visitor.GetAsync(photo);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);

        var moderator = await Visitor.StaffAsync(app, copy.Slug, Role.Moderator);
        var desk = await moderator.PageAsync("/verwaltung/beitraege");
        Assert.NotNull(desk.QuerySelector($"img[alt='Bank'][src^='{photo}']"));
        using var seen = await moderator.GetAsync(photo);
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        using var published = await moderator.SubmitAsync("/verwaltung/beitraege", "form[action*='handler=Publish']");
        Assert.Equal(HttpStatusCode.OK, published.StatusCode);
        Assert.Contains(number, (await office.PublicAsync()).TextOf("main"), StringComparison.Ordinal);
        using var now = await app.City(copy.Slug).GetAsync(photo);
        Assert.Equal(HttpStatusCode.OK, now.StatusCode);
    }

    [Fact]
    public async Task The_sheet_has_every_station_with_room_to_write()
    {
        using var copy = new CityCopy();
        var office = await WalkOffice.OpenAsync(app, copy, Role.Moderator);
        var sheet = await office.Visitor.PageAsync(WalkDesk.Sheet(WalkOffice.Walk));
        Assert.Equal(4, sheet.QuerySelectorAll("section.sheet").Length);
        Assert.Equal(12, sheet.QuerySelectorAll(".sheet__line").Length);
        Assert.Contains("Brunnen vor der Alten Mühle", sheet.TextOf(".facts"), StringComparison.Ordinal);
        var entries = await office.Visitor.PageAsync("/verwaltung/beitraege/eintragen");
        Assert.NotNull(entries.QuerySelector($"a[href='{WalkDesk.Findings(WalkOffice.Walk)}']"));
    }
}
