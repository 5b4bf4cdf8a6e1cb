using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel.Caching;

namespace MultiIsek.Tests.Web;

/// <summary>What every answer carries, whatever kind of answer it is.</summary>
[Collection("app")]
public sealed class HeaderTests(App app)
{
    public static TheoryData<string, string, int> Answers =>
        new()
        {
            { "musterstadt.localhost", "/", 200 },
            { "musterstadt.localhost", "/gibt-es-nicht", 404 },
            { "musterstadt.localhost", "/dokumente/gibt-es-nicht/1/datei.pdf", 404 },
            { "musterstadt.localhost", "/theme.css", 200 },
            { "musterstadt.localhost", "/site.css", 200 },
            { "musterstadt.localhost", "/lib/kern.min.css", 200 },
            { "musterstadt.localhost", "/lib/gibt-es-nicht.css", 404 },
            { "musterstadt.localhost", "/health/live", 200 },
            { "musterstadt.localhost", "/health/ready", 200 },
            { "localhost", "/gibt-es-nicht", 404 },
            { "nobody.localhost", "/", 404 },
        };

    [Theory, MemberData(nameof(Answers))]
    public async Task Every_kind_of_answer_carries_the_security_headers(string host, string path, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;

        var answer = await app.Platform().SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        AssertSecure(answer);
    }

    [Fact]
    public async Task An_answer_to_the_wrong_method_carries_them_too()
    {
        var answer = await app.City("musterstadt").PostAsync("/health/live", null);

        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed]);
        AssertSecure(answer);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task A_reading_page_says_that_it_can_only_be_read(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/kontakt");

        var answer = await app.City("musterstadt").SendAsync(request);

        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.MethodNotAllowed, HttpStatusCode.BadRequest]);
        Assert.NotEqual("", (await answer.Html()).TextOf("h1"));
        AssertSecure(answer);
    }

    [Fact]
    public async Task An_error_tells_a_number_and_nothing_else()
    {
        await using var broken = app.WithWebHostBuilder(b => b.ConfigureTestServices(s => s.AddScoped<IBoundarySource, Broken>()));
        var client = broken.CreateClient(new() { BaseAddress = new Uri("http://musterstadt.localhost"), HandleCookies = false });

        var answer = await client.GetAsync("/");
        var body = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        AssertSecure(answer);
        Assert.Contains("Fehlernummer", body, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(Broken), body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-detail", body, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_https_browsers_are_told_to_stay_there()
    {
        await using var secure = app.WithWebHostBuilder(b => b.UseSetting("Platform:Scheme", "https"));
        var client = secure.CreateClient(new() { BaseAddress = new Uri("http://musterstadt.localhost"), HandleCookies = false });

        var answer = await client.GetAsync("/");

        Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
    }

    private static void AssertSecure(HttpResponseMessage answer)
    {
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join('|', values) : $"({name} is missing)";
        var policy = Header("Content-Security-Policy").Split("; ");
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain(policy, p => p.Contains("unsafe", StringComparison.Ordinal) || p.Contains('*') || p.Contains("http", StringComparison.Ordinal));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Contains(Header("Referrer-Policy"), (string[])["strict-origin-when-cross-origin", "no-referrer"]);
        Assert.Equal("geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()", Header("Permissions-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));
        if ((int)answer.StatusCode >= 400)
        {
            Assert.True(answer.Headers.CacheControl?.NoStore, $"Cache-Control: {answer.Headers.CacheControl}");
        }
    }

    private sealed class Broken : IBoundarySource
    {
        public ValueTask<DateTime?> NextAsync(DateTime now, CancellationToken ct) => throw new InvalidOperationException("secret-detail");
    }
}
