using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Walls;

/// <summary>P1: two cities that look alike. Whatever address, key or id of the one is asked for at the other, nothing of it is seen or changed.</summary>
[Collection("app")]
public sealed class IsolationTests(App app) : IAsyncLifetime
{
    private const string Ours = "zwilling-eins";
    private const string Theirs = "zwilling-zwei";
    private static readonly string Canary = TwinCity.Canary(Theirs);
    private IReadOnlyList<string> _keys = [];

    public async Task InitializeAsync()
    {
        foreach (var slug in new[] { Ours, Theirs })
        {
            using var folder = new TemporaryFolder();
            _keys = TwinCity.Write(folder.Path, slug);
            await app.ImportAsync(folder.Path);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Nothing_of_one_city_is_reached_at_the_host_of_another()
    {
        var addresses = (await Crawler.CrawlAsync(app.City(Theirs), 400)).Where(v => v.Status == HttpStatusCode.OK).ToList();
        Assert.Contains(addresses, v => v.Page?.DocumentElement.TextContent.Contains(Canary, StringComparison.OrdinalIgnoreCase) == true);
        var before = await RowsAsync(Theirs);
        var client = app.City(Ours);
        var requests = 0;
        foreach (var address in addresses.Select(v => v.Address).Concat(await FilledRoutesAsync()).Distinct())
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Post, HttpMethod.Delete })
            {
                using var request = new HttpRequestMessage(method, address);
                if (method == HttpMethod.Post)
                {
                    request.Content = new FormUrlEncodedContent([new("element", _keys[0]), new("text", "ein Kommentar")]);
                    request.Headers.Add("Origin", $"http://{Ours}.localhost");
                }

                await AssertClosedAsync(client, request, address);
                requests++;
            }
        }

        Assert.True(requests >= 2_000, $"only {requests} requests");
        Assert.Equal(before, await RowsAsync(Theirs));
        Assert.DoesNotContain(app.Log.Lines, l => l.Contains(Canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Searching_at_one_city_finds_nothing_of_another()
    {
        foreach (var word in new[] { "Kanarienvogel", "Musterstadt", "Vorhaben", "Plan", "Aue" })
        {
            var page = await app.City(Ours).GetStringAsync($"/suche?q={word}");
            Assert.DoesNotContain(Canary, page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain($"-{Theirs}", page, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_same_address_at_both_cities_has_two_tags()
    {
        var ours = await app.City(Ours).GetAsync("/");
        var theirs = await app.City(Theirs).GetAsync("/");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.IfNoneMatch.Add(theirs.Headers.ETag!);

        var answer = await app.City(Ours).SendAsync(request);

        Assert.NotEqual(ours.Headers.ETag, theirs.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Files_lie_in_a_folder_of_each_city()
    {
        var (ours, theirs) = (app.PlaceOf(Ours).Id, app.PlaceOf(Theirs).Id);
        await using var scope = app.Scope(Theirs);
        var hashes = await scope.Get<IsekDbContext>().Set<MultiIsek.Documents.Versions.DocumentVersion>().Select(v => v.Sha256).ToListAsync();
        var blobs = app.Services.GetRequiredService<MultiIsek.Kernel.Files.IBlobStore>();

        Assert.NotEmpty(hashes);
        foreach (var hash in hashes)
        {
            await using var own = await blobs.OpenAsync(theirs, hash, CancellationToken.None);
            Assert.NotNull(own);
            Assert.Null(await blobs.OpenAsync(ours, hash, CancellationToken.None));
        }
    }

    [Fact]
    public async Task An_admin_of_one_city_opens_no_desk_page_of_another_citys_plan()
    {
        var admin = await Visitor.StaffAsync(app, Ours, Role.Admin);
        var asked = 0;
        foreach (
            var address in (await FilledRoutesAsync())
                .Where(a => a.StartsWith("/verwaltung/plan/", StringComparison.Ordinal) && a.Contains(Theirs, StringComparison.Ordinal))
                .Distinct()
        )
        {
            using var answer = await admin.GetAsync(address);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{address}: {(int)answer.StatusCode}");
            asked++;
        }

        Assert.True(asked >= 5, $"only {asked} pages");
    }

    private static async Task AssertClosedAsync(HttpClient client, HttpRequestMessage request, string address)
    {
        using var answer = await client.SendAsync(request);
        var what = $"{request.Method} {address}: {(int)answer.StatusCode}";
        var body = await answer.Content.ReadAsStringAsync();
        // A form that is refused repeats the address it was sent to, so the keys of the address itself do not count; texts do.
        Assert.False(body.Contains(Canary, StringComparison.OrdinalIgnoreCase), what);
        Assert.DoesNotContain(answer.Headers.Concat(answer.Content.Headers).SelectMany(h => h.Value), v => v.Contains(Canary, StringComparison.OrdinalIgnoreCase));
        Assert.True((int)answer.StatusCode < 500, what);
        if (Path(address).Contains($"-{Theirs}", StringComparison.Ordinal) || Guid.TryParse(Path(address).Split('/')[^1], out _))
        {
            // A guest is sent to the sign-in of the desk whatever the address names; who is signed in reads below.
            var isAskedWho = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location?.ToString().StartsWith("/anmelden?", StringComparison.Ordinal) == true;
            Assert.True(
                isAskedWho || answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed,
                what
            );
        }
    }

    private static string Path(string address) => address.Split('?')[0];

    // Every route of the endpoint list with every key and id of the other city in each of its places.
    private async Task<IEnumerable<string>> FilledRoutesAsync()
    {
        var ids = await IdsAsync(Theirs);
        var ours = _keys.Select(k => k.Replace($"-{Theirs}", $"-{Ours}", StringComparison.Ordinal)).ToList();
        var names = _keys.Concat(ids.Select(i => i.ToString())).ToList();
        return app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && e.RoutePattern.Parameters.Count > 0)
            .Select(e => e.RoutePattern)
            .SelectMany(route => names.Select((name, i) => Fill(route, name, ours[i % ours.Count])));
    }

    // The last place takes the other city's name, those before it one of ours, so that the way there is open.
    private static string Fill(Microsoft.AspNetCore.Routing.Patterns.RoutePattern route, string name, string ours) =>
        "/"
        + string.Join(
            '/',
            route.PathSegments.Select(segment =>
                string.Concat(
                    segment.Parts.Select(part =>
                        part switch
                        {
                            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
                            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "no" or "code" or "number" } => "1",
                            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart p => p.Name == route.Parameters[^1].Name
                            || route.Parameters.Count == 1
                            || name.Length % 2 == 0
                                ? name
                                : ours,
                            _ => "x",
                        }
                    )
                )
            )
        );

    private async Task<List<Guid>> IdsAsync(string city)
    {
        await using var scope = app.Scope(city);
        var db = scope.Get<IsekDbContext>();
        List<Guid> ids = [];
        foreach (var table in db.Model.GetEntityTypes().Where(e => e.FindProperty("Id")?.ClrType == typeof(Guid)).Select(e => e.GetTableName()))
        {
            var sql = $"SELECT \"Id\" AS \"Value\" FROM {table} WHERE \"TenantId\" = {{0}}";
            ids.AddRange((await db.Database.SqlQueryRaw<Guid>(sql, db.Tenant.Id).ToListAsync()).Take(12));
        }

        return ids;
    }

    private async Task<string> RowsAsync(string city)
    {
        await using var scope = app.Scope(city);
        var db = scope.Get<IsekDbContext>();
        List<string> counts = [];
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).Distinct().Order(StringComparer.Ordinal))
        {
            var sql = $"SELECT count(*) AS \"Value\" FROM {table} WHERE \"TenantId\" = {{0}}";
            counts.Add($"{table} {await db.Database.SqlQueryRaw<int>(sql, db.Tenant.Id).SingleAsync()}");
        }

        return string.Join('\n', [.. counts, $"revision {await db.Set<TenantRevision>().Select(r => r.Value).SingleAsync()}"]);
    }
}
