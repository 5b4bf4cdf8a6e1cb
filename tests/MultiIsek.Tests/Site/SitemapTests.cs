using System.Net;
using System.Xml.Linq;

namespace MultiIsek.Tests.Site;

[Collection("app")]
public sealed class SitemapTests(App app)
{
    public static TheoryData<string> Cities => [.. Repository.Samples.Select(s => Path.GetFileName(s)!)];

    [Theory, MemberData(nameof(Cities))]
    public async Task Every_address_of_the_sitemap_is_the_citys_own_and_exists(string city)
    {
        var client = app.City(city);
        var xml = XDocument.Parse(await client.GetStringAsync("/sitemap.xml"));
        var urls = xml.Descendants("{http://www.sitemaps.org/schemas/sitemap/0.9}loc").Select(l => new Uri(l.Value)).ToList();

        Assert.True(urls.Count > 12, $"{urls.Count}");
        Assert.Distinct(urls);
        Assert.All(urls, u => Assert.Equal($"{city}.localhost", u.Host));
        foreach (var url in urls)
        {
            using var answer = await client.GetAsync(url.PathAndQuery);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{url}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task A_demonstration_is_readable_to_robots_and_asks_not_to_be_indexed()
    {
        var city = app.City("hagen");
        using var page = await city.GetAsync("/");
        var robots = await city.GetStringAsync("/robots.txt");

        Assert.Equal("noindex", Assert.Single(page.Headers.GetValues("X-Robots-Tag")));
        Assert.Equal("noindex", (await page.Html()).QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.DoesNotContain("Disallow: /\n", robots, StringComparison.Ordinal);
        Assert.Contains("Sitemap: http://hagen.localhost", robots, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_platform_has_its_own_robots_file() => Assert.Contains("User-agent: *", await app.Platform().GetStringAsync("/robots.txt"), StringComparison.Ordinal);
}
