using System.Text.Json;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Tests.Site;

[Collection("app")]
public sealed class JsonLdTests(App app)
{
    [Fact]
    public async Task The_home_page_says_to_machines_who_speaks()
    {
        var city = (await Blocks("hagen", "/")).Single(b => b.GetProperty("@type").GetString() == "GovernmentOrganization");

        Assert.Equal("Stadt Hagen", city.GetProperty("name").GetString());
        Assert.StartsWith("http://hagen.localhost", city.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal("58095", city.GetProperty("address").GetProperty("postalCode").GetString());
        Assert.False(city.TryGetProperty("email", out _));
    }

    [Fact]
    public async Task A_document_and_the_way_to_it_are_told()
    {
        var blocks = await Blocks("musterstadt", "/dokumente/kurzfassung");
        var document = blocks.Single(b => b.GetProperty("@type").GetString() == "DigitalDocument");
        var way = blocks.Single(b => b.GetProperty("@type").GetString() == "BreadcrumbList").GetProperty("itemListElement");

        Assert.Equal("2025-05", document.GetProperty("datePublished").GetString());
        Assert.EndsWith("/dokumente/kurzfassung/1/kurzfassung.md", document.GetProperty("encoding")[0].GetProperty("contentUrl").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, way.GetArrayLength());
        Assert.EndsWith("/dokumente", way[0].GetProperty("item").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_ends_the_block()
    {
        using var writer = new StringWriter();
        JsonLd.Script("Thing", ("name", "</script><script>alert(1)</script><!--"), ("empty", ""), ("nothing", null)).WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        var html = writer.ToString();

        Assert.Equal(html.Length - "</script>".Length, html.IndexOf("</script>", StringComparison.Ordinal));
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        Assert.DoesNotContain("empty", html, StringComparison.Ordinal);
    }

    private async Task<List<JsonElement>> Blocks(string city, string url) =>
        [.. (await app.City(city).Page(url)).QuerySelectorAll("script[type='application/ld+json']").Select(s => JsonDocument.Parse(s.TextContent).RootElement)];
}
