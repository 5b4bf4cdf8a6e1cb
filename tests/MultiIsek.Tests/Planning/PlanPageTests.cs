using System.Net;

namespace MultiIsek.Tests.Planning;

[Collection("app")]
public sealed class PlanPageTests(App app)
{
    [Fact]
    public async Task A_city_with_one_plan_shows_it_at_once()
    {
        var page = await app.City("herzberg").Page("/plan");

        Assert.Equal("Zentrale Vorhaben und Maßnahmen", page.TextOf("h1"));
        Assert.EndsWith("/plan/insek", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(["1", "2", "3", "4", "5", "6"], page.QuerySelectorAll(".branch > summary > .num").Select(n => n.TextContent));
        Assert.Contains("6.6", page.QuerySelectorAll(".row .num").Select(n => n.TextContent));
        Assert.Contains("2030 und 2040", page.TextOf(".facts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_city_with_several_plans_lists_them_with_their_state()
    {
        var page = await app.City("delmenhorst").Page("/plan");

        Assert.Equal(["ISEK 2025", "Klimaschutzkonzept 2014", "DEL2040"], page.QuerySelectorAll(".row h2").Select(h => h.TextContent));
        Assert.Contains("Stand November 2013, beschlossen am 18.\u00a0Dezember 2013".Replace('\u00a0', ' '), page.TextOf(".row"), StringComparison.Ordinal);
        Assert.Contains("noch keine Fassung", page.QuerySelectorAll(".row")[^1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_number_the_chapters_and_goals_without_wording_name_their_document()
    {
        var page = await app.City("hagen").Page("/plan/hagenplant-2035");

        Assert.Equal(["A", "B", "C", "D", "E", "F"], page.QuerySelectorAll(".branch > summary > .num").Select(n => n.TextContent));
        Assert.Equal(16, page.QuerySelectorAll(".goals li").Length);
        Assert.Contains("16 strategische Ziele für Hagen", page.TextOf("#el-baustein-c"), StringComparison.Ordinal);
        Assert.Contains("Umsetzung und Anpassung", page.TextOf(".trail .is-next"), StringComparison.Ordinal);
        Assert.Equal("https://plan-portal.de/hagen", page.QuerySelector(".links a")!.GetAttribute("href"));
        Assert.Contains("Bürger*innen", page.TextOf("[aria-labelledby=beteiligte]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_horizon_of_years_from_now_is_said_in_words() =>
        Assert.Contains("die nächsten 10 bis 15 Jahre", (await app.City("kaiserslautern").Page("/plan")).TextOf(".facts"), StringComparison.Ordinal);

    [Fact]
    public async Task Relations_are_said_in_words_on_both_sides()
    {
        var older = await app.City("delmenhorst").Page("/plan/isek");
        var newer = await app.City("delmenhorst").Page("/plan/del2040");

        Assert.Contains("wird fortgeschrieben von DEL2040", older.TextOf("[aria-labelledby=beziehungen]"), StringComparison.Ordinal);
        Assert.Contains("schreibt fort", newer.TextOf("[aria-labelledby=beziehungen]"), StringComparison.Ordinal);
        Assert.Contains("noch keine Fassung", newer.TextOf(".note"), StringComparison.Ordinal);
        var strategy = (await app.City("landsberg").Page("/plan/unser-landsberg-2035")).TextOf("[aria-labelledby=beziehungen]");
        Assert.All(["integriert KEKIS", "baut auf", "ist verankert in Haushaltsplan", "Flächennutzungsplan"], part => Assert.Contains(part, strategy, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Findings_chapters_and_principles_can_be_read()
    {
        Assert.Contains("Schwächen", (await app.City("herzberg").Page("/plan")).TextOf(".leaves:last-of-type"), StringComparison.Ordinal);
        var strategy = await app.City("landsberg").Page("/plan/unser-landsberg-2035");
        Assert.All(["Leitlinie 4", "Weniger Zielkonflikte", "Mobilität und Umwelt"], title => Assert.Contains(strategy.QuerySelectorAll(".row a"), a => a.TextContent == title));
    }

    [Fact]
    public async Task The_filter_finds_by_stem_and_keeps_the_way_to_the_hit()
    {
        var page = await app.City("herzberg").Page("/plan/insek?q=Netzwerke");

        Assert.Equal(["4", "6"], page.QuerySelectorAll(".branch > summary > .num").Select(n => n.TextContent));
        Assert.Equal("Netzwerke", page.QuerySelector("input[name=q]")!.GetAttribute("value"));
        Assert.All(page.QuerySelectorAll(".branch"), b => Assert.True(b.HasAttribute("open")));
        Assert.Contains("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_filter_by_place_shows_what_is_planned_there()
    {
        var page = await app.City("herzberg").Page("/plan/insek?ort=tierpark");

        Assert.Equal(["6.1"], page.QuerySelectorAll(".row .num").Select(n => n.TextContent));
        Assert.Equal("tierpark", page.QuerySelector("option[selected]")!.GetAttribute("value"));
        Assert.Contains("Nichts gefunden", (await app.City("herzberg").Page("/plan/insek?q=Raumschiff")).TextOf("[role=status]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_version_says_that_it_is_not_the_current_one()
    {
        var page = await app.City("landsberg").Page("/plan/unser-landsberg-2035?fassung=leitlinien-entwurf-0-3");

        Assert.Contains("nicht die aktuelle", page.TextOf(".note"), StringComparison.Ordinal);
        Assert.All(
            page.QuerySelectorAll(".row a.quiet").Where(a => a.GetAttribute("href")!.StartsWith("/plan", StringComparison.Ordinal)),
            a => Assert.EndsWith("?fassung=leitlinien-entwurf-0-3", a.GetAttribute("href"), StringComparison.Ordinal)
        );
        Assert.Null((await app.City("landsberg").Page("/plan/unser-landsberg-2035?fassung=leitlinien-entwurf-09")).QuerySelector(".note"));
    }

    [Fact]
    public async Task Three_nested_levels_of_measures_stand_in_one_tree()
    {
        var page = await app.City("musterstadt").Page("/plan/stadtumbauplan");

        Assert.Equal(["Aa", "Aaa", "Aab", "Ab", "Aba"], page.QuerySelectorAll("#el-p-plaetze .row .num").Select(n => n.TextContent));
        Assert.Equal(["Quartiersplan Auenufer"], page.QuerySelectorAll("[aria-labelledby=beziehungen] a").Select(a => a.TextContent));
    }

    [Theory]
    [InlineData("/plan/gibt-es-nicht")]
    [InlineData("/plan/insek?fassung=gibt-es-nicht")]
    [InlineData("/plan/hagenplant-2035")]
    [InlineData("/plan/insek?fassung=beschluss-2019")]
    public async Task What_the_city_does_not_have_is_not_found(string url) => Assert.Equal(HttpStatusCode.NotFound, (await app.City("herzberg").GetAsync(url)).StatusCode);

    [Fact]
    public async Task The_date_of_a_version_and_that_of_its_resolution_are_two()
    {
        const string Standing = "Stand 11. Juli 2018, beschlossen am 25. Juli 2018";
        var city = app.City("landsberg");

        Assert.Contains(Standing, (await city.Page("/plan")).TextOf(".row"), StringComparison.Ordinal);
        Assert.Contains(Standing, (await city.Page("/plan/unser-landsberg-2035")).TextOf(".facts"), StringComparison.Ordinal);
        Assert.Contains("beschlossen am 25. Juli 2018", (await city.Page("/fassungen/unser-landsberg-2035")).TextOf("#leitlinien-entwurf-09 .facts"), StringComparison.Ordinal);
        Assert.Contains("Stand November 2013, beschlossen am 18. Dezember 2013", (await app.City("delmenhorst").Page("/plan/isek")).TextOf(".facts"), StringComparison.Ordinal);
        Assert.Contains("Entwurf", (await app.City("herzberg").Page("/plan")).TextOf(".facts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_numbers_are_left_out_the_list_says_which_there_are()
    {
        const string Gap = "Leitlinien: Eingetragen sind 1, 4 und 5.";
        var city = app.City("landsberg");

        Assert.Contains(Gap, (await city.Page("/plan/unser-landsberg-2035")).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains(Gap, (await city.Page("/")).TextOf("section[aria-labelledby=plan]"), StringComparison.Ordinal);
        Assert.DoesNotContain("Eingetragen sind", (await app.City("herzberg").Page("/")).TextOf("section[aria-labelledby=plan]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headings_are_not_counted_and_what_stands_below_them_is()
    {
        var line = (await app.City("landsberg").Page("/")).TextOf("section[aria-labelledby=plan] .section-head p");

        Assert.Contains("8 Mehrwerte", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Abschnitte", line, StringComparison.Ordinal);
        Assert.Contains("6 Bausteine", (await app.City("hagen").Page("/")).TextOf("section[aria-labelledby=plan] .section-head p"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_the_title_ends_in_is_not_said_twice()
    {
        var goals = (await app.City("hagen").Page("/plan/hagenplant-2035")).QuerySelectorAll(".goals li");
        var goal = await app.City("hagen").Page("/plan/hagenplant-2035/ziel-3");
        var home = await app.City("landsberg").Page("/");

        Assert.Equal("Strategisches Ziel 3", goals[2].TextContent.Trim());
        Assert.Equal("Strategisches Ziel 3", goal.TextOf("h1"));
        Assert.DoesNotContain("4 Leitlinie 4", home.TextOf(".six"), StringComparison.Ordinal);
        Assert.Equal("6.1", (await app.City("herzberg").Page("/plan/insek/m6-1")).TextOf("h1 .num"));
    }

    [Fact]
    public async Task A_row_that_has_a_text_is_no_placeholder_though_something_is_missing()
    {
        var page = await app.City("herzberg").Page("/plan");
        var row = page.QuerySelectorAll(".row").Single(r => r.QuerySelector(".num")?.TextContent == "1.1");

        Assert.DoesNotContain("row--todo", row.ClassName!, StringComparison.Ordinal);
        Assert.Contains("row--todo", page.QuerySelectorAll(".row").Single(r => r.QuerySelector(".num")?.TextContent == "1.2").ClassName!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_priority_levels_are_said_on_the_plans_page() =>
        Assert.Contains("drei Prioritätsstufen", (await app.City("delmenhorst").Page("/plan/isek")).TextOf("[aria-labelledby=worum]"), StringComparison.Ordinal);

    [Fact]
    public async Task Who_sits_in_the_steering_group_is_said_where_it_works() =>
        Assert.Contains(
            "Stadtvorstand, Fraktionen des Stadtrats und eine Vertretung",
            (await app.City("kaiserslautern").Page("/plan")).TextOf("[aria-labelledby=beteiligte]"),
            StringComparison.Ordinal
        );
}
