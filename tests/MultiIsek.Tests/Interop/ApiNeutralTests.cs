using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel.Data;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Hosts;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tests.Interop;

/// <summary>What programs read of cities that do not show themselves.</summary>
[Collection("app")]
public sealed class ApiNeutralTests(App app)
{
    [Theory]
    [InlineData(TenantState.Suspended)]
    [InlineData(TenantState.Importing)]
    public async Task A_city_that_is_switched_off_or_being_imported_is_a_503_problem_in_both_languages(TenantState state)
    {
        var slug = await CityAsync("Verborgenstadt", isDemonstration: true);
        using (var open = await app.AskAsync(slug, "plans"))
        {
            Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        }

        await SetStateAsync(slug, state);
        foreach (var (language, title) in ((string, string)[])[("de", "Zurzeit nicht erreichbar"), ("en", "Unavailable at the moment")])
        {
            foreach (var url in (string[])["plans", "/api/v1/openapi.json", "/api"])
            {
                using var answer = await app.AskAsync(slug, url, "isek_falsch", ("Accept-Language", language));
                var problem = await answer.ProblemAsync(HttpStatusCode.ServiceUnavailable);
                Assert.Equal(title, problem.Text("title"));
                Assert.Equal(language, Assert.Single(answer.Content.Headers.ContentLanguage));
                Assert.Equal(TimeSpan.FromHours(1), answer.Headers.RetryAfter?.Delta);
                Assert.DoesNotContain("Verborgenstadt", problem.GetRawText(), StringComparison.Ordinal);
                Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            }
        }

        using var guest = await app.AskAsync(slug, "plans");
        Assert.Equal("*", Assert.Single(guest.Headers.GetValues("Access-Control-Allow-Origin")));
        using var head = new HttpRequestMessage(HttpMethod.Head, "/api/v1/plans");
        using var bare = await app.City(slug).SendAsync(head);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, ""), (bare.StatusCode, await bare.Content.ReadAsStringAsync()));
        using var page = await app.City(slug).GetAsync("/apis");
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_city_that_is_not_published_is_a_404_problem_that_does_not_name_it()
    {
        var slug = await CityAsync("Wartestadt", isDemonstration: false);

        using var answer = await app.AskAsync(slug, "plans");
        var problem = await answer.ProblemAsync(HttpStatusCode.NotFound);

        Assert.Equal("Nicht gefunden", problem.Text("title"));
        Assert.DoesNotContain("Wartestadt", problem.GetRawText(), StringComparison.Ordinal);
        Assert.Null(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_host_of_nobody_gets_the_neutral_page_on_the_interface_too()
    {
        using var answer = await app.Host("niemand.localhost").GetAsync("/api/v1/plans");

        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    private async Task<string> CityAsync(string name, bool isDemonstration)
    {
        var slug = $"neutral-{Guid.NewGuid():N}"[..20];
        await app.SendAsync(new CreateTenant(slug, name, Land.BB, "12000002") { IsDemonstration = isDemonstration });
        return slug;
    }

    // No command makes a city unfinished; a killed import does.
    private async Task SetStateAsync(string slug, TenantState state)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var catalog = scope.ServiceProvider.GetRequiredService<CatalogDbContext>();
        await catalog.Set<Tenant>().Where(t => t.Slug == slug).ExecuteUpdateAsync(s => s.SetProperty(t => t.State, state));
        await CatalogRevision.SaveAndRaiseAsync(catalog, app.Services.GetRequiredService<TenantDirectory>());
    }
}
