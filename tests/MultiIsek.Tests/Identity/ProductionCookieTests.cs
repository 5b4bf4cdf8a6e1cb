using Microsoft.AspNetCore.Hosting;
using MultiIsek.Kernel.People;

namespace MultiIsek.Tests.Identity;

/// <summary>Over https, as cities run it: each cookie belongs to one host, is read by no script and goes along with no other site's form.</summary>
[Collection("openid")]
public sealed class ProductionCookieTests(OpenIdApp app)
{
    private const string City = OpenIdApp.Here;

    [Fact]
    public async Task Every_cookie_is_bound_to_its_host_and_sealed_off()
    {
        await using var secure = app.WithWebHostBuilder(b => b.UseSetting("Platform:Scheme", "https"));
        var jar = new Jar();
        var mail = $"{Guid.NewGuid():N}@example.org";
        var (staff, again) = (At(City), At(City));
        await staff.JoinAsync(await staff.InviteAsync(mail, Role.Editor));
        using var password = await again.SignInAsync(mail);
        using var code = await again.SubmitAsync("/anmelden/code", "main form", ("code", staff.Code()));
        Assert.Equal("/konto", code.Headers.Location?.ToString());
        using var passkey = await At(City).PostAsync("/anmelden?handler=PasskeyOptions", []);
        Assert.True(passkey.IsSuccessStatusCode);

        var (known, address) = await app.OperatorAsync();
        var person = At("");
        using var signedIn = await person.SubmitAsync(
            "/betrieb/anmelden",
            "main form",
            ("email", address),
            ("password", Visitor.Password),
            ("code", app.CodeOf(known.OperatorKey!))
        );
        Assert.Equal("/betrieb", signedIn.Headers.Location?.ToString());
        using var entered = await At(City).SubmitAsync(await person.OpenVisitAsync(City, 15, "Cookies werden geprüft"), "main form");
        Assert.Equal("/verwaltung", entered.Headers.Location?.ToString());

        using var there = await At(City).PostAsync("/anmelden/dienst", []);
        Assert.True(there.Headers.Contains("Refresh"), $"{(int)there.StatusCode}");
        using var left = await again.SubmitAsync("/konto", "form[action$='EndOthers']");

        Assert.Equal(
            ["__Host-isek-besuch", "__Host-isek-betrieb", "__Host-isek-code", "__Host-isek-dienst", "__Host-isek-extern", "__Host-isek-form", "__Host-isek-konto"],
            jar.Lines.Select(l => l.Split('=')[0]).Distinct().Order(StringComparer.Ordinal)
        );
        Assert.All(
            jar.Lines,
            line =>
            {
                var parts = line.Split(';').Skip(1).Select(p => p.Trim().ToLowerInvariant()).ToList();
                Assert.True(parts.Contains("secure") && parts.Contains("httponly") && parts.Contains("path=/"), line);
                Assert.True(parts.Contains("samesite=strict") || parts.Contains("samesite=lax"), line);
                Assert.DoesNotContain(parts, p => p.StartsWith("domain", StringComparison.Ordinal));
            }
        );

        Visitor At(string city) => new(app, city, secure.CreateDefaultClient(new Uri(city.Length == 0 ? "https://localhost" : $"https://{city}.localhost"), new Through(jar)));
    }

    private sealed class Jar
    {
        public List<string> Lines { get; } = [];
    }

    private sealed class Through(Jar jar) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            jar.Lines.AddRange(answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : []);
            return answer;
        }
    }
}
