using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel.People;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Web;

/// <summary>A NUL in an address: no database takes one, and no page breaks of it. Every reading endpoint of authorization-matrix.csv, as somebody who may open it.</summary>
[Collection("app")]
public sealed class ReadableAddressTests(App app)
{
    private const string City = "musterstadt";
    private static readonly string[] Api = ["limit", "cursor", "plan", "version", "role", "phase", "state"];

    // Where the way to the database leads over something that is there.
    private static readonly Dictionary<string, string> There = new()
    {
        ["/plan/{plan}"] = "/plan/stadtumbauplan",
        ["/plan/{plan}/{element}"] = "/plan/stadtumbauplan/p-plaetze",
        ["/plan/{plan}/{element}/kommentare"] = "/plan/stadtumbauplan/p-plaetze/kommentare",
        ["/fassungen/{plan}"] = "/fassungen/stadtumbauplan",
        ["/termine/{key}"] = "/termine/planungscafe",
        ["/api/v1/plans/{key}"] = "/api/v1/plans/stadtumbauplan",
        ["/plattform/betrieb/stadt/{slug}"] = $"/plattform/betrieb/stadt/{City}",
    };

    [Fact]
    public async Task A_nul_in_a_query_is_never_more_than_not_found()
    {
        Dictionary<string, Visitor> people = new()
        {
            ["anonymous"] = new Visitor(app, City),
            ["contributor"] = await Visitor.StaffAsync(app, City, Role.Contributor),
            ["admin"] = await Visitor.StaffAsync(app, City, Role.Admin),
            ["operator"] = (await app.OperatorAsync()).Visitor,
            ["platform"] = new Visitor(app, ""),
        };
        List<string> wrong = [];
        var tried = 0;
        foreach (var endpoint in Endpoints())
        {
            var raw = $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}";
            var path = There.GetValueOrDefault(raw) ?? Filled(endpoint, raw);
            var person = people[Who(endpoint, raw)];
            var isApi = raw.StartsWith("/api/v1/", StringComparison.Ordinal);
            if (There.ContainsKey(raw) && !raw.EndsWith("/kommentare", StringComparison.Ordinal))
            {
                Assert.Equal(HttpStatusCode.OK, (await AskAsync(person, path)).Status);
            }

            var queries = Names(endpoint, isApi).SelectMany(name => new[] { $"{path}?{name}=%00", $"{path}?{name}=a%00b", $"{path}?{name}%00=1" });
            foreach (var url in queries)
            {
                tried++;
                var (status, text) = await AskAsync(person, url);
                if (status != HttpStatusCode.NotFound && !(isApi && status == HttpStatusCode.BadRequest && text.Contains("\"errors\"", StringComparison.Ordinal)))
                {
                    wrong.Add($"{url}: {(int)status}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(tried > 200, $"only {tried} tries");
    }

    [Fact]
    public async Task The_answer_is_a_page_and_the_same_whether_the_page_is_kept_or_not()
    {
        var client = app.City("hagen");
        using var kept = await client.GetAsync("/orte");
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);

        using var answer = await client.GetAsync("/orte?utm_source=%00");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("Diese Seite gibt es nicht", (await answer.Html()).TextOf("h1"));
        using var meant = await client.GetAsync("/suche?q=100%2500");
        Assert.Equal(HttpStatusCode.OK, meant.StatusCode);
    }

    [Theory]
    [InlineData("/plan/%00")]
    [InlineData("/dokumente/a%00b")]
    [InlineData("/einladung/%00")]
    [InlineData("/api/v1/plans/a%00")]
    public async Task A_nul_in_a_path_does_not_even_reach_the_pages(string path)
    {
        await using var product = await Product.StartAsync(app);

        var answer = await product.SendAsync($"GET {path} HTTP/1.1\r\nHost: {City}.localhost:{product.Port}\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_with_a_nul_in_it_is_nobodys()
    {
        foreach (var name in (string[])["konto", "code", "besuch", "form", "dienst"])
        {
            var visitor = new Visitor(app, City) { Cookies = { [$"isek-{name}"] = "a%00b" } };
            using var answer = await visitor.GetAsync("/verwaltung");
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{name}: {answer.StatusCode}");
        }
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true)
            // The description of the interface reads no query at all.
            .Where(e => e.RoutePattern.RawText?.EndsWith("openapi.json", StringComparison.Ordinal) != true);

    private static string Who(RouteEndpoint endpoint, string raw) =>
        endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is null
            ? endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAuthorizeData>()?.Policy switch
            {
                "operator" => "operator",
                "contributor" => "contributor",
                _ => "admin",
            }
        : raw.StartsWith("/plattform", StringComparison.Ordinal) ? "platform"
        : "anonymous";

    private static string Filled(RouteEndpoint endpoint, string raw)
    {
        foreach (var parameter in endpoint.RoutePattern.Parameters)
        {
            var at = raw.IndexOf($"{{{parameter.Name}", StringComparison.Ordinal);
            // Of a pattern that holds brackets itself only the last one closes it.
            var end = raw.IndexOf('/', at) is var slash and > 0 ? slash : raw.Length;
            raw = raw[..at] + "1" + raw[end..];
        }

        return raw;
    }

    private static IEnumerable<string> Names(RouteEndpoint endpoint, bool isApi)
    {
        var page = endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>();
        var read = (page?.HandlerMethods ?? [])
            .Where(h => h.HttpMethod == "Get")
            .SelectMany(h => h.Parameters)
            .SelectMany(p => Names(p.ParameterType, p.BindingInfo?.BinderModelName ?? p.Name));
        var bound = (page?.BoundProperties ?? []).Select(p => p.BindingInfo?.BinderModelName ?? p.Name);
        return read.Concat(bound).Concat(isApi ? Api : ["handler", "weiter"]).Except(endpoint.RoutePattern.Parameters.Select(p => p.Name)).Distinct();
    }

    private static IEnumerable<string> Names(Type type, string name) =>
        type == typeof(CancellationToken) ? []
        : type == typeof(string) || type.IsValueType ? [name]
        : type.GetProperties().Select(p => p.GetCustomAttributes().OfType<IModelNameProvider>().Select(n => n.Name).FirstOrDefault() ?? p.Name);

    private static async Task<(HttpStatusCode Status, string Text)> AskAsync(Visitor person, string url)
    {
        using var answer = await person.GetAsync(url.StartsWith("/plattform", StringComparison.Ordinal) ? url["/plattform".Length..] : url);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
