using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tests.Site;

[Collection("app")]
public sealed class HomeTests(App app)
{
    public static TheoryData<string> Cities => [.. Repository.Samples.Select(s => Path.GetFileName(s)!)];

    [Theory, MemberData(nameof(Cities))]
    public async Task The_home_page_asks_the_question_and_is_whole(string city)
    {
        var page = await app.City(city).Page("/");

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.True(page.TextOf("h1").Length > 10);
        Assert.True(page.TextOf(".lead").Length > 40);
        Assert.NotNull(page.QuerySelector("section[aria-labelledby=dokumente] .doc"));
        Assert.Contains("So erreichen Sie uns", page.TextOf("section[aria-labelledby=wege] h2"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form[method=post]"));
        Assert.All(page.QuerySelectorAll("main section"), s => Assert.NotNull(s.QuerySelector("h2, h3")));
    }

    [Fact]
    public async Task The_motto_stands_in_the_citys_own_words()
    {
        var page = await app.City("herzberg").Page("/");

        Assert.Equal("Das Leitbild", page.TextOf(".motto footer"));
        Assert.Equal("„Herzberg (Elster) – Lebenswerte Innenstadt, Quartiere und Ortsteile für Generationen“", page.TextOf(".motto p"));
    }

    [Fact]
    public async Task A_demonstration_says_so_on_every_page()
    {
        foreach (var url in new[] { "/", "/dokumente", "/kontakt", "/impressum", "/suche" })
        {
            var text = (await app.City("hagen").Page(url)).TextOf(".demo-line");

            Assert.Equal("Demonstration der Software MultiIsek – keine amtliche Seite der Stadt Hagen; Inhalte aus öffentlichen Quellen, Stand 22. November 2026.", text);
        }
    }

    [Fact]
    public async Task An_empty_city_says_what_is_missing_and_what_comes()
    {
        var slug = $"leer-{Guid.NewGuid():N}"[..16];
        await app.SendAsync(new CreateTenant(slug, "Leerstadt", Land.SN, "14000000") { Designation = "Stadt", IsDemonstration = true });
        var city = app.City(slug);
        var page = await city.Page("/");

        Assert.Equal("Was plant Leerstadt?", page.TextOf("h1"));
        Assert.Contains("Noch nicht eingetragen", page.TextOf(".now"), StringComparison.Ordinal);
        Assert.Contains("noch nicht eingetragen", page.TextOf("section[aria-labelledby=wege]"), StringComparison.Ordinal);
        foreach (var url in new[] { "/dokumente", "/kontakt", "/impressum", "/datenschutz", "/barrierefreiheit", "/suche", "/suche?q=Haus" })
        {
            Assert.True((await city.Page(url)).TextOf("main").Length > 60, url);
        }
    }
}
