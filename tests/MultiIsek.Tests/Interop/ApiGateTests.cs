using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MultiIsek.Interop.Api;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tests.Interop;

/// <summary>The gate alone, with something behind it that no test could bring about through HTTP.</summary>
[Collection("app")]
public sealed class ApiGateTests(App app)
{
    [Fact]
    public async Task What_breaks_is_a_problem_with_a_number_and_nothing_of_the_inside()
    {
        var (status, body, http) = await AskAsync(async inner =>
        {
            await inner.Response.WriteAsync("Ein halber Satz");
            throw new InvalidOperationException("geheim: /srv/isek, SELECT");
        });

        Assert.Equal((StatusCodes.Status500InternalServerError, "application/problem+json"), (status, http.Response.ContentType));
        Assert.Contains("\"correlationId\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", body, StringComparison.Ordinal);
        Assert.DoesNotContain("halber", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        Assert.Equal("no-store", http.Response.Headers.CacheControl.ToString());
        Assert.Equal(0, http.Response.Headers.ETag.Count);
    }

    [Fact]
    public async Task A_status_without_words_gets_them()
    {
        var (status, body, _) = await AskAsync(inner =>
        {
            inner.Response.StatusCode = StatusCodes.Status502BadGateway;
            return Task.CompletedTask;
        });

        Assert.Equal(StatusCodes.Status502BadGateway, status);
        Assert.Contains("Bei uns ist ein Fehler aufgetreten", body, StringComparison.Ordinal);
    }

    [Fact]
    public void All_callers_of_a_city_together_have_a_limit_and_other_cities_their_own()
    {
        var limits = new ApiLimits(Options.Create(new ApiOptions { PerAddress = 2, PerTenant = 3 }), TimeProvider.System);
        bool Take(int tenant, string address)
        {
            var http = new DefaultHttpContext();
            http.Connection.RemoteIpAddress = IPAddress.Parse(address);
            return limits.Take(tenant, http) is null;
        }

        Assert.Equal([true, true, false], new[] { Take(1, "192.0.2.1"), Take(1, "192.0.2.1"), Take(1, "192.0.2.1") });
        Assert.Equal([true, false], new[] { Take(1, "192.0.2.2"), Take(1, "192.0.2.3") });
        Assert.Equal([true, true, false], new[] { Take(2, "2001:db8::1"), Take(2, "2001:db8::2"), Take(2, "2001:db8::ffff:3") });
    }

    [Theory]
    [InlineData(0, 1, 60, false)]
    [InlineData(1, 0, 60, false)]
    [InlineData(1, 1, 0, false)]
    [InlineData(1, 1, 60, true)]
    public void Limits_that_make_no_sense_keep_the_server_from_starting(int address, int tenant, int seconds, bool isValid)
    {
        var options = new ApiOptions
        {
            PerAddress = address,
            PerTenant = tenant,
            Window = TimeSpan.FromSeconds(seconds),
        };

        Assert.Equal(isValid, Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true));
    }

    private async Task<(int Status, string Body, HttpContext Http)> AskAsync(RequestDelegate behind)
    {
        var limits = new ApiLimits(Options.Create(new ApiOptions()), TimeProvider.System);
        var gate = new ApiGate(behind, limits, NullLogger<ApiGate>.Instance);
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = app.Services, Response = { Body = body } };
        http.Request.Method = HttpMethods.Get;
        http.Request.Path = "/api/v1/plans";
        http.Features.Set((await app.SendAsync(new ListTenants())).First(t => t.Place.Slug == "musterstadt"));
        await gate.InvokeAsync(http);
        return (http.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()), http);
    }
}
