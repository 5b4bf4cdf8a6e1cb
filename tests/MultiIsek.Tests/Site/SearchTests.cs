namespace MultiIsek.Tests.Site;

[Collection("app")]
public sealed class SearchTests(App app)
{
    private readonly HttpClient _city = app.City("hagen");

    [Fact]
    public async Task Another_form_of_the_word_finds_it_and_marks_it_in_the_text()
    {
        var page = await _city.Page("/suche?q=Seiten");

        Assert.Contains(page.QuerySelectorAll(".hits h3").Select(h => h.TextContent), t => t.Contains("ISEK-Seite der Stadt", StringComparison.Ordinal));
        Assert.Contains("Seite", page.QuerySelectorAll("mark").Select(m => m.TextContent));
        Assert.Equal("Seiten", page.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Every_word_must_be_found_and_titles_stand_first()
    {
        var page = await _city.Page("/suche?q=Bestandsanalyse");
        var isTitle = page.QuerySelectorAll(".hits h3").Select(h => h.TextContent.Contains("Bestandsanalyse", StringComparison.Ordinal)).ToList();

        Assert.Contains(true, isTitle);
        Assert.Contains(false, isTitle);
        Assert.Equal(isTitle.OrderDescending(), isTitle);
        Assert.Empty((await _city.Page("/suche?q=strategische+Raumschiffe")).QuerySelectorAll(".hits li"));
    }

    [Fact]
    public async Task A_placeholder_leads_to_its_row_in_the_library()
    {
        var page = await _city.Page("/suche?q=strategische+Ziele");

        Assert.Contains("/dokumente#16-ziele", page.QuerySelectorAll(".hits a").Select(a => a.GetAttribute("href")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=")]
    [InlineData("?q=%25%25%25")]
    [InlineData("?q=_")]
    [InlineData("?q=%27%29%3B+DROP+TABLE+x%3B--")]
    [InlineData("?q=haus&seite=-3")]
    [InlineData("?q=haus&seite=99999999999")]
    [InlineData("?q=haus&seite=abc")]
    public async Task Odd_questions_get_a_page(string query) => Assert.NotNull((await _city.Page("/suche" + query)).QuerySelector("form[action='/suche'] #q"));

    [Fact]
    public async Task A_wildcard_is_no_wildcard() => Assert.Empty((await _city.Page("/suche?q=%25")).QuerySelectorAll(".hits li"));

    [Fact]
    public async Task A_very_long_question_is_cut_and_answered() => Assert.NotNull((await _city.Page("/suche?q=" + new string('a', 1800))).QuerySelector("h1"));

    [Fact]
    public async Task What_was_asked_never_becomes_markup()
    {
        var page = await _city.Page("/suche?q=" + Uri.EscapeDataString("<script>alert(1)</script>\"><img src=x onerror=alert(1)>"));

        Assert.Empty(page.QuerySelectorAll("main script, main img"));
    }

    [Fact]
    public async Task Where_nothing_is_found_there_are_ways_on()
    {
        var page = await _city.Page("/suche?q=Raumschiff");

        Assert.Contains("Nichts gefunden für „Raumschiff“", page.TextOf("main"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href='/plan']"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Fact]
    public async Task Another_citys_texts_are_not_found() => Assert.Empty((await app.City("musterstadt").Page("/suche?q=HAGENplant")).QuerySelectorAll(".hits li"));

    [Fact]
    public async Task A_long_list_has_pages()
    {
        var first = await _city.Page("/suche?q=Hagen");
        var second = await _city.Page("/suche?q=Hagen&seite=2");

        Assert.Equal(20, first.QuerySelectorAll(".hits li").Length);
        Assert.Equal("/suche?q=Hagen&seite=2", first.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Empty(first.QuerySelectorAll(".hits a").Select(a => a.GetAttribute("href")).Intersect(second.QuerySelectorAll(".hits a").Select(a => a.GetAttribute("href"))));
    }

    [Fact]
    public async Task A_long_question_is_not_said_again_in_full()
    {
        var page = await _city.Page("/suche?q=" + new string('a', 7000));

        Assert.Equal(200, page.QuerySelector("#q")!.GetAttribute("value")!.Length);
        Assert.DoesNotContain(new string('a', 201), page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hit_shows_the_text_around_the_word_and_not_the_head_of_a_source()
    {
        foreach (var word in new[] { "Scharnierlage", "Baulückenkataster" })
        {
            var city = word == "Scharnierlage" ? _city : app.City("delmenhorst");
            var hits = (await city.Page($"/suche?q={word}")).QuerySelectorAll(".hits li").Where(h => h.QuerySelector(".hits__kind")!.TextContent == "Quelle").ToList();

            Assert.NotEmpty(hits);
            Assert.All(hits, h => Assert.Contains(word, h.QuerySelector("mark")?.TextContent ?? "", StringComparison.Ordinal));
            Assert.All(hits, h => Assert.DoesNotContain("kein amtliches Dokument", h.TextContent, StringComparison.Ordinal));
        }
    }
}
