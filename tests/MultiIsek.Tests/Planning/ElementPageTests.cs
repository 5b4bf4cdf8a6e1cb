using System.Net;

namespace MultiIsek.Tests.Planning;

[Collection("app")]
public sealed class ElementPageTests(App app)
{
    [Fact]
    public async Task A_measure_shows_its_text_by_paragraph_and_its_facts()
    {
        var page = await app.City("herzberg").Page("/plan/insek/m6-1");

        Assert.Equal("6.1 Aufbau eines Netzwerkes „Bildung in Herzberg“", page.TextOf("h1"));
        Assert.Equal("Maßnahme Fassung der Kommentierphase, Entwurf", page.TextOf(".below-title"));
        Assert.Equal("Zusammenfassung", page.TextOf(".para__label"));
        Assert.Equal("#absatz-1", page.QuerySelector("#absatz-1 .para__no")!.GetAttribute("href"));
        var facts = page.TextOf("aside .facts");
        Assert.All(
            ["eine Personalstelle", "Tierpark", "Landkreis Elbe-Elster", "noch nicht beziffert", "noch nicht entschieden", "noch keiner"],
            fact => Assert.Contains(fact, facts, StringComparison.Ordinal)
        );
        Assert.Contains("Kapitel 6", page.TextOf(".source"), StringComparison.Ordinal);
        Assert.Equal(["Plan", "6 Mittelzentrum und Kreisstadt", "6.1"], page.QuerySelectorAll(".crumbs li").Select(c => c.TextContent.Trim()));
        Assert.Equal("/plan/insek/m6-2", page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Contains("BreadcrumbList", page.TextOf("script[type='application/ld+json']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_of_the_source_stay_as_printed()
    {
        Assert.Contains("Dienstleistungsfunktio-nen", (await app.City("herzberg").Page("/plan/insek/m6-2")).TextOf(".as-published"), StringComparison.Ordinal);
        Assert.Contains("demo-grafischen", (await app.City("herzberg").Page("/plan/insek/m6-5")).TextOf(".as-published"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Funding_is_money_and_not_the_cost()
    {
        var facts = (await app.City("herzberg").Page("/plan/insek/m1-1")).TextOf("aside .facts");

        Assert.Contains("450.000\u00a0Euro".Replace('\u00a0', ' '), facts, StringComparison.Ordinal);
        Assert.Contains("noch nicht beziffert", facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_element_without_text_says_where_it_stands()
    {
        var page = await app.City("hagen").Page("/plan/hagenplant-2035/ziel-7");

        Assert.Contains("Wortlaut im Dokument", page.TextOf("#absatz-0"), StringComparison.Ordinal);
        Assert.Equal("Strategisches Ziel 7", page.TextOf("h1"));
        Assert.Contains("Beschluss des Rates vom 13. Dezember 2018", page.TextOf("[aria-labelledby=beschluesse]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_kind_of_field_is_rendered_by_its_definition()
    {
        var page = await app.City("musterstadt").Page("/plan/stadtumbauplan/v-markt");
        var facts = page.TextOf("aside .facts").Replace('\u00a0', ' ');

        Assert.All(
            [
                "85,5 m",
                "640.000 Euro",
                "April 2027",
                "2027 bis 2028",
                "Barrierefrei geplant ja",
                "Klima, Nachbarschaft",
                "Gerberviertel",
                "Ab Radweg an der Aue",
                "SDG 11",
                "Stadtwerke Musterstadt (verlegen Leitungen)",
            ],
            fact => Assert.Contains(fact, facts, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("noch nicht beziffert", facts, StringComparison.Ordinal);
        Assert.Equal("heiß", page.TextOf("aside .markdown strong"));
        Assert.Equal("https://www.musterstadt.example/markt", page.QuerySelector("aside a[rel=noopener]")!.GetAttribute("href"));
        Assert.Equal("/dokumente/kurzfassung", page.QuerySelector("aside a[href^='/dokumente']")!.GetAttribute("href"));
        Assert.Contains("keine Stufen", page.TextOf(".plain-language"), StringComparison.Ordinal);
        Assert.Contains("setzt voraus Ab Radweg an der Aue", page.TextOf("[aria-labelledby=verbindungen]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/plan/stadtumbauplan/v-markt")]
    [InlineData("/plan/stadtumbauplan/v-markt?fassung=vorentwurf")]
    [InlineData("/plan/stadtumbauplan")]
    [InlineData("/plan/stadtumbauplan?q=Vermerk")]
    [InlineData("/suche?q=Vermerk")]
    public async Task What_is_for_staff_never_appears(string url)
    {
        var html = await app.City("musterstadt").GetStringAsync(url);

        Assert.DoesNotContain("nur für die Verwaltung", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Vermerk der Verwaltung", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clauses_of_a_resolution_stand_where_they_apply()
    {
        var chapter = (await app.City("delmenhorst").Page("/plan/isek/kapitel-4")).TextOf("[aria-labelledby=beschluesse]");
        var measure = (await app.City("delmenhorst").Page("/plan/isek/bolzplaetze")).TextOf("[aria-labelledby=beschluesse]");

        Assert.Contains("Grundlage künftiger Entscheidungen", chapter, StringComparison.Ordinal);
        Assert.DoesNotContain("Auftrag zur Umsetzung", chapter, StringComparison.Ordinal);
        Assert.Contains("Auftrag zur Umsetzung", measure, StringComparison.Ordinal);
        Assert.DoesNotContain("Grundlage künftiger", measure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_through_the_versions_tells_what_became_of_it()
    {
        var page = await app.City("landsberg").Page("/plan/unser-landsberg-2035/leitlinie-5");
        var old = await app.City("landsberg").Page("/plan/unser-landsberg-2035/leitlinie-5?fassung=leitlinien-entwurf-0-3");

        Assert.Contains("Geändert", page.TextOf("[aria-labelledby=verlauf]"), StringComparison.Ordinal);
        Assert.Equal("/plan/unser-landsberg-2035/leitlinie-5?fassung=leitlinien-entwurf-0-3", page.QuerySelector("[aria-labelledby=verlauf] a")!.GetAttribute("href"));
        Assert.Contains("nicht die aktuelle", old.TextOf(".note"), StringComparison.Ordinal);
        Assert.NotEqual(page.TextOf("#absatz-1"), old.TextOf("#absatz-1"));
    }

    [Theory]
    [InlineData("/plan/insek/gibt-es-nicht")]
    [InlineData("/plan/gibt-es-nicht/m6-1")]
    [InlineData("/plan/insek/m6-1?fassung=gibt-es-nicht")]
    [InlineData("/plan/hagenplant-2035/ziel-7")]
    public async Task What_the_city_does_not_have_is_not_found(string url) => Assert.Equal(HttpStatusCode.NotFound, (await app.City("herzberg").GetAsync(url)).StatusCode);

    [Fact]
    public async Task What_is_missing_of_a_text_is_no_paragraph_that_could_be_commented()
    {
        var page = await app.City("herzberg").Page("/plan/insek/m1-1");

        Assert.Null(page.QuerySelector("#absatz-2"));
        Assert.Contains("Beschreibung liegt uns nicht vor", page.TextOf("section[aria-label=Text]"), StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tenants-sample"), "*.json", SearchOption.AllDirectories))
        {
            using var json = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(file));
            Assert.DoesNotContain(Bodies(json.RootElement), b => b.Contains("liegt uns nicht vor", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("herzberg", "/plan/insek/m1-1", true)]
    [InlineData("herzberg", "/plan/insek/m1-2", false)]
    [InlineData("delmenhorst", "/plan/isek/bolzplaetze", false)]
    [InlineData("hagen", "/plan/hagenplant-2035/ziel-1", false)]
    public async Task A_priority_is_awaited_only_for_open_measures_with_a_text(string city, string url, bool isAwaited) =>
        Assert.Equal(isAwaited, (await app.City(city).Page(url)).TextOf("aside .facts").Contains("noch nicht entschieden", StringComparison.Ordinal));

    private static IEnumerable<string> Bodies(System.Text.Json.JsonElement json) =>
        json.ValueKind switch
        {
            System.Text.Json.JsonValueKind.Array => json.EnumerateArray().SelectMany(Bodies),
            System.Text.Json.JsonValueKind.Object => json.EnumerateObject()
                .SelectMany(p =>
                    p is { Name: "body", Value.ValueKind: System.Text.Json.JsonValueKind.Array } ? p.Value.EnumerateArray().Select(b => b.GetString()!) : Bodies(p.Value)
                ),
            _ => [],
        };
}
