using System.Net;
using MultiIsek.Kernel.People;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Site;

[Collection("app")]
public sealed class StatusPageTests(App app)
{
    [Fact]
    public async Task A_page_that_is_not_there_helps_on()
    {
        using var answer = await app.City("hagen").GetAsync("/gibt/es/nicht");
        var page = await answer.Html();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("Diese Seite gibt es nicht", page.TextOf("h1"));
        Assert.NotNull(page.QuerySelector("form[method=get][action='/suche'] #q"));
        Assert.All(["/plan", "/mitmachen", "/dokumente"], href => Assert.NotNull(page.QuerySelector($"main a[href='{href}']")));
        Assert.Contains("Impressum", page.TextOf("footer"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/gibt-es-nicht", 404)]
    [InlineData("/fehler/404", 404)]
    [InlineData("/fehler/503", 503)]
    [InlineData("/fehler/405", 405)]
    [InlineData("/fehler/200", 404)]
    [InlineData("/fehler/99999", 404)]
    public async Task The_status_is_kept_and_nothing_is_stored(string url, int status)
    {
        using var answer = await app.City("hagen").GetAsync(url);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.True((await answer.Html()).TextOf("h1").Length > 10);
    }

    [Theory]
    [InlineData("/sitemap.xml", 405)]
    [InlineData("/dokumente", 405)]
    [InlineData("/plan", 405)]
    public async Task What_can_only_be_read_cannot_be_posted_to(string url, int status)
    {
        using var content = new StringContent("x=1");
        using var answer = await app.City("hagen").PostAsync(url, content);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.True((await answer.Html()).TextOf("h1").Length > 10);
    }

    [Fact]
    public async Task The_platform_has_its_own_answer()
    {
        using var answer = await app.Platform().GetAsync("/gibt-es-nicht");
        var page = await answer.Html();

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("Diese Seite gibt es nicht", page.TextOf("h1"));
        Assert.Null(page.QuerySelector("main a[href='/plan']"));
    }

    [Fact]
    public async Task Head_is_answered_like_get()
    {
        foreach (var url in new[] { "/", "/dokumente", "/sitemap.xml", "/robots.txt", "/suche" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, url);
            using var answer = await app.City("hagen").SendAsync(request);

            using var page = await app.City("hagen").GetAsync(url);

            Assert.True(answer.IsSuccessStatusCode, $"{url}: {answer.StatusCode}");
            Assert.Equal(page.Content.Headers.ContentType, answer.Content.Headers.ContentType);
        }
    }

    [Theory]
    [InlineData("POST", "/plan", "GET, HEAD")]
    [InlineData("PUT", "/plan", "GET, HEAD")]
    [InlineData("DELETE", "/", "GET, HEAD")]
    [InlineData("PATCH", "/suche", "GET, HEAD")]
    [InlineData("PUT", "/mitmachen/nachsehen", "GET, HEAD, POST")]
    public async Task A_page_names_the_methods_that_it_takes(string method, string url, string allowed)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        using var answer = await app.City("hagen").SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(allowed.Split(", "), answer.Content.Headers.Allow.Order(StringComparer.Ordinal));
        Assert.Equal("Das geht hier nicht", (await answer.Html()).TextOf("h1"));
    }

    [Fact]
    public async Task A_form_that_comes_after_the_session_ended_shows_what_was_typed_and_stores_nothing()
    {
        const string Reason = "Der Beitrag <b>nennt</b> eine Nachbarin beim Namen.";
        var staff = await Visitor.StaffAsync(app, "herzberg", Role.Moderator);
        using (app.Time.At(app.Time.Now + TimeSpan.FromHours(3)))
        {
            using var answer = await staff.PostAsync(
                "/verwaltung/beitraege?handler=Block",
                new()
                {
                    ["number"] = "H-2026-00001",
                    ["reason"] = Reason,
                    ["password"] = "ein Passwort mit Leerzeichen darin",
                }
            );
            var html = await answer.Content.ReadAsStringAsync();
            var page = await answer.Html();

            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("Ihre Anmeldung ist abgelaufen", page.TextOf("h1"));
            Assert.Equal(Reason, page.QuerySelector("main blockquote")!.TextContent);
            Assert.DoesNotContain("ein Passwort mit", html, StringComparison.Ordinal);
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        }
    }

    [Fact]
    public async Task A_strangers_form_puts_no_words_into_our_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/verwaltung/beitraege?handler=Block")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["reason"] = "Rufen Sie sofort diese Nummer an: 0000 1234" }),
        };
        request.Headers.Add("Origin", "https://boese.example");
        using var answer = await app.City("herzberg").SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain("Rufen Sie sofort", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
