using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Maps;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Retention;
using MultiIsek.Participation.Surveys;
using MultiIsek.Planning.Streets;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Participation.Desk;

namespace MultiIsek.Tests.Participation;

/// <summary>A place as an answer: typed or by its street, shown as areas that at least five named, and nobody's door afterwards.</summary>
[Collection("comments")]
public sealed class SurveyPlaceTests(CommentApp app)
{
    private static readonly Question Place = new()
    {
        Key = "f1",
        Kind = QuestionKind.Place,
        Text = "Wo fehlt eine Bank?",
        IsRequired = true,
    };

    private SurveyProbe Probe => new(app, SurveyProbe.City);

    [Fact]
    public void Squares_are_shown_from_five_on_and_everybody_is_counted_somewhere()
    {
        var near = Enumerable.Repeat(new GeoPoint(8.0501, 52.0361), 6);
        var around = new GeoPoint[] { new(8.0531, 52.0381), new(8.0532, 52.0341), new(8.0561, 52.0362), new(8.0562, 52.0363), new(8.0563, 52.0401) };
        var (cells, scattered) = PlaceCells.Of([.. near, .. around], 5, 100);
        Assert.Equal(0, cells[0].Size);
        Assert.Equal((6, 11), (cells[0].Count, cells.Sum(c => c.Count) + scattered));
        Assert.All(cells, c => Assert.True(c.Count >= 5));

        // One alone far away: its number would tell itself, so that the smallest square goes with it.
        var (left, rest) = PlaceCells.Of([.. near, new(13.4, 52.5)], 5, 100);
        Assert.Empty(left);
        Assert.Equal(7, rest);
        var (all, none) = PlaceCells.Of([.. near, new(13.4, 52.5)], 1, 100);
        Assert.Equal((2, 0), (all.Count, none));
        Assert.Equal(6, PlaceCells.Of([.. near, .. around, .. around], 5, 1).Cells.Single().Count);
    }

    [Fact]
    public void A_middle_tells_nothing_of_where_in_its_square_somebody_was()
    {
        var one = PlaceCells.Of([new(8.0501, 52.0361)], 1, 100).Cells.Single().Middle;
        var other = PlaceCells.Of([new(8.0509, 52.0379)], 1, 100).Cells.Single().Middle;
        Assert.Equal(one, other);
    }

    [Theory]
    [InlineData("51.36", "Das ist keine Lage. Geben Sie Breite und Länge an, zum Beispiel 51.36, 7.47.")]
    [InlineData("8.05, 52.03", "Dieser Punkt liegt nicht in Deutschland. Die Breite steht zuerst.")]
    [InlineData("", "Bitte beantworten Sie: „Wo fehlt eine Bank?“")]
    public async Task What_is_no_place_is_refused_and_stays_in_the_form(string typed, string message)
    {
        var phase = await Probe.OpenAsync([Place]);
        using var answer = await Probe.SendAsync(phase.Key, await Probe.FormAsync(phase.Key), "", ("q-f1", typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Html();
        Assert.Contains(message, page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Contains(message, page.TextOf("#q-f1-e"), StringComparison.Ordinal);
        Assert.Equal(typed, page.QuerySelector("#q-f1")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_street_becomes_the_place_without_a_script_and_is_stored_alone()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var probe = new SurveyProbe(app, copy.Slug);
        var phase = await probe.OpenAsync([Place, Place with { Key = "f2", IsRequired = false }]);
        await using (var scope = app.Scope(copy.Slug))
        {
            var db = scope.Get<IsekDbContext>();
            await db.Set<Street>().ExecuteDeleteAsync();
            db.Add(
                new Street
                {
                    Position = 0,
                    Words = StreetWords.Line(new("Ulmenweg", null, "Altstadt", 8.05, 52.036)),
                    Name = "Ulmenweg",
                    Quarter = "Altstadt",
                    Longitude = 8.05,
                    Latitude = 52.036,
                }
            );
            await db.SaveChangesAsync();
        }

        var token = await probe.FormAsync(phase.Key);
        using var nothing = await probe.SendAsync(phase.Key, token, "?handler=Street", ("q-f2-street", "Erfunden"), ("find", "f2"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        Assert.Contains("steht nichts im Straßenverzeichnis", (await nothing.Html()).TextOf("#q-f2-street-e"), StringComparison.Ordinal);
        using var found = await probe.SendAsync(phase.Key, token, "?handler=Street", ("q-f1", "52.01, 8.01"), ("q-f2-street", "ulmen"), ("find", "f2"));
        var offered = await found.Html();
        Assert.Equal("52.01, 8.01", offered.QuerySelector("#q-f1")!.GetAttribute("value"));
        var hit = Assert.Single(offered.QuerySelectorAll("#q-f2-street-strassen button")).GetAttribute("value")!;
        using var forgotten = await probe.SendAsync(phase.Key, token, "", ("q-f1", "52.01, 8.01"), ("q-f2-street", "ulmen"));
        Assert.Contains("wählen Sie einen Treffer aus", (await forgotten.Html()).TextOf("#q-f2-street-e"), StringComparison.Ordinal);

        using var chosen = await probe.SendAsync(phase.Key, token, "?handler=Street", ("q-f1", "52.01, 8.01"), ("q-f2-street", "ulmen"), ("pick", hit));
        var filled = await chosen.Html();
        Assert.Equal("52.036, 8.05", filled.QuerySelector("#q-f2")!.GetAttribute("value"));
        Assert.Equal("52.01, 8.01", filled.QuerySelector("#q-f1")!.GetAttribute("value"));
        using var sent = await probe.SendAsync(phase.Key, token, "", ("q-f1", "52.01, 8.01"), ("q-f2", "52.036, 8.05"), ("q-f2-street", "Ulmenweg, Altstadt"));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        var rows = await app.ReadAsync(copy.Slug, db => db.Set<SurveyAnswer>().OrderBy(a => a.Question).ToListAsync());
        // The name of the street is not kept: a place is a point.
        Assert.Equal([("f1", 8.01, 52.01, null), ("f2", 8.05, 52.036, null)], rows.Select(r => (r.Question, r.Longitude!.Value, r.Latitude!.Value, r.Text)));
    }

    [Fact]
    public async Task Places_are_public_as_areas_of_five_and_at_the_desk_one_by_one()
    {
        using var copy = new CityCopy();
        var office = await PhaseOffice.OpenAsync(app, copy);
        var probe = new SurveyProbe(app, copy.Slug);
        var phase = await probe.OpenAsync([Place], p => (p.ShowsInterim, p.StartsAt) = (true, p.StartsAt!.Value.AddDays(-3)));
        var (yesterday, url) = (app.Time.Now.UtcDateTime.AddDays(-1), $"/mitmachen/{phase.Key}/{PlacesGeoJson.File}?frage=f1");
        for (var i = 0; i < 4; i++)
        {
            await probe.StoreAsync(phase.Id, phase.Revision, yesterday, [SurveyProbe.Answer("f1", longitude: 8.0501, latitude: 52.0361)]);
        }

        Assert.Empty(await FeaturesAsync(app.City(copy.Slug), url));
        for (var i = 0; i < 5; i++)
        {
            await probe.StoreAsync(phase.Id, phase.Revision, yesterday, [SurveyProbe.Answer("f1", longitude: 8.0502, latitude: 52.0362)]);
        }

        await probe.StoreAsync(phase.Id, phase.Revision, yesterday, [SurveyProbe.Answer("f1", longitude: 8.2, latitude: 52.2)]);
        // Today's are not counted yet.
        await probe.StoreAsync(phase.Id, phase.Revision, null, [SurveyProbe.Answer("f1", longitude: 8.0502, latitude: 52.0362)]);
        Assert.Empty(await FeaturesAsync(app.City(copy.Slug), url));
        for (var i = 0; i < 4; i++)
        {
            await probe.StoreAsync(phase.Id, phase.Revision, yesterday, [SurveyProbe.Answer("f1", longitude: 8.2, latitude: 52.2)]);
        }

        Assert.Equal(new[] { 9, 5 }, await FeaturesAsync(app.City(copy.Slug), url));
        var page = await app.City(copy.Slug).Page($"/mitmachen/{phase.Key}");
        Assert.NotNull(page.QuerySelector($".map[data-drawn='{url}']"));
        Assert.Contains("um 52.037, 8.05", page.TextOf("#orte-f1"), StringComparison.Ordinal);
        Assert.DoesNotContain("52.0361", await app.City(copy.Slug).GetStringAsync(url), StringComparison.Ordinal);

        var desk = $"{AnswersPage.UrlOf(phase.Key)[..^"/antworten".Length]}/{PlacesGeoJson.File}?frage=f1";
        Assert.Equal(new[] { 10, 5 }, await FeaturesAsync(office.Visitor, desk));
        using var refused = await (await Visitor.StaffAsync(app, copy.Slug, Role.Moderator)).GetAsync(desk);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var foreign = await (await Visitor.StaffAsync(app, "hagen", Role.Editor)).GetAsync(desk);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using var other = await app.City("hagen").GetAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        using var csv = await office.SendAsync(AnswersPage.UrlOf(phase.Key), "form#ausgabe");
        var lines = await csv.Content.ReadAsStringAsync();
        Assert.Contains("Wo fehlt eine Bank? (Breite);Wo fehlt eine Bank? (Länge)", lines, StringComparison.Ordinal);
        Assert.Contains(";52.0361;8.0501", lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_numbers_may_be_seen_there_is_no_map_and_one_that_tells_a_hidden_number_never_comes()
    {
        var hidden = await Probe.OpenAsync([Place]);
        await FillAsync(hidden, 6, "f1");
        using var nothing = await app.City(SurveyProbe.City).GetAsync($"/mitmachen/{hidden.Key}/{PlacesGeoJson.File}?frage=f1");
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);

        Question decides = new()
        {
            Key = "f1",
            Kind = QuestionKind.Single,
            Text = "Fahren Sie Rad?",
            Options = ["Ja", "Nein", "Manchmal"],
        };
        var phase = await Probe.OpenAsync(
            [decides, Place with { Key = "f2", OnlyIf = "f1", OnlyIfOption = 1 }],
            p => (p.ShowsInterim, p.StartsAt) = (true, p.StartsAt!.Value.AddDays(-3))
        );
        await FillAsync(phase, 9, "f2", 0);
        await FillAsync(phase, 6, "f2", 1);
        await FillAsync(phase, 2, "f2", 2);
        // Two said "Manchmal", so that the six of "Nein" are hidden with them: where they were would tell how many they are.
        Assert.Empty(await FeaturesAsync(app.City(SurveyProbe.City), $"/mitmachen/{phase.Key}/{PlacesGeoJson.File}?frage=f2"));
    }

    [Fact]
    public async Task After_the_period_a_place_is_the_middle_of_its_square_and_the_map_stays_as_it_was()
    {
        var phase = await Probe.OpenAsync([Place]);
        await FillAsync(phase, 1, "f1");
        var before = await CellAsync();
        await using (var scope = app.Scope(SurveyProbe.City))
        {
            await scope.Get<ContributionEraser>().ForgetSurveyTextsAsync(phase.Id, default);
            await scope.Get<ContributionEraser>().ForgetSurveyTextsAsync(phase.Id, default);
        }

        var after = await PointAsync();
        Assert.Equal(before.Middle, GeoPoint.Of(after.Longitude, after.Latitude));
        Assert.Equal(before, await CellAsync());

        async Task<PlaceCell> CellAsync() => PlaceCells.Of([await PointAsync()], 1, 10).Cells.Single();
        Task<GeoPoint> PointAsync() =>
            app.ReadAsync(
                SurveyProbe.City,
                async db =>
                {
                    var row = await db.Set<SurveyAnswer>().SingleAsync(a => db.Set<SurveySubmission>().Any(s => s.Id == a.SubmissionId && s.PhaseId == phase.Id));
                    return new GeoPoint(row.Longitude!.Value, row.Latitude!.Value);
                }
            );
    }

    private async Task FillAsync(ParticipationPhase phase, int count, string place, int choice = SurveyAnswer.None)
    {
        for (var i = 0; i < count; i++)
        {
            IEnumerable<SurveyAnswer> chosen = choice < 0 ? [] : [SurveyProbe.Answer("f1", choice)];
            IEnumerable<SurveyAnswer> shown = choice is 1 or < 0 ? [SurveyProbe.Answer(place, longitude: 8.0501, latitude: 52.0361)] : [];
            await Probe.StoreAsync(phase.Id, phase.Revision, phase.EndsAt!.Value.AddDays(choice < 0 ? 0 : -1).AddMinutes(-30), [.. chosen, .. shown]);
        }
    }

    private static async Task<int[]> FeaturesAsync(HttpClient client, string url) => Counts(await client.GetStringAsync(url));

    private static async Task<int[]> FeaturesAsync(Visitor visitor, string url)
    {
        using var answer = await visitor.GetAsync(url);
        return Counts(await answer.Content.ReadAsStringAsync());
    }

    private static int[] Counts(string json)
    {
        using var read = JsonDocument.Parse(json);
        return [.. read.RootElement.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties").GetProperty("count").GetInt32())];
    }
}
