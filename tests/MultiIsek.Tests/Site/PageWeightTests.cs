using System.Net.Http.Headers;

namespace MultiIsek.Tests.Site;

/// <summary>What a phone loads for a page: the page, its style sheets and both fonts, compressed as they are sent.</summary>
[Collection("app")]
public sealed class PageWeightTests(App app)
{
    private const int Max = 120_000;
    private static readonly string[] Fonts = ["/lib/fira-sans-latin-400-normal.woff2", "/lib/fira-sans-latin-600-normal.woff2"];

    [Theory]
    [InlineData("herzberg", "/")]
    [InlineData("hagen", "/")]
    [InlineData("hagen", "/dokumente")]
    [InlineData("herzberg", "/dokumente/quelle-kapitel-6")]
    [InlineData("hagen", "/suche?q=Hagen")]
    public async Task A_page_with_all_it_needs_is_light(string city, string url)
    {
        var client = app.City(city);
        var page = await client.Page(url);
        var parts = page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon]")
            .Select(l => l.GetAttribute("href")!)
            .Concat(page.QuerySelectorAll("script[src]").Select(s => s.GetAttribute("src")!))
            .Concat(Fonts);
        var total = await Weight(client, url);
        foreach (var part in parts)
        {
            total += await Weight(client, part);
        }

        Assert.InRange(total, 20_000, Max);
    }

    [Fact]
    public async Task Nothing_is_loaded_from_elsewhere_and_no_cookie_is_set()
    {
        foreach (var url in new[] { "/", "/dokumente", "/suche?q=Hagen", "/kontakt", "/impressum" })
        {
            using var answer = await app.City("hagen").GetAsync(url);
            var page = await answer.Html();

            Assert.False(answer.Headers.Contains("Set-Cookie"), url);
            Assert.All(
                page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], script[src], img[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!),
                a => Assert.StartsWith("/", a, StringComparison.Ordinal)
            );
            Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]):not([type='application/ld+json'])"));
        }
    }

    private static async Task<long> Weight(HttpClient client, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var answer = await client.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{url}: {answer.StatusCode}");
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }
}
