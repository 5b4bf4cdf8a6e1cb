using System.Net;

namespace MultiIsek.Tests.Site;

[Collection("app")]
public sealed class PlatformTests(App app)
{
    [Fact]
    public async Task The_platform_lists_the_public_cities_with_their_addresses()
    {
        var page = await app.Platform().Page("/");
        var links = page.QuerySelectorAll(".cities a").Select(a => a.GetAttribute("href")).ToList();

        Assert.All(["hagen", "herzberg", "musterstadt"], slug => Assert.Contains(links, l => l!.StartsWith($"http://{slug}.localhost", StringComparison.Ordinal)));
        Assert.Empty(page.QuerySelectorAll("form"));
        Assert.Contains("HAGENplant 2035", page.TextOf(".cities"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_letter_mark_has_its_citys_colour_from_a_style_sheet()
    {
        var client = app.Platform();
        var page = await client.Page("/");
        var css = await client.GetStringAsync(page.QuerySelector("link[href^='/staedte.css']")!.GetAttribute("href"));

        Assert.NotNull(page.QuerySelector("svg[data-city=herzberg]"));
        Assert.Contains("[data-city=\"herzberg\"] { --brand: #2f7d4f; }", css, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[style]"));
    }

    [Theory]
    [InlineData("/plattform")]
    [InlineData("/plattform/impressum")]
    [InlineData("/plattform/staedte.css")]
    public async Task No_city_serves_the_platforms_pages(string url) => Assert.Equal(HttpStatusCode.NotFound, (await app.City("hagen").GetAsync(url)).StatusCode);

    [Theory]
    [InlineData("/dokumente")]
    [InlineData("/kontakt")]
    [InlineData("/suche?q=x")]
    [InlineData("/sitemap.xml")]
    [InlineData("/dokumente/quelle-isek-seite/1/isek-seite.pdf")]
    public async Task The_platform_serves_no_citys_pages(string url) => Assert.Equal(HttpStatusCode.NotFound, (await app.Platform().GetAsync(url)).StatusCode);
}
