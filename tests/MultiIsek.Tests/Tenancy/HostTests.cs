using System.Net;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tests.Tenancy;

[Collection("app")]
public sealed class HostTests(App app)
{
    [Fact]
    public async Task Every_imported_city_answers_on_its_own_host_in_its_own_name()
    {
        var sites = (await app.SendAsync(new ListTenants())).Where(s => s.IsPublic && app.Samples.Contains(s.Place.Slug)).ToList();

        Assert.True(sites.Count >= 6, "five sample cities and the made-up one");
        foreach (var site in sites)
        {
            var page = await app.Host(site.CanonicalHost).Page("/");
            Assert.Contains(site.Name, page.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_host_of_nobody_gets_the_neutral_page()
    {
        var answer = await app.Host("nobody.localhost").GetAsync("/");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("Hier gibt es keine Seite", (await answer.Html()).TextOf("h1"));
    }
}
