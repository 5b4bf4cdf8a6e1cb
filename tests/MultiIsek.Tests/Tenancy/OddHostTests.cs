using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tests.Tenancy;

/// <summary>The real server, and cities that may not be shown.</summary>
public sealed class OddHostServer(App app) : IAsyncLifetime
{
    public const string Suspended = "abgeschaltet";
    public const string Unpublished = "unfertig";

    public Product Product { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await app.SendAsync(new CreateTenant(Suspended, "Probestadt", Land.BB, "12000001") { IsDemonstration = true });
        await app.SendAsync(new SetTenantState(Suspended, TenantState.Suspended));
        await app.SendAsync(new CreateTenant(Unpublished, "Probestadt", Land.BB, "12000002"));
        // As loud as a configuration can make it: the log of a host name that throws must not drop the connection.
        Product = await Product.StartAsync(
            app,
            "--Logging:LogLevel:Microsoft.AspNetCore=Trace",
            "--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace",
            "--Logging:Console:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace"
        );
    }

    public async Task DisposeAsync() => await Product.DisposeAsync();
}

/// <summary>P3: hosts of nobody, malformed ones and those of cities that may not be shown, over raw sockets against the real server.</summary>
[Collection("app")]
public sealed class OddHostTests(App app, OddHostServer server) : IClassFixture<OddHostServer>
{
    private const string Own = "eigene-domain.example";

    public static TheoryData<string> Odd =>
        [
            "nobody.localhost",
            "musterstadt.localhost.",
            "localhost.",
            "xn--.localhost",
            "xn--a.localhost",
            "xn--99999999999999999.localhost",
            "xn--ls8h\u00fc.localhost",
            "xn--musterstadt-",
            "",
            " ",
            ".",
            "..",
            ".localhost",
            "musterstadt..localhost",
            "-musterstadt.localhost",
            "musterstadt-.localhost",
            "musterstadt.localhost.evil.example",
            "evilmusterstadt.localhost",
            "evil-musterstadt.localhost",
            "musterstadtlocalhost",
            "musterstadt.evil.example",
            "musterstadt.localhost@evil.example",
            "musterstadt.localhost/evil",
            "musterstadt.localhost#",
            "musterstadt.localhost?x",
            "musterstadt.localhost:",
            "musterstadt.localhost:abc",
            "musterstadt.localhost:99999999",
            "musterstadt_localhost",
            "musterstadt%2elocalhost",
            "musterstadt .localhost",
            "musterstadt,localhost",
            "m\u00fcsterstadt.localhost",
            "*.localhost",
            "127.0.0.1",
            "127.0.0.1:80",
            "0.0.0.0",
            "2130706433",
            "0x7f000001",
            "[::1]",
            "[::1]:80",
            "::1",
            "[::1%25lo]",
            "[musterstadt.localhost]",
            "a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w.x.y.z.localhost",
            new string('a', 300),
            new string('a', 300) + ".localhost",
            new string('a', 64) + ".localhost",
            string.Join('.', Enumerable.Repeat("a", 200)),
            string.Join('.', Enumerable.Repeat("musterstadt", 500)),
            "'; DROP TABLE tenancy_tenants; --",
            "<script>alert(1)</script>",
            "musterstadt.localhost\u0000",
            "null",
            "undefined",
        ];

    [Theory, MemberData(nameof(Odd))]
    public async Task A_host_that_is_no_citys_gets_the_neutral_page_or_a_bare_refusal(string host) => AssertNeutral(await GetAsync(host));

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: musterstadt.localhost\r\nHost: localhost\r\nConnection: close\r\n\r\n")]
    [InlineData("GET http://musterstadt.localhost/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")]
    [InlineData(
        "GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: musterstadt.localhost\r\nForwarded: host=musterstadt.localhost\r\nX-Original-Host: musterstadt.localhost\r\nConnection: close\r\n\r\n"
    )]
    [InlineData("GET / HTTP/1.0\r\n\r\n")]
    [InlineData("GET / HTTP/1.0\r\nHost:\r\n\r\n")]
    [InlineData("GET /plattform/ HTTP/1.1\r\nHost: musterstadt.localhost\r\nConnection: close\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nHost: xn--.localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /site.css HTTP/1.1\r\nHost: xn--.localhost\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: xn--.localhost\r\nConnection: close\r\n\r\n")]
    [InlineData("OPTIONS * HTTP/1.1\r\nHost: nobody.localhost\r\nConnection: close\r\n\r\n")]
    public async Task An_odd_request_gets_the_neutral_page_or_a_bare_refusal(string request) => AssertNeutral(await server.Product.SendAsync(request));

    [Fact]
    public async Task The_answer_to_a_stranger_does_not_depend_on_what_was_asked_for()
    {
        var bodies = new List<string>();
        foreach (var host in new[] { "nobody.localhost", "evil-musterstadt.localhost", "other.example" })
        {
            bodies.Add(Body(await GetAsync(host)));
        }

        Assert.Single(bodies.Distinct());
    }

    [Theory]
    [InlineData("MUSTERSTADT.LOCALHOST")]
    [InlineData("Musterstadt.localhost:4711")]
    public async Task Case_and_port_make_no_other_city(string host) => Assert.Equal(200, Status(await GetAsync(host)));

    [Fact]
    public async Task A_suspended_city_answers_503_and_names_nobody()
    {
        var bodies = new List<string>();
        foreach (var path in new[] { "/", "/theme.css", "/icon.svg", "/robots.txt", "/sitemap.xml", "/anmelden", "/verwaltung", "/plan", "/favicon.ico" })
        {
            var answer = await GetAsync($"{OddHostServer.Suspended}.localhost", path);
            Assert.Equal(503, Status(answer));
            Assert.Contains("Retry-After: ", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("Probestadt", answer, StringComparison.Ordinal);
            Assert.DoesNotContain(OddHostServer.Suspended + ".localhost", answer, StringComparison.OrdinalIgnoreCase);
            bodies.Add(Body(answer));
        }

        Assert.Single(bodies.Distinct());
    }

    [Fact]
    public async Task A_city_without_legal_pages_is_not_public_until_it_has_them()
    {
        var before = await GetAsync($"{OddHostServer.Unpublished}.localhost");
        Assert.Equal(404, Status(before));
        Assert.Contains("noch nicht veröffentlicht", WebUtility.HtmlDecode(before), StringComparison.Ordinal);
        Assert.DoesNotContain("Probestadt", before, StringComparison.Ordinal);
        foreach (var kind in Enum.GetValues<LegalKind>())
        {
            await app.SendAsync(new SetLegalPage(OddHostServer.Unpublished, kind, "### Angaben\n\nDie Angaben der Stadt."));
        }

        // The other instance looks at the catalog at most one second later.
        await Eventually(async () => Status(await GetAsync($"{OddHostServer.Unpublished}.localhost")) == 200);
    }

    [Fact]
    public async Task Other_hosts_of_a_city_lead_to_the_canonical_one()
    {
        using var folder = new TemporaryFolder();
        var city = new JsonObject
        {
            ["slug"] = "mit-domain",
            ["name"] = "Mit Domain",
            ["land"] = "BB",
            ["ags"] = "12000000",
            ["demonstration"] = true,
            ["ownHosts"] = new JsonArray($"www.{Own}", Own),
        };
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "tenant.json"), city.ToJsonString());
        await app.ImportAsync(folder.Path);

        await Eventually(async () => Status(await GetAsync(Own)) == 301);
        foreach (var host in new[] { Own, "mit-domain.localhost" })
        {
            Assert.Contains($"\nLocation: http://www.{Own}:{server.Product.Port}/plan?ort=a%20b\r", await GetAsync(host, "/plan?ort=a%20b"), StringComparison.Ordinal);
        }

        Assert.Equal(200, Status(await GetAsync($"www.{Own}")));
        var post = await server.Product.SendAsync($"POST /suche HTTP/1.1\r\nHost: {Own}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        Assert.Equal(308, Status(post));
    }

    private Task<string> GetAsync(string host, string path = "/") => server.Product.SendAsync($"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");

    private static int Status(string answer) => int.Parse(answer.AsSpan("HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture);

    private static string Body(string answer) => answer[answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)..];

    private static void AssertNeutral(string answer)
    {
        Assert.StartsWith("HTTP/1.1 ", answer, StringComparison.Ordinal);
        Assert.Contains(Status(answer), (int[])[400, 404]);
        Assert.DoesNotContain("Musterstadt", answer, StringComparison.OrdinalIgnoreCase);
        if (Status(answer) == 404)
        {
            Assert.Contains("Unter dieser Adresse ist keine Stadt zu finden", answer, StringComparison.Ordinal);
            Assert.Contains("\nContent-Security-Policy: default-src 'none'", answer, StringComparison.Ordinal);
            Assert.Contains("\nCache-Control: no-store\r", answer, StringComparison.Ordinal);
        }
    }

    private static async Task Eventually(Func<Task<bool>> isSo)
    {
        for (var patience = System.Diagnostics.Stopwatch.StartNew(); !await isSo(); )
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(10), "not within ten seconds");
        }
    }
}
