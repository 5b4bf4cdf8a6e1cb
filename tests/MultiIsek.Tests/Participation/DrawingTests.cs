using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Tests.Interop;

namespace MultiIsek.Tests.Participation;

/// <summary>Lines and areas that people draw, without a map: typed as numbers, stored like a pin, told wherever a pin is.</summary>
[Collection("comments")]
public sealed class DrawingTests(CommentApp app)
{
    private const string City = "musterstadt";

    /// <summary>Through both quarters of the old town.</summary>
    private const string Way = "52.035, 8.035\n52.035, 8.05";
    private const string Square = "52.015, 8.04\n52.015, 8.045\n52.02, 8.045\n52.02, 8.04";

    [Fact]
    public async Task A_line_is_stored_with_its_length_and_finds_every_place_that_it_meets()
    {
        var phase = await DrawnOnAsync();
        using var answer = await SendAsync(phase.Key, ("drawing", "LineString"), ("coordinates", Way));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var receipt = await answer.Html();
        var planned = receipt.QuerySelectorAll("section[aria-labelledby=dort] a").Select(a => a.GetAttribute("href")).ToList();
        Assert.NotEmpty(planned);

        var number = receipt.TextOf("#nummer");
        var page = await app.City(City).Page($"/mitmachen/{phase.Key}/ideen/{number}");
        Assert.Contains("Linie, 1,0\u00a0km, um 52.035, 8.0425", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2\u00a0Punkte als Zahlen", page.QuerySelector("#punkte")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(planned, page.QuerySelectorAll("section[aria-labelledby=dort] a").Select(a => a.GetAttribute("href")));
        Assert.NotNull(page.QuerySelector("main a[href='/orte/marktviertel']"));
        Assert.Contains("Linie, 1,0\u00a0km", (await app.City(City).Page($"/mitmachen/{phase.Key}")).QuerySelector("#ideen-liste")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_map_the_interface_and_the_office_have_it_too()
    {
        var phase = await DrawnOnAsync();
        using var line = await SendAsync(phase.Key, ("drawing", "LineString"), ("coordinates", Way), ("title", "</script><b>Weg"));
        using var area = await SendAsync(phase.Key, ("drawing", "Polygon"), ("coordinates", Square), ("category", "kritik"));
        var number = (await area.Html()).TextOf("#nummer");

        var drawn = await FeaturesAsync(phase.Key, "");
        Assert.Equal(["Polygon", "LineString"], drawn.Select(f => f.GetProperty("geometry").Text("type")));
        Assert.Equal("Fläche, 19,0\u00a0ha", drawn[0].GetProperty("properties").Text("size"));
        Assert.Single(await FeaturesAsync(phase.Key, "?kategorie=kritik"));
        Assert.Single(await FeaturesAsync(phase.Key, $"?beitrag={number}"));
        Assert.DoesNotContain('<', await app.City(City).GetStringAsync($"/mitmachen/{phase.Key}/formen.geojson"));
        foreach (var (city, query) in new[] { ("hagen", ""), (City, "?beitrag=7") })
        {
            using var none = await app.City(city).GetAsync($"/mitmachen/{phase.Key}/formen.geojson{query}");
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }

        var entry = await app.ReadAsync(City, $"contributions/{number}");
        Assert.Equal(("Polygon", "Kritik", "auenufer"), (entry.GetProperty("geometry").Text("type"), entry.Text("category"), entry.Text("space")));
        Assert.InRange(entry.GetProperty("squareMetres").GetDouble(), 190_000, 190_500);
        Assert.Equal(JsonValueKind.Null, entry.GetProperty("metres").ValueKind);
    }

    [Theory]
    [InlineData("LineString", "52.03, 8.03\nAm Markt", "Zeile 2 ist keine Lage")]
    [InlineData("Polygon", "52.03, 8.03\n52.04, 8.04\n52.04, 8.03\n52.03, 8.04", "kreuzt oder berührt sich selbst")]
    [InlineData("Point", Way, "Das sind mehrere Punkte")]
    public async Task What_cannot_be_drawn_is_refused_and_stays_in_the_form(string drawing, string coordinates, string why)
    {
        var phase = await DrawnOnAsync();
        using var answer = await SendAsync(phase.Key, ("drawing", drawing), ("coordinates", coordinates));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Html();
        Assert.Contains(why, page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal(coordinates, page.QuerySelector("#coordinates")!.TextContent.Trim());
        Assert.Equal(drawing, page.QuerySelector("input[name=drawing][checked]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_the_phase_does_not_take_is_neither_offered_nor_stored()
    {
        var lines = await DrawnOnAsync(areas: false);
        var form = await app.City(City).Page(CommentUrl.IdeaForm(lines.Key));
        Assert.Equal(["Point", "LineString"], form.QuerySelectorAll("input[name=drawing]").Select(i => i.GetAttribute("value")));
        using var area = await SendAsync(lines.Key, ("drawing", "Polygon"), ("coordinates", Square));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, area.StatusCode);

        var points = await DrawnOnAsync(lines: false, areas: false);
        Assert.Null((await app.City(City).Page(CommentUrl.IdeaForm(points.Key))).QuerySelector("input[name=drawing], textarea#coordinates"));
        using var line = await SendAsync(points.Key, ("drawing", "LineString"), ("coordinates", Way));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, line.StatusCode);
        Assert.Equal(0, await app.ReadAsync(City, db => db.Set<Contribution>().CountAsync(c => c.PhaseId == lines.Id || c.PhaseId == points.Id)));
    }

    private Task<ParticipationPhase> DrawnOnAsync(bool lines = true, bool areas = true) =>
        app.PhaseAsync(
            City,
            p =>
            {
                (p.Kind, p.PlanVersionId, p.TargetRoles) = (PhaseKind.MapPins, null, []);
                (p.TakesLines, p.TakesAreas) = (lines, areas);
                p.Categories = PhaseCategory.Of(["Anregung", "Kritik"], hasColours: true);
            }
        );

    private async Task<List<JsonElement>> FeaturesAsync(string phase, string query) =>
        [.. JsonSerializer.Deserialize<JsonElement>(await app.City(City).GetStringAsync($"/mitmachen/{phase}/formen.geojson{query}")).GetProperty("features").EnumerateArray()];

    private async Task<HttpResponseMessage> SendAsync(string phase, params (string Name, string Value)[] fields)
    {
        var url = CommentUrl.IdeaForm(phase);
        (string Name, string Value)[] usual = [("title", "Gezeichnet"), ("text", "Hier fehlt etwas."), ("category", "anregung")];
        var token = (await app.City(City).Page(url)).QuerySelector("input[name=token]")!.GetAttribute("value")!;
        app.Time.Now += TimeSpan.FromSeconds(5);
        var all = usual.Where(u => fields.All(f => f.Name != u.Name)).Concat(fields).Append(("token", token));
        return await app.City(City).PostAsync(url, new FormUrlEncodedContent(all.Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
    }
}
