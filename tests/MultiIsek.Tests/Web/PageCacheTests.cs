using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Library;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Tests.Web;

/// <summary>Pages are kept per city and revision: a write ends what was kept, and a browser that has the page gets 304.</summary>
[Collection("app")]
public sealed class PageCacheTests(App app)
{
    [Fact]
    public async Task A_page_that_the_browser_has_is_not_sent_again()
    {
        var client = app.City("musterstadt");
        var first = await client.GetAsync("/");
        var tag = first.Headers.ETag;
        Assert.NotNull(tag);
        Assert.Equal((true, true, TimeSpan.Zero), (first.Headers.CacheControl!.Public, first.Headers.CacheControl.MustRevalidate, first.Headers.CacheControl.MaxAge));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.IfNoneMatch.Add(tag);

        var second = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task A_write_gives_the_page_a_new_tag_and_leaves_other_cities_alone()
    {
        var other = app.Cities.First(c => c != "musterstadt");
        var (mine, theirs) = (await TagAsync("musterstadt"), await TagAsync(other));

        await using (var scope = app.Scope("musterstadt"))
        {
            var db = scope.Get<IsekDbContext>();
            db.Entry(await db.Set<Document>().OrderBy(d => d.Key).FirstAsync()).State = EntityState.Modified;
            await db.SaveChangesAsync();
        }

        Assert.NotEqual(mine, await TagAsync("musterstadt"));
        Assert.Equal(theirs, await TagAsync(other));
    }

    [Fact]
    public async Task Two_cities_never_share_a_tag()
    {
        List<string> tags = [];
        foreach (var city in app.Cities)
        {
            tags.Add(await TagAsync(city));
        }

        Assert.Equal(tags.Distinct(), tags);
    }

    [Fact]
    public async Task A_value_that_looks_like_another_address_is_not_taken_for_it()
    {
        var client = app.City("musterstadt");

        var poison = await client.GetStringAsync("/suche?q=Haus%26seite%3D2");
        var asked = await client.GetStringAsync("/suche?q=Haus&seite=2");

        Assert.Contains("value=\"Haus&amp;seite=2\"", poison, StringComparison.Ordinal);
        Assert.Contains("value=\"Haus\"", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_ends_at_midnight_in_Berlin()
    {
        var before = await TagAsync("musterstadt");
        using var tomorrow = app.Time.At(TestTime.Start.AddDays(1));

        Assert.NotEqual(before, await TagAsync("musterstadt"));
    }

    [Fact]
    public async Task A_request_with_our_sign_in_cookie_neither_reads_nor_fills_the_cache()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", "a=b; isek-konto=x");

        var answer = await app.City("musterstadt").SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(answer.Headers.ETag);
        Assert.False(answer.Headers.Contains("Age"));
    }

    private async Task<string> TagAsync(string city) => (await app.City(city).GetAsync("/")).Headers.ETag!.Tag;
}
