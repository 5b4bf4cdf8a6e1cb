using System.Net;

namespace MultiIsek.Tests.Planning;

/// <summary>Resolutions, versions, places and what the home shows of them.</summary>
[Collection("app")]
public sealed class PlanningPagesTests(App app)
{
    [Fact]
    public async Task A_resolution_shows_its_clauses_what_they_apply_to_and_the_duties()
    {
        var page = await app.City("delmenhorst").Page("/beschluesse/2013-12-18");

        Assert.Equal(["1", "2", "3", "4", "5", "6"], page.QuerySelectorAll(".clause__no").Select(n => n.TextContent.Replace("Ziffer", "", StringComparison.Ordinal).Trim()));
        Assert.Contains("bestätigt und beschlossen", page.TextOf(".facts"), StringComparison.Ordinal);
        Assert.Contains("sinngemäß wiedergegeben", page.TextOf(".section-head"), StringComparison.Ordinal);
        Assert.Equal("/plan/isek/kapitel-4", page.QuerySelector("#ziffer-2 .clause__duty a")!.GetAttribute("href"));
        var report = page.TextOf("#ziffer-4 .clause__duty");
        Assert.All(
            ["Berichtspflicht", "Fachdienst Stadtentwicklung und Statistik", "Rat der Stadt", "Öffentlichkeit", "jährlich, ab 2014"],
            part => Assert.Contains(part, report, StringComparison.Ordinal)
        );
        Assert.Equal(
            ["2014 bis 2016 nicht bekannt", "2017 erfüllt", "2018 bis 2025 nicht bekannt"],
            page.QuerySelectorAll("#ziffer-4 tbody tr").Select(r => $"{r.TextOf("th")} {r.TextOf("td")}")
        );
    }

    [Fact]
    public async Task A_date_of_month_precision_is_never_shown_as_a_day()
    {
        var page = await app.City("hagen").Page("/beschluesse/2019-11");

        Assert.Equal("November 2019", page.TextOf(".facts small"));
        Assert.DoesNotContain("1. November 2019", page.Body!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("script"), s => s.TextContent.Contains("legislationDate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Resolutions_are_listed_newest_first_and_a_city_without_one_says_so()
    {
        Assert.Equal("Beschluss des Rates vom November 2019", (await app.City("hagen").Page("/beschluesse")).TextOf(".row h2"));
        Assert.Contains("noch kein Beschluss", (await app.City("herzberg").Page("/beschluesse")).TextOf(".lead"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_s_versions_say_state_number_of_elements_and_checksum()
    {
        var page = await app.City("landsberg").Page("/fassungen/unser-landsberg-2035");
        var newest = page.TextOf(".trail > li");

        Assert.All(
            ["Leitlinien, Entwurf 09", "11. Juli 2018", "beschlossen am 25. Juli 2018; aktuelle Fassung", "24 Elemente", "Leitlinien, Entwurf 0.3", "Prüfsumme"],
            part => Assert.Contains(part, newest.Replace('\u00a0', ' '), StringComparison.Ordinal)
        );
        Assert.Equal(2, page.QuerySelectorAll(".trail > li").Length);
    }

    [Fact]
    public async Task Places_are_grouped_in_the_city_s_terms_with_what_it_says_about_the_list()
    {
        var page = await app.City("kaiserslautern").Page("/orte");

        Assert.Equal(["Gesamtstadt", "Ortsbezirke"], page.QuerySelectorAll("main h2").Select(h => h.TextContent));
        Assert.Equal(8, page.QuerySelectorAll("[aria-labelledby=art-localdistrict] .row").Length);
        Assert.Contains("nicht abschließend", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_shows_what_is_planned_there_and_in_the_places_within()
    {
        var page = await app.City("herzberg").Page("/orte/tierpark");

        Assert.Equal("/plan/insek/m6-1", page.QuerySelector("[aria-labelledby=geplant] a")!.GetAttribute("href"));
        Assert.Contains("Einrichtung", page.TextOf(".below-title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_shows_the_six_projects_the_way_so_far_and_places()
    {
        var page = await app.City("herzberg").Page("/");

        Assert.Equal(6, page.QuerySelectorAll(".six > li").Length);
        Assert.Contains("Fragebogen an alle Haushalte", page.TextOf("[aria-labelledby=weg]"), StringComparison.Ordinal);
        Assert.Contains("Innenstadt", page.TextOf(".near"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_contact_page_names_the_post_and_never_more_than_is_public()
    {
        var page = (await app.City("hagen").Page("/kontakt")).Body!.TextContent;

        Assert.All(
            ["Ansprechpartnerin", "02331 207-3941", "Historisches Rathaus", "FB Stadtentwicklung und Stadtplanung", "02331 207-2461", "Termine nach Absprache"],
            part => Assert.Contains(part, page, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("/beschluesse/2013-12-18")]
    [InlineData("/orte/markthalle")]
    [InlineData("/fassungen/isek")]
    public async Task Another_city_s_pages_are_not_found(string url)
    {
        Assert.Equal(HttpStatusCode.OK, (await app.City("delmenhorst").GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.City("hagen").GetAsync(url)).StatusCode);
    }

    [Fact]
    public async Task Telephone_numbers_of_offices_can_be_dialled() =>
        Assert.Contains("tel:+4923312073941", (await app.City("hagen").Page("/kontakt")).QuerySelectorAll(".contact-card a").Select(a => a.GetAttribute("href")));

    [Fact]
    public async Task A_place_lists_the_resolutions_that_name_it()
    {
        var city = app.City("landsberg");

        Assert.Equal("/beschluesse/2016-03-09", (await city.Page("/orte/reisch")).QuerySelector("[aria-labelledby=beschluesse] a")!.GetAttribute("href"));
        Assert.Null((await city.Page("/orte/landsberg-am-lech")).QuerySelector("[aria-labelledby=beschluesse]"));
    }

    [Fact]
    public async Task A_list_of_one_type_does_not_repeat_it()
    {
        var page = await app.City("herzberg").Page("/orte/tierpark");

        Assert.DoesNotContain("Maßnahme", page.TextOf("[aria-labelledby=geplant] .row__meta"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Years_of_which_the_same_is_known_are_one_row_with_links_to_the_reports()
    {
        var row = (await app.City("delmenhorst").Page("/beschluesse/2013-12-18")).QuerySelectorAll("#ziffer-4 tbody tr")[0];

        Assert.Equal("2014 bis 2016", row.TextOf("th"));
        Assert.Equal(["/dokumente#monitoringbericht-1", "/dokumente#monitoringbericht-2"], row.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }
}
