using System.Net;
using System.Text;
using MultiIsek.Planning.Spaces;

namespace MultiIsek.Tests.Planning.Desk;

/// <summary>Places at the desk: a tree without a ring, closed while in use.</summary>
[Collection("app")]
public sealed class SpaceDeskTests(App app)
{
    private const string List = "/verwaltung/orte";

    [Fact]
    public async Task A_place_is_made_found_closed_and_deleted()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        var city = app.City(copy.Slug);
        var above = (await desk.AllAsync<Space>()).First(s => s.ParentId is null);

        using var made = await desk.SendAsync($"{List}/neu", "form#ort", ("name", "Krähenwinkel"), ("kind", "Locality"), ("parent", above.Key));

        Assert.Equal($"{List}/kraehenwinkel?getan=gespeichert", made.Headers.Location?.ToString());
        Assert.Contains("Krähenwinkel", (await city.Page("/suche?q=Krähenwinkel")).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains(
            "row--sub1",
            (await desk.Visitor.PageAsync(List)).QuerySelectorAll("li.row").Single(r => r.TextContent.Contains("Krähenwinkel", StringComparison.Ordinal)).ClassName,
            StringComparison.Ordinal
        );

        using var ring = await desk.SendAsync($"{List}/{above.Key}", "form#ort", ("parent", "kraehenwinkel"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ring.StatusCode);
        using var nameless = await desk.SendAsync($"{List}/neu", "form#ort", ("kind", ""), ("note", "Bleibt."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        Assert.Equal("Bleibt.", (await nameless.Html()).TextOf("#note"));

        using var closed = await desk.SendAsync($"{List}/kraehenwinkel", "form[action$='handler=Close']", ("until", "2025-12-31"));
        Assert.Contains("31. Dezember 2025", (await desk.FollowAsync(closed)).TextOf("main"), StringComparison.Ordinal);
        using var csv = await desk.Visitor.GetAsync($"{List}?handler=Csv&stand=geschlossen");
        Assert.Contains("kraehenwinkel;Krähenwinkel;Ortsteil;", Encoding.UTF8.GetString(await csv.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);

        using var deleted = await desk.SendAsync($"{List}/kraehenwinkel", "form[action$='handler=Delete']");
        Assert.Equal(HttpStatusCode.Redirect, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await city.GetAsync("/orte/kraehenwinkel")).StatusCode);
    }

    [Fact]
    public async Task A_place_in_use_is_not_deleted_and_another_citys_is_not_found()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        var above = (await desk.AllAsync<Space>()).First(s => s.ParentId is null);

        using var refused = await desk.SendAsync($"{List}/{above.Key}", "form#ort", $"{List}/{above.Key}?handler=Delete");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("in Gebrauch", (await refused.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await desk.Visitor.GetAsync($"{List}/dansenberg")).StatusCode);
        using var foreign = await desk.SendAsync($"{List}/neu", "form#ort", $"{List}/dansenberg?handler=Save", ("name", "Fremd"));
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }
}
