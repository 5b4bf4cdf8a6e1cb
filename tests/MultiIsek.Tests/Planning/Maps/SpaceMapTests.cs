using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Spaces;
using MultiIsek.Tenancy.Maps;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Planning.Desk;

namespace MultiIsek.Tests.Planning.Maps;

/// <summary>The map of places: the city's own shapes, nobody else's pictures unless it chose some, and never a stranger's words.</summary>
[Collection("app")]
public sealed class SpaceMapTests(App app)
{
    private const string Hostile = "</script><img src=x onerror=alert(1)>";

    [Fact]
    public async Task The_shapes_come_as_geojson_with_a_tag_and_only_of_this_city()
    {
        using var answer = await app.City("musterstadt").GetAsync(SpacesGeoJson.Address);
        Assert.Equal(SpacesGeoJson.ContentType, answer.Content.Headers.ContentType?.MediaType);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var features = json.RootElement.GetProperty("features").EnumerateArray().ToList();
        Assert.Equal("musterstadt", features[0].GetProperty("id").GetString());
        var island = features.Single(f => f.GetProperty("id").GetString() == "muehleninsel");
        Assert.Equal("Point", island.GetProperty("geometry").GetProperty("type").GetString());
        Assert.Equal("/orte/muehleninsel", island.GetProperty("properties").GetProperty("url").GetString());
        using var again = new HttpRequestMessage(HttpMethod.Get, SpacesGeoJson.Address) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await app.City("musterstadt").SendAsync(again)).StatusCode);

        Assert.DoesNotContain("musterstadt", await app.City("hagen").GetStringAsync(SpacesGeoJson.Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_is_a_list_and_has_a_map_only_where_there_are_shapes()
    {
        var page = await app.City("musterstadt").Page("/orte");
        Assert.True(page.QuerySelector(".map")!.HasAttribute("hidden"));
        Assert.Null(page.QuerySelector(".map")!.GetAttribute("data-tiles"));
        Assert.Null(page.QuerySelector(".map__load"));
        Assert.Contains("Mühleninsel", page.TextOf("#liste"), StringComparison.Ordinal);
        var without = await app.City("hagen").Page("/orte");
        Assert.Null(without.QuerySelector(".map"));
        Assert.Empty(without.QuerySelectorAll("script[src]"));
    }

    [Fact]
    public async Task A_chosen_map_server_is_let_through_on_the_map_page_and_nowhere_else()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var admin = await Visitor.StaffAsync(app, copy.Slug, Role.Admin);
        using var saved = await admin.SubmitAsync(
            "/verwaltung/stadt/karte",
            "form[action='/verwaltung/stadt/karte']",
            ("choice", MapInput.Own),
            ("url", "https://kacheln.bücher.example/{z}/{x}/{y}.png"),
            ("attribution", "© <b>Amt</b>")
        );
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        using var map = await app.City(copy.Slug).GetAsync("/orte");
        Assert.Contains("img-src 'self' data: https://kacheln.xn--bcher-kva.example;", map.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("© <b>Amt</b>", (await map.Html()).QuerySelector(".map")!.GetAttribute("data-attribution"));
        using var other = await app.City(copy.Slug).GetAsync("/kontakt");
        Assert.DoesNotContain("kacheln", other.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://münchen.example/{z}/{x}/{y}.png", "https://xn--mnchen-3ya.example")]
    [InlineData("https://tiles.example/{z}/{x}/{y}.png", "https://tiles.example")]
    public void An_origin_is_ascii(string url, string origin)
    {
        var (tiles, faults) = new MapInput
        {
            Choice = MapInput.Own,
            Url = url,
            Attribution = "Amt",
        }.Read();
        Assert.Empty(faults);
        Assert.Equal(origin, tiles!.Origin);
    }

    [Fact]
    public async Task At_the_desk_a_shape_is_pasted_checked_and_shown()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        using var wrong = await desk.SendAsync("/verwaltung/orte/neu", "form#ort", ("name", "Hafen"), ("kind", "Locality"), ("geometry", "Am Kai"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var form = await wrong.Html();
        Assert.Contains("weder GeoJSON", form.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal("Am Kai", form.TextOf("#geometry").Trim());

        using var made = await desk.SendAsync(
            "/verwaltung/orte/neu",
            "form#ort",
            ("name", Hostile),
            ("kind", "Locality"),
            ("geometry", $$$"""{"type":"Feature","properties":{"name":"{{{Hostile}}}"},"geometry":{"type":"Point","coordinates":[8.05,52.02]}}""")
        );
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var stored = (await desk.AllAsync<Space>()).Single(s => s.Name == Hostile);
        Assert.Equal("""{"type":"Point","coordinates":[8.05,52.02]}""", stored.Geometry);
        var file = await app.City(copy.Slug).GetStringAsync(SpacesGeoJson.Address);
        Assert.Contains(stored.Key, file, StringComparison.Ordinal);
        Assert.DoesNotContain('<', file);
    }

    [Fact]
    public async Task A_wrong_shape_in_a_data_file_is_named_with_its_place()
    {
        using var copy = new CityCopy();
        copy.Edit("spaces.json", file => file["spaces"]![5]!["geometry"] = JsonNode.Parse("""{"type":"Point","coordinates":[52.02,8.05]}"""));
        var fault = Assert.Single(await copy.FaultsAsync(app));
        Assert.Equal("spaces[5].geometry", fault.Field);
        Assert.Contains("vertauscht", fault.Message, StringComparison.Ordinal);
    }
}
