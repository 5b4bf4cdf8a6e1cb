using System.Net;
using System.Text.RegularExpressions;
using MultiIsek.Tenancy.Branding;

namespace MultiIsek.Tests.Tenancy;

[Collection("app")]
public sealed partial class ThemeTests(App app)
{
    [Theory]
    [InlineData("#ffee00")]
    [InlineData("#8a4b12")]
    [InlineData("#000000")]
    [InlineData("#ffffff")]
    [InlineData("#777777")]
    [InlineData("#00c2ff")]
    public void The_letter_mark_can_be_read_on_every_colour(string brand)
    {
        var theme = Palette.From(brand);

        Assert.True(Palette.Contrast(theme.OnBrand, theme.Brand) >= Palette.OnBrand, theme.OnBrand);
        Assert.True(Palette.Contrast(theme.AccentLight, "#ffffff") >= Palette.OnLight);
    }

    [Fact]
    public async Task A_changed_letter_mark_has_an_address_of_its_own()
    {
        using var city = new CityCopy();
        await app.ImportAsync(city.Folder);
        var before = Icon().Match(await app.City(city.Slug).GetStringAsync("/")).Value;

        city.Edit("tenant.json", t => t["letterMark"] = "Ö");
        await app.ImportAsync(city.Folder);
        var after = Icon().Match(await app.City(city.Slug).GetStringAsync("/")).Value;

        Assert.NotEqual(before, after);
        var icon = await app.City(city.Slug).GetAsync(after);
        Assert.Contains("immutable", icon.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("immutable", (await app.City(city.Slug).GetAsync(before)).Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/theme.css")]
    [InlineData("/icon.svg")]
    public async Task Style_and_icon_answer_HEAD(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        Assert.Equal(HttpStatusCode.OK, (await app.City("musterstadt").SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("/lib/nix.css")]
    [InlineData("/lib/")]
    [InlineData("/site.nix.css")]
    public async Task A_missing_file_of_all_hosts_shows_no_page_of_another_host(string path)
    {
        var answer = await app.City("musterstadt").GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("/icon.svg\\?v=[0-9a-f]+")]
    private static partial Regex Icon();
}
