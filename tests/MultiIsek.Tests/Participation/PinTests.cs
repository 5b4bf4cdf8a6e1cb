using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.MapPins;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Tests.Participation;

/// <summary>Pins on the map: with a point or without, on the store of all contributions, grouped for the map.</summary>
[Collection("comments")]
public sealed class PinTests(CommentApp app)
{
    private const string City = "musterstadt";
    private const string Hostile = "</script><img src=x onerror=alert(1)>";

    [Fact]
    public async Task A_point_finds_its_place_and_what_is_planned_there()
    {
        var phase = await PinsAsync();
        using var answer = await SendAsync(phase.Key, ("title", "Bank am Ufer"), ("text", "Hier fehlt eine Bank."), ("category", "kritik"), ("coordinates", "52.02, 8.05"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var receipt = await answer.Html();
        Assert.NotEmpty(receipt.QuerySelectorAll("section[aria-labelledby=dort] a"));
        var page = await app.City(City).Page($"/mitmachen/{phase.Key}/ideen/{receipt.TextOf("#nummer")}");
        Assert.Contains("52.02, 8.05", page.TextOf("main"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href='/orte/auenufer']"));
        Assert.NotEmpty(page.QuerySelectorAll("section[aria-labelledby=dort] a[href^='/plan/']"));
        Assert.Equal(["Bank am Ufer"], await TitlesAsync(phase.Key, "?ort=auenufer"));
        Assert.Empty(await TitlesAsync(phase.Key, "?ort=gleisdreieck"));
        using var unknown = await app.City(City).GetAsync($"/mitmachen/{phase.Key}?ort=erfunden");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using var foreign = await app.City("hagen").GetAsync($"/mitmachen/{phase.Key}/karte.geojson?ausschnitt=6/33/21");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Theory]
    [InlineData("", "", "", "Sagen Sie, wo es ist")]
    [InlineData("Am Markt", "", "", "Das ist keine Lage")]
    [InlineData("48.85, 2.35", "", "", "nicht in Deutschland")]
    public async Task A_pin_without_a_place_is_refused_and_what_was_typed_stays(string coordinates, string space, string note, string why)
    {
        var phase = await PinsAsync();
        using var answer = await SendAsync(
            phase.Key,
            ("title", "Ohne Ort"),
            ("text", "Irgendwo."),
            ("category", "kritik"),
            ("coordinates", coordinates),
            ("space", space),
            ("placeNote", note)
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Html();
        Assert.Contains(why, page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal(coordinates, page.QuerySelector("#coordinates")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Without_a_map_a_place_of_the_list_or_words_will_do()
    {
        var phase = await PinsAsync();
        using var named = await SendAsync(phase.Key, ("title", "Im Dreieck"), ("text", "Text."), ("category", "kritik"), ("space", "gleisdreieck"));
        using var told = await SendAsync(phase.Key, ("title", "Hinter dem Tor"), ("text", "Text."), ("category", "kritik"), ("placeNote", "beim alten Tor"));
        Assert.Equal(HttpStatusCode.OK, named.StatusCode);
        Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        Assert.Equal(["Hinter dem Tor", "Im Dreieck"], await TitlesAsync(phase.Key, ""));
        Assert.Equal(["Im Dreieck"], await TitlesAsync(phase.Key, "?ort=gleisdreieck"));
    }

    [Fact]
    public async Task The_map_gets_groups_from_afar_and_pins_from_near_of_what_is_published()
    {
        var phase = await PinsAsync();
        foreach (var (title, at) in new[] { (Hostile, "52.0201, 8.0501"), ("Zwei", "52.0202, 8.0502"), ("Drei", "52.0550, 8.0850") })
        {
            (await SendAsync(phase.Key, ("title", title), ("text", "Text."), ("category", title == "Drei" ? "kritik" : "anregung"), ("coordinates", at))).Dispose();
        }

        var far = await FeaturesAsync(phase.Key, PinGrid.ZoomMin, "");
        Assert.Equal([3], far.Select(f => f.GetProperty("count").GetInt32()));
        var one = Assert.Single(await FeaturesAsync(phase.Key, 6, "&kategorie=kritik"));
        Assert.Equal("Drei", one.GetProperty("title").GetString());
        Assert.StartsWith($"/mitmachen/{phase.Key}/ideen/H-", one.GetProperty("url").GetString(), StringComparison.Ordinal);
        var near = await FeaturesAsync(phase.Key, PinGrid.ZoomMax, "");
        Assert.Equal(["Zwei", Hostile], near.Select(f => f.GetProperty("title").GetString()));
        Assert.DoesNotContain('<', await app.City(City).GetStringAsync(UrlOf(phase.Key, PinGrid.ZoomMax, "")));
    }

    [Fact]
    public async Task Ten_thousand_pins_are_as_many_marks_as_fit_on_the_map()
    {
        const int Many = 10_000;
        var phase = await PinsAsync();
        await using (var scope = app.Scope(City))
        {
            var db = scope.Get<IsekDbContext>();
            db.AddRange(
                Enumerable
                    .Range(0, Many)
                    .Select(i => new Contribution
                    {
                        Year = 1999,
                        Number = i + 1,
                        PhaseId = phase.Id,
                        State = ContributionState.Published,
                        SubmissionId = Guid.NewGuid(),
                        ReceivedAt = phase.StartsAt!.Value,
                        Title = $"Hinweis {i}",
                        Text = "Text.",
                        Longitude = 8.0502 + (i % 100 * 0.0001),
                        Latitude = 52.0202 + (i / 100 * 0.0001),
                    })
            );
            await db.SaveChangesAsync();
        }

        var far = await FeaturesAsync(phase.Key, 12, "");
        Assert.InRange(far.Count, 1, 64);
        Assert.InRange(far.Sum(f => f.GetProperty("count").GetInt32()), 1, Many);
        Assert.Equal(Many, (await FeaturesAsync(phase.Key, 6, "")).Sum(f => f.GetProperty("count").GetInt32()));
        Assert.InRange((await FeaturesAsync(phase.Key, PinGrid.ZoomMax, "")).Count, 1, 500);
        Assert.Equal(20, (await TitlesAsync(phase.Key, "")).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("6/33")]
    [InlineData("2/2/1")]
    [InlineData("17/68500/43000")]
    [InlineData("6/0/0")]
    [InlineData("6/-1/21")]
    [InlineData("6/99999999999/21")]
    public async Task A_section_that_is_none_is_not_found(string section)
    {
        var phase = await PinsAsync();
        using var answer = await app.City(City).GetAsync($"/mitmachen/{phase.Key}/karte.geojson?ausschnitt={section}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task An_idea_keeps_no_point_and_a_comment_has_none()
    {
        var ideas = await PinsAsync(PhaseKind.Ideas);
        using var answer = await SendAsync(ideas.Key, ("title", "Ohne"), ("text", "Text."), ("category", "kritik"), ("coordinates", "52.02, 8.05"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null((await app.City(City).Page($"/mitmachen/{ideas.Key}/idee")).QuerySelector("#coordinates, .map"));
        Assert.Equal(0, await app.ReadAsync(City, db => db.Set<Contribution>().CountAsync(c => c.PhaseId == ideas.Id && c.Longitude != null)));
    }

    private Task<ParticipationPhase> PinsAsync(PhaseKind kind = PhaseKind.MapPins) =>
        app.PhaseAsync(
            City,
            p =>
            {
                (p.Kind, p.PlanVersionId, p.TargetRoles) = (kind, null, []);
                p.Categories = PhaseCategory.Of(["Anregung", "Kritik"], hasColours: true);
            }
        );

    private static string UrlOf(string phase, int zoom, string more)
    {
        var side = Math.Pow(2, zoom);
        var (x, sine) = ((int)((8.0502 + 180) / 360 * side), Math.Sin(52.0202 * Math.PI / 180));
        var y = (int)((0.5 - (Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI))) * side);
        return $"/mitmachen/{phase}/karte.geojson?ausschnitt={zoom}/{x}/{y}{more}";
    }

    private async Task<List<JsonElement>> FeaturesAsync(string phase, int zoom, string more)
    {
        var json = JsonSerializer.Deserialize<JsonElement>(await app.City(City).GetStringAsync(UrlOf(phase, zoom, more)));
        return [.. json.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties"))];
    }

    private async Task<HttpResponseMessage> SendAsync(string phase, params (string Name, string Value)[] fields)
    {
        var client = app.City(City);
        var url = CommentUrl.IdeaForm(phase);
        var token = (await client.Page(url)).QuerySelector("input[name=token]")!.GetAttribute("value")!;
        app.Time.Now += TimeSpan.FromSeconds(5);
        return await client.PostAsync(url, new FormUrlEncodedContent(fields.Append(("token", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
    }

    private async Task<List<string>> TitlesAsync(string phase, string query) =>
        [.. (await app.City(City).Page($"/mitmachen/{phase}{query}")).QuerySelectorAll("#ideen article h3").Select(h => h.TextContent)];
}
