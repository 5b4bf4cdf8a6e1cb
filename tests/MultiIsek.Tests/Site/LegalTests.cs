using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tests.Site;

[Collection("app")]
public sealed class LegalTests(App app)
{
    [Theory]
    [InlineData("/impressum", "Impressum")]
    [InlineData("/datenschutz", "Datenschutz")]
    [InlineData("/barrierefreiheit", "Erklärung zur Barrierefreiheit")]
    public async Task The_legal_pages_stand_at_city_and_platform(string url, string title)
    {
        foreach (var client in new[] { app.City("hagen"), app.Platform() })
        {
            var page = await client.Page(url);

            Assert.Equal(title, page.TextOf("h1").Replace("\u00ad", "", StringComparison.Ordinal));
            Assert.Contains("Lokale Demonstration der Software MultiIsek", page.TextOf("main"), StringComparison.Ordinal);
            Assert.Equal("H2", page.QuerySelector(".legal > *")!.TagName);
            Assert.EndsWith(url, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_citys_own_notices_are_quoted_beneath_the_operators_text()
    {
        var page = await app.City("delmenhorst").Page("/datenschutz");

        Assert.Contains("ausschließlich funktionale Cookies", page.TextOf("blockquote"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_city_with_its_own_legal_pages_shows_those()
    {
        var slug = $"eigen-{Guid.NewGuid():N}"[..16];
        await app.SendAsync(new CreateTenant(slug, "Eigenstadt", Land.SN, "14000000"));
        foreach (var kind in Enum.GetValues<LegalKind>())
        {
            await app.SendAsync(new SetLegalPage(slug, kind, $"# Angaben nach Gesetz\n\nEigener Text {kind} <script>alert(1)</script> [Link](javascript:alert(1))"));
        }

        var page = await app.City(slug).Page("/impressum");

        Assert.Contains("Eigener Text Imprint", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main script[src], main a[href^=javascript], .demo-line"));
        Assert.DoesNotContain("alert", string.Concat(page.QuerySelectorAll("main script").Select(s => s.TextContent)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_contact_page_gives_what_is_known_and_says_what_is_not()
    {
        var page = await app.City("hagen").Page("/kontakt");
        var facts = page.QuerySelector(".facts")!
            .QuerySelectorAll("div")
            .ToDictionary(
                d => d.QuerySelector("dt")!.TextContent,
                d => string.Join(' ', d.QuerySelector("dd")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            );

        Assert.Equal("Rathausstraße 11 58095 Hagen", facts["Anschrift"]);
        Assert.Equal("02331 207-2461", facts["Fax"]);
        Assert.Equal("nennt die Quelle nicht", facts["E-Mail"]);
        Assert.Equal("tel:+4923312073166", page.QuerySelector(".facts a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("main a[href='https://plan-portal.de/hagen']"));
    }
}
