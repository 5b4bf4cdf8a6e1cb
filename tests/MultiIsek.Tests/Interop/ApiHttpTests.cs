using System.Net;
using MultiIsek.Interop.ApiKeys;
using MultiIsek.Tests.Planning;

namespace MultiIsek.Tests.Interop;

/// <summary>How the interface speaks HTTP.</summary>
[Collection("app")]
public sealed class ApiHttpTests(App app)
{
    private const string City = "musterstadt";

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        using var first = await app.AskAsync(City, "documents");
        var tag = first.Headers.ETag!.ToString();
        using var again = await app.AskAsync(City, "documents", null, ("If-None-Match", $"\"other\", {tag}"));
        using var other = await app.AskAsync(City, "documents?limit=1", null, ("If-None-Match", tag));
        using var elsewhere = await app.AskAsync("hagen", "documents", null, ("If-None-Match", tag));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal((tag, 0), (again.Headers.ETag!.ToString(), (await again.Content.ReadAsByteArrayAsync()).Length));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
        Assert.True(first.Headers.CacheControl is { Public: true, MustRevalidate: true, MaxAge.Ticks: 0 });
    }

    [Fact]
    public async Task Two_cities_share_no_tag_even_for_the_same_answer()
    {
        using var here = await app.AskAsync(City, "contributions?phase=gibt-es-nicht");
        using var there = await app.AskAsync("hagen", "contributions?phase=gibt-es-nicht");

        Assert.Equal(await here.Content.ReadAsStringAsync(), await there.Content.ReadAsStringAsync());
        Assert.NotEqual(here.Headers.ETag, there.Headers.ETag);
    }

    [Fact]
    public async Task Nothing_of_one_question_is_answered_to_another()
    {
        // Asked twice, so that the page cache would have had its chance.
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.Single((await app.ReadAsync(City, "documents?limit=1")).GetProperty("items").EnumerateArray());
            Assert.True((await app.ReadAsync(City, "documents?limit=2")).GetProperty("items").GetArrayLength() == 2);
            Assert.True((await app.ReadAsync(City, "documents")).GetProperty("items").GetArrayLength() > 2);
            using var wrong = await app.AskAsync(City, "documents?limit=0");
            await wrong.ProblemAsync(HttpStatusCode.BadRequest);
        }

        using var copy = DraftCity.Of();
        await app.ImportAsync(copy.Folder);
        var drafts = await app.KeyAsync(copy.Slug, 1, ApiScope.PlanDrafts);
        using var first = await app.AskAsync(copy.Slug, "versions", drafts);
        using var second = await app.AskAsync(copy.Slug, "versions");
        Assert.True(first.Headers.CacheControl!.NoStore);
        Assert.Contains($"\"{DraftCity.Version}\"", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain($"\"{DraftCity.Version}\"", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("Authorization", second.Headers.Vary);
    }

    [Fact]
    public async Task Pages_of_other_sites_may_read_what_is_public_and_nothing_else()
    {
        var key = await app.KeyAsync(City, 1, ApiScope.PlanDrafts);
        using var open = await app.AskAsync(City, "plans", null, ("Origin", "https://example.org"));
        using var missing = await app.AskAsync(City, "plans/nein", null, ("Origin", "https://example.org"));
        using var keyed = await app.AskAsync(City, "plans", key, ("Origin", "https://example.org"));
        using var asking = new HttpRequestMessage(HttpMethod.Options, "/api/v1/plans")
        {
            Headers = { { "Origin", "https://example.org" }, { "Access-Control-Request-Method", "DELETE" } },
        };
        using var allowed = await app.City(City).SendAsync(asking);
        using var page = await app.AskAsync(City, "/plan", null, ("Origin", "https://example.org"));

        foreach (var answer in new[] { open, missing, allowed })
        {
            Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        }

        Assert.Contains("Link", open.Headers.GetValues("Access-Control-Expose-Headers").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal("GET, HEAD", allowed.Headers.GetValues("Access-Control-Allow-Methods").Single());
        Assert.DoesNotContain("uthorization", allowed.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
        Assert.False(keyed.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.False(page.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("plans?foo=1", "foo")]
    [InlineData("plans?limit=0", "limit")]
    [InlineData("plans?limit=101", "limit")]
    [InlineData("plans?limit=zehn", "limit")]
    [InlineData("plans?limit=", "limit")]
    [InlineData("plans?limit=1&limit=2", "limit")]
    [InlineData("plans?LIMIT=1&seite=2", "seite")]
    [InlineData("plans?cursor=AAAA", "cursor")]
    [InlineData("plans?cursor=%C3%A4%00", "cursor")]
    [InlineData("elements?role=Goals", "role")]
    [InlineData("elements?role=3", "role")]
    [InlineData("phases?state=Draft%20", "state")]
    [InlineData("plans/stadtumbauplan?limit=1", "limit")]
    public async Task What_is_wrong_with_a_query_is_named_with_its_place(string url, string name)
    {
        using var answer = await app.AskAsync(City, url);

        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest);
        var error = problem.GetProperty("errors").EnumerateArray().Single(e => e.Text("name") == name);
        Assert.Equal("query", error.Text("in"));
        Assert.True(error.Text("detail").Length > 10);
    }

    [Theory]
    [InlineData(null, "de")]
    [InlineData("fr", "de")]
    [InlineData("en", "en")]
    [InlineData("en-GB,en;q=0.9,de;q=0.5", "en")]
    [InlineData("en;q=0.5,de;q=0.9", "de")]
    [InlineData("fr,en;q=0.3", "en")]
    [InlineData("en;q=0", "de")]
    [InlineData("; kaputt", "de")]
    public async Task Problems_speak_German_or_the_English_that_is_asked_for(string? wanted, string spoken)
    {
        using var answer = wanted is null ? await app.AskAsync(City, "plans?foo=1") : await app.AskAsync(City, "plans?foo=1", null, ("Accept-Language", wanted));

        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal(spoken == "en" ? "The query is not valid" : "Die Abfrage stimmt nicht", problem.Text("title"));
        Assert.Equal([spoken], answer.Content.Headers.ContentLanguage);
        Assert.Contains("Accept-Language", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/")]
    [InlineData("/api/v2/plans")]
    [InlineData("/api/v1/gibt-es-nicht")]
    [InlineData("/api/v1/plans/gibt-es-nicht")]
    [InlineData("/api/v1/plans/%C3%A4%20b")]
    [InlineData("/api/v1/contributions/H-2026-99999")]
    [InlineData("/api/v1/contributions/Unsinn")]
    [InlineData("/API/V1/elements/nein")]
    public async Task What_is_not_there_is_a_problem_and_no_page(string url)
    {
        using var answer = await app.AskAsync(City, url);

        Assert.Equal("Nicht gefunden", (await answer.ProblemAsync(HttpStatusCode.NotFound)).Text("title"));
    }

    [Fact]
    public async Task Only_reading_is_possible()
    {
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch })
        {
            using var request = new HttpRequestMessage(method, "/api/v1/plans");
            using var answer = await app.City(City).SendAsync(request);
            await answer.ProblemAsync(HttpStatusCode.MethodNotAllowed);
            Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Head_has_the_headers_of_get_and_no_body()
    {
        using var got = await app.AskAsync(City, "plans");
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/v1/plans");
        using var answer = await app.City(City).SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(got.Headers.ETag, answer.Headers.ETag);
        Assert.Equal(got.Content.Headers.ContentLength, answer.Content.Headers.ContentLength);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task The_platforms_own_host_has_no_interface()
    {
        using var answer = await app.Platform().GetAsync("/api/v1/plans");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
