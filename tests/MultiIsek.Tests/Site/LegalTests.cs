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
        Assert.Equal("noch nicht eingetragen", facts["E-Mail"]);
        Assert.Equal("tel:+4923312073166", page.QuerySelector(".facts a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("main a[href='https://plan-portal.de/hagen']"));
    }

    [Fact]
    public async Task The_privacy_page_says_how_long_comments_are_kept_and_on_which_basis()
    {
        var text = (await app.City("herzberg").Page("/datenschutz")).TextOf(".legal");

        Assert.Contains("12 Monate nach dem Ende der Phase", text, StringComparison.Ordinal);
        Assert.Contains("Artikel 6 Absatz 1 Buchstabe e", text, StringComparison.Ordinal);
        Assert.DoesNotContain("12 Monate", (await app.City("herzberg").Page("/impressum")).TextOf(".legal"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hagen", "E-Mail-Adresse noch nicht eingetragen.")]
    [InlineData("herzberg", "Anschrift, Telefon und E-Mail-Adresse noch nicht eingetragen.")]
    [InlineData("delmenhorst", "Anschrift, Telefon und E-Mail-Adresse noch nicht eingetragen.")]
    public async Task Missing_contact_data_has_one_wording(string city, string says)
    {
        var page = await app.City(city).Page("/");

        Assert.Contains(says, page.TextOf(".site-foot"), StringComparison.Ordinal);
        Assert.Contains(says, page.TextOf("section[aria-labelledby=wege]"), StringComparison.Ordinal);
        Assert.DoesNotContain("nennt die Quelle nicht", (await app.City(city).Page("/kontakt")).TextOf("main .facts"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hagen", "schreiben, anrufen oder vorbeikommen")]
    [InlineData("herzberg", null)]
    public async Task Other_ways_are_offered_only_where_there_are_some(string city, string? ways)
    {
        foreach (var url in new[] { "/", "/mitmachen" })
        {
            var text = (await app.City(city).Page(url)).TextOf("main");

            Assert.Equal(ways is not null, text.Contains("anrufen", StringComparison.Ordinal));
            Assert.Contains(ways ?? "", text, StringComparison.Ordinal);
        }
    }
}
