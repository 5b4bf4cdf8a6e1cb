using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MultiIsek.Kernel.People;

namespace MultiIsek.Tests;

/// <summary>Who may call what: authorization-matrix.csv is the agreement, the endpoint list is the fact.</summary>
[Collection("app")]
public sealed class AuthorizationTests(App app)
{
    private const string Matrix = "tests/MultiIsek.Tests/authorization-matrix.csv";
    private const string Guest = "guest";

    /// <summary>For who reads the matrix: everybody there is. The operator's people stand for themselves on the platform's host; in a visit they are an admin.</summary>
    private static readonly string[] Columns = [Guest, .. Enum.GetValues<Role>().Select(r => r.ToString().ToLowerInvariant()), Policies.Operator];

    [Fact]
    public void The_matrix_names_every_endpoint_and_who_may_call_it()
    {
        var actual = Endpoints()
            .Select(e => $"/{e.RoutePattern.RawText?.TrimStart('/')};{Methods(e)};{Who(e)};{string.Join(';', Columns.Select(c => LetsIn(Who(e), c) ? "x" : "-"))}")
            .Distinct()
            .Order(StringComparer.Ordinal);
        var text = string.Join("\n", actual.Prepend($"endpoint;methods;who;{string.Join(';', Columns)}")) + "\n";
        if (Environment.GetEnvironmentVariable("ISEK_WRITE_MATRIX") == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, Matrix), text);
        }

        // An endpoint of yours is missing? Look at the row, then: ISEK_WRITE_MATRIX=1 bash tests/run sqlite AuthorizationTests
        Assert.Equal(Repository.Read(Matrix).Split('\n'), text.Split('\n'));
    }

    [Fact]
    public async Task What_names_no_role_is_closed()
    {
        var policy = app.Services.GetRequiredService<IOptions<AuthorizationOptions>>().Value.FallbackPolicy;
        Assert.NotNull(policy);
        var stranger = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity("test"));

        var result = await app.Services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(stranger, null, policy);

        Assert.False(result.Succeeded);
    }

    [Fact]
    public void Files_of_the_front_end_are_open_to_all()
    {
        var assets = Sources().OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is not null).ToList();

        Assert.NotEmpty(assets);
        Assert.All(assets, a => Assert.NotNull(a.Metadata.GetMetadata<IAllowAnonymous>()));
    }

    private IEnumerable<RouteEndpoint> Endpoints() => Sources().OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null);

    private IReadOnlyList<Microsoft.AspNetCore.Http.Endpoint> Sources() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    // A policy of MultiIsek.Kernel.People.Policies; "nobody" is what the fallback policy closes.
    private static string Who(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "anonymous" : endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy ?? "nobody";

    private static bool LetsIn(string who, string column) =>
        who switch
        {
            "anonymous" => true,
            "nobody" => false,
            Policies.Operator => column == Policies.Operator,
            Policies.SignedIn => column is not (Guest or Policies.Operator),
            _ => Policies.Roles[who].Any(r => string.Equals(r.ToString(), column, StringComparison.OrdinalIgnoreCase)),
        };

    private static string Methods(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is { } named)
        {
            return string.Join(' ', named.HttpMethods);
        }

        // A page answers the methods it has handlers for.
        var page = endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.CompiledPageActionDescriptor>();
        var handlers = page?.HandlerMethods.Select(h => h.HttpMethod.ToUpperInvariant()).Distinct().Order(StringComparer.Ordinal);
        return handlers?.Any() == true ? string.Join(' ', handlers) : "page";
    }
}
