using System.Net;
using System.Text.Json;

namespace MultiIsek.Tests.Participation;

[Collection("app")]
public sealed class EventTests(App app)
{
    [Fact]
    public async Task Coming_events_stand_first_then_the_past_by_year()
    {
        var page = await app.City("musterstadt").Page("/termine");

        Assert.Contains("Planungscafé am Auenufer", page.TextOf("#kommt + ol"), StringComparison.Ordinal);
        Assert.Contains("Sitzung des Rates", page.TextOf("#jahr-2025 + ol"), StringComparison.Ordinal);
        Assert.Contains("abgesagt", page.TextOf("#jahr-2025 + ol"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_is_never_shown_as_a_day()
    {
        var page = await app.City("kaiserslautern").Page("/termine/begehung-dansenberg");

        Assert.Contains("August 2024", page.TextOf(".lead"), StringComparison.Ordinal);
        Assert.DoesNotContain("1.\u00a0August", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelectorAll("script").FirstOrDefault(s => s.TextContent.Contains("\"Event\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_event_gives_its_facts_to_people_and_to_machines()
    {
        var page = await app.City("kaiserslautern").Page("/termine/auftakt");

        Assert.Equal("20.\u00a0März 2024, 17.30 bis 20.00\u00a0Uhr, Gartenschauhalle".Replace('\u00a0', ' '), page.TextOf(".lead").Replace('\u00a0', ' '));
        var schema = page.QuerySelectorAll("script").Select(s => s.TextContent).Single(s => s.Contains("\"Event\"", StringComparison.Ordinal));
        using var json = JsonDocument.Parse(schema);
        Assert.Equal("2024-03-20T17:30:00+01:00", json.RootElement.GetProperty("startDate").GetString());
        Assert.NotNull(page.QuerySelector(".source a[href^='/dokumente/']"));
    }

    [Fact]
    public async Task Another_citys_event_is_not_found()
    {
        using var answer = await app.City("hagen").GetAsync("/termine/planungscafe");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_place_lists_what_happened_there()
    {
        var page = await app.City("kaiserslautern").Page("/orte/dansenberg");
        Assert.Contains("Begehung Dansenberg", page.TextOf("#termine-hier + ol"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_event_and_phase_of_every_city_has_its_page()
    {
        foreach (var city in app.Samples)
        {
            foreach (var list in new[] { "/termine", "/mitmachen" })
            {
                var client = app.City(city);
                var links = (await client.Page(list)).QuerySelectorAll("main a.quiet").Select(a => a.GetAttribute("href")!).Distinct().ToList();
                foreach (var link in links)
                {
                    await client.Page(link);
                }
            }
        }
    }

    [Fact]
    public async Task A_made_up_event_is_announced_on_the_home_page_and_marked()
    {
        var city = app.City("herzberg");
        var home = (await city.Page("/")).QuerySelector("section[aria-labelledby=termine]")!;
        var page = await city.Page("/termine/beispieltermin-gespraech");

        Assert.Equal("Nächste Termine", home.TextOf("h2"));
        Assert.Equal("Beispiel", home.TextOf(".row .example"));
        Assert.Equal("Beispiel", page.TextOf(".page-head .example"));
        Assert.DoesNotContain(page.QuerySelectorAll("script"), s => s.TextContent.Contains("\"Event\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Home_and_list_have_one_order_and_what_did_not_take_place_is_not_among_the_last()
    {
        var city = app.City("hagen");
        var home = (await city.Page("/")).QuerySelectorAll("section[aria-labelledby=termine] .row h3").Select(h => h.TextContent.Replace("\u00ad", "", StringComparison.Ordinal));
        var list = (await city.Page("/termine")).QuerySelectorAll(".row h3").Select(h => h.TextContent.Replace("\u00ad", "", StringComparison.Ordinal)).ToList();

        Assert.Equal(list.Take(3), home);
        Assert.True(list.IndexOf("Fachforum „Verkehr und Mobilität“") < list.FindIndex(t => t.StartsWith("Stadtbezirkswerkstatt", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_remark_on_a_known_day_stands_on_the_events_own_page_only()
    {
        var city = app.City("landsberg");

        Assert.DoesNotContain("Zunächst waren", (await city.Page("/termine")).TextOf("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Zunächst waren", (await city.Page("/")).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("Zunächst waren", (await city.Page("/termine/buergerkonferenz-bauen-und-wohnen")).TextOf("main"), StringComparison.Ordinal);
    }
}
