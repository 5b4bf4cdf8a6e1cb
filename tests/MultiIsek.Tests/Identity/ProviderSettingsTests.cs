using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Audit;
using MultiIsek.Identity.OpenId;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Tests.Identity;

/// <summary>The page on which an admin sets up the city's provider.</summary>
[Collection("openid")]
public sealed class ProviderSettingsTests(OpenIdApp app)
{
    private const string City = OpenIdApp.There;
    private const string Url = "/verwaltung/anmeldedienst";
    private const string Form = $"form[action='{Url}']";

    [Fact]
    public async Task An_admin_sets_it_up_and_never_sees_the_secret_again()
    {
        var admin = await Visitor.StaffAsync(app, City, Role.Admin);
        (string, string)[] typed =
        [
            ("label", "Stadtkonto"),
            ("authority", app.Other.Issuer + "/"),
            ("clientId", OidcServer.Client),
            ("secret", OidcServer.Secret),
            ("roleClaim", "groups"),
            ("rules", "isek-redaktion = Redaktion\nisek-leitung = leitung"),
            ("strong", "mfa hwk"),
            ("audience", "urn:isek:hagen"),
            ("isOn", "true"),
        ];

        using var answer = await admin.SubmitAsync(Url, Form, typed);
        var saved = await admin.PageAsync(answer.Headers.Location!.ToString());

        Assert.Contains("Gespeichert", saved.TextOf("[role=status]"), StringComparison.Ordinal);
        foreach (var page in new[] { saved, await admin.PageAsync(Url) })
        {
            Assert.DoesNotContain("geheim", page.Source.Text, StringComparison.Ordinal);
            Assert.Contains("Eines ist gespeichert", page.TextOf("#secret-h"), StringComparison.Ordinal);
            Assert.Equal(app.Other.Issuer, page.QuerySelector("#authority")!.GetAttribute("value")!.TrimEnd('/'));
            Assert.Equal("urn:isek:hagen", page.QuerySelector("#audience")!.GetAttribute("value"));
            Assert.Contains(OpenIdApp.Redirect(City), page.TextOf("aside"), StringComparison.Ordinal);
        }

        await using (var scope = app.Scope(City))
        {
            var db = scope.Get<IsekDbContext>();
            var row = await db.Set<IdentityProvider>().SingleAsync();
            Assert.DoesNotContain("geheim", row.SealedSecret, StringComparison.Ordinal);
            Assert.Equal(OidcServer.Secret, scope.Get<ProviderSecrets>().Open(row.SealedSecret));
            Assert.Equal([new("isek-redaktion", Role.Editor), new("isek-leitung", Role.Admin)], row.RoleRules);
            var entry = await db.Set<AuditEntry>().OrderByDescending(e => e.No).FirstAsync(e => e.Name == "provider.changed");
            Assert.Contains("Secret", entry.Fields, StringComparison.Ordinal);
            Assert.Contains("ApiAudience", entry.Fields, StringComparison.Ordinal);
        }

        await using (var elsewhere = app.Scope(OpenIdApp.Here))
        {
            await using var scope = app.Scope(City);
            var sealedHere = (await scope.Get<IsekDbContext>().Set<IdentityProvider>().SingleAsync()).SealedSecret;
            Assert.Throws<ProviderFaultException>(() => elsewhere.Get<ProviderSecrets>().Open(sealedHere));
        }

        // Another address would get the secret that was meant for the first.
        var moved = await admin.SubmitAsync(Url, Form, ("authority", app.Own.Issuer), ("isOn", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, moved.StatusCode);
        Assert.Contains("gehört das Geheimnis noch einmal", (await moved.Html()).TextOf(".errors"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("authority", "http://anmeldung.example", "https://")]
    [InlineData("authority", "https://nutzer:wort@anmeldung.example", "https://")]
    [InlineData("authority", "https://gibt-es-nicht.invalid", "gibt es nicht")]
    [InlineData("authority", "https://10.0.0.1", "nicht im öffentlichen Netz")]
    [InlineData("authority", "https://169.254.169.254", "nicht im öffentlichen Netz")]
    [InlineData("authority", "https://[fd00::1]", "nicht im öffentlichen Netz")]
    [InlineData("authority", "{issuer}/x", "Status 404")]
    [InlineData("label", "", "auf dem Knopf")]
    [InlineData("rules", "isek-redaktion: Redaktion", "keine Regel")]
    [InlineData("rules", "x = Bürgerkonto", "keine Regel")]
    [InlineData("roleClaim", "", "in welcher Angabe")]
    [InlineData("audience", OidcServer.Client, "eine andere sein als die Client-ID")]
    [InlineData("audience", "urn:isek hagen", "kein Leerzeichen")]
    public async Task What_is_wrong_is_said_in_German_and_not_saved(string field, string value, string words)
    {
        var admin = await Visitor.StaffAsync(app, City, Role.Admin);
        (string, string)[] typed =
        [
            ("label", "Falschkonto"),
            ("authority", app.Other.Issuer),
            ("clientId", OidcServer.Client),
            ("secret", OidcServer.Secret),
            ("roleClaim", "groups"),
            ("rules", "isek-redaktion = Redaktion"),
            ("isOn", "true"),
            (field, value.Replace("{issuer}", app.Other.Issuer, StringComparison.Ordinal)),
        ];

        var answer = await admin.SubmitAsync(Url, Form, typed);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Html();
        Assert.Contains(words, page.TextOf(".errors"), StringComparison.Ordinal);
        Assert.Equal(OidcServer.Client, page.QuerySelector("#clientId")!.GetAttribute("value"));
        await using var scope = app.Scope(City);
        Assert.False(await scope.Get<IsekDbContext>().Set<IdentityProvider>().AnyAsync(p => p.Label == "Falschkonto"));
    }

    [Fact]
    public async Task A_form_that_comes_too_late_moves_nothing_not_even_the_audience()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        await app.SetUpAsync(copy.Slug, app.Other.Issuer, c => c with { ApiAudience = $"urn:zuerst:{copy.Slug}" });
        var admin = await Visitor.StaffAsync(app, copy.Slug, Role.Admin);
        var late = await FreshSignInTests.FormAsync(admin, Url);
        var began = (await admin.PageAsync(Url)).QuerySelector($"{Form} input[name=revision]")!.GetAttribute("value")!;
        await app.SetUpAsync(copy.Slug, app.Other.Issuer, c => c with { ApiAudience = $"urn:dann:{copy.Slug}" });

        Dictionary<string, string> typed = new()
        {
            ["form"] = late,
            ["revision"] = began,
            ["label"] = "Stadtkonto",
            ["authority"] = app.Other.Issuer,
            ["clientId"] = OidcServer.Client,
            ["audience"] = $"urn:spaet:{copy.Slug}",
        };
        using var answer = await admin.PostAsync(Url, typed);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await answer.Html();
        Assert.Contains("Inzwischen hat jemand anderes gespeichert", page.TextOf(".errors"), StringComparison.Ordinal);
        Assert.Equal("Stadtkonto", page.QuerySelector("#label")!.GetAttribute("value"));
        await using (var scope = app.Scope(copy.Slug))
        {
            Assert.Equal($"urn:dann:{copy.Slug}", (await scope.Get<IsekDbContext>().Set<IdentityProvider>().SingleAsync()).ApiAudience);
            var tenant = scope.Get<CurrentTenant>().Place.Id;
            Assert.True(await ApiAudienceClaim.TakeAsync(scope.Get<CatalogDbContext>(), tenant, app.Other.Issuer, $"urn:dann:{copy.Slug}", default));
        }

        await using (var elsewhere = app.Scope(OpenIdApp.Here))
        {
            var tenant = elsewhere.Get<CurrentTenant>().Place.Id;
            Assert.False(await ApiAudienceClaim.TakeAsync(elsewhere.Get<CatalogDbContext>(), tenant, app.Other.Issuer, $"urn:dann:{copy.Slug}", default));
        }

        // Told of it, the person may save over it.
        typed["revision"] = page.QuerySelector($"{Form} input[name=revision]")!.GetAttribute("value")!;
        using var again = await admin.PostAsync(Url, typed);
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
    }

    [Fact]
    public async Task It_asks_for_a_recent_sign_in_and_is_no_business_of_editors()
    {
        var admin = await Visitor.StaffAsync(app, City, Role.Admin);
        var editor = await Visitor.StaffAsync(app, City, Role.Editor);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync(Url)).StatusCode);

        using var later = app.Time.At(app.Time.Now + TimeSpan.FromMinutes(16));
        Assert.StartsWith("/anmelden", (await admin.GetAsync(Url)).Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("2a00:1450:4001:80e::200e", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("ff02::1", false)]
    public void Only_the_public_network_is_called(string address, bool isPublic) => Assert.Equal(isPublic, PublicNetwork.Contains(IPAddress.Parse(address)));
}
