using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Interop.Api;

namespace MultiIsek.Tests.Interop;

[Collection("app")]
public sealed class OpenApiTests(App app)
{
    private const string Address = "/api/v1/openapi.json";

    [Fact]
    public async Task The_description_is_of_version_3_1_and_names_every_endpoint_and_no_other()
    {
        var document = await app.ReadAsync("musterstadt", Address);
        var described = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(m => $"{m.Name.ToUpperInvariant()} {p.Name}"));

        var endpoints = Endpoints().Where(e => e.Pattern != Address).SelectMany(e => e.Methods.Select(m => $"{m} {e.Pattern}")).ToList();

        var names = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(m => m.Value.Text("operationId"))).ToList();

        Assert.Equal(names.Distinct(), names);
        Assert.StartsWith("3.1.", document.Text("openapi"), StringComparison.Ordinal);
        Assert.Equal(14 * 2, endpoints.Count);
        Assert.Equal(endpoints.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_parameter_and_every_problem_is_described()
    {
        var document = await app.ReadAsync("musterstadt", Address);
        foreach (var endpoint in Endpoints().Where(e => e.Pattern != Address))
        {
            var get = document.GetProperty("paths").GetProperty(endpoint.Pattern).GetProperty("get");
            var named = get.TryGetProperty("parameters", out var all) ? all.EnumerateArray().Select(p => (p.Text("in"), p.Text("name"))).ToList() : [];

            Assert.Equal(endpoint.Parameters, named.Where(p => p.Item1 == "query").Select(p => p.Item2));
            Assert.Equal(endpoint.Pattern.EndsWith("{key}", StringComparison.Ordinal), named.Contains(("path", "key")));
            Assert.Superset(new HashSet<string> { "200", "304", "400", "401", "429", "503" }, get.GetProperty("responses").EnumerateObject().Select(r => r.Name).ToHashSet());
            Assert.True(get.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").TryGetProperty("schema", out _));
            Assert.Equal(3, get.GetProperty("security").GetArrayLength());
        }

        var limit = document.GetProperty("paths").GetProperty("/api/v1/plans").GetProperty("get").GetProperty("parameters").EnumerateArray().Single(p => p.Text("name") == "limit");
        Assert.Equal((1, 100, 50), (Schema("minimum"), Schema("maximum"), Schema("default")));
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("key").Text("scheme"));
        Assert.Equal("JWT", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("token").Text("bearerFormat"));

        int Schema(string name) => limit.GetProperty("schema").GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task What_an_entry_has_is_what_the_description_says()
    {
        var document = await app.ReadAsync("musterstadt", Address);
        var schemas = document.GetProperty("components").GetProperty("schemas");
        foreach (var list in Programs.Lists.Where(l => l != "contributions"))
        {
            var item = (await app.ReadAsync("musterstadt", $"{list}?limit=1")).GetProperty("items")[0];
            var name = $"{char.ToUpperInvariant(list[0])}{list[1..^1]}Resource";

            Assert.Equal(schemas.GetProperty(name).GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal), Names(item));
            Assert.Equal(schemas.GetProperty(name).GetProperty("required").EnumerateArray().Select(p => p.GetString()!).Order(StringComparer.Ordinal), Names(item));
        }

        static IEnumerable<string> Names(JsonElement item) => item.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal);
    }

    private IEnumerable<(string Pattern, IEnumerable<string> Methods, IEnumerable<string> Parameters)> Endpoints() =>
        app
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))
            .Select(e =>
                (
                    $"/{e.RoutePattern.RawText!.TrimStart('/')}",
                    (IEnumerable<string>)e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods,
                    e.Metadata.GetMetadata<ApiParameters>()?.All.Select(p => p.Name) ?? []
                )
            );
}
