using System.Net;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Audit;
using MultiIsek.Identity.Contracts;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Tenancy;

/// <summary>Own hosts of a city, and what hangs on the canonical one.</summary>
[Collection("app")]
public sealed class HostChangeTests(App app)
{
    [Fact]
    public async Task An_operator_adds_a_host_makes_it_the_canonical_one_and_takes_it_away()
    {
        var (slug, host) = (await CityAsync(), $"zukunft-{Guid.NewGuid():N}.example");
        var (code, output) = await Product.RunAsync(app, "tenant", "host", "add", slug, host.ToUpperInvariant());
        Assert.True(code == 0, output);
        Assert.Contains($"http://{slug}.localhost", output, StringComparison.Ordinal);
        using (var added = await app.Host(host).GetAsync("/impressum"))
        {
            Assert.Equal($"http://{slug}.localhost/impressum", added.Headers.Location?.ToString());
        }

        (code, output) = await Product.RunAsync(app, "tenant", "host", "canonical", slug, host);
        Assert.True(code == 0, output);
        Assert.Contains($"antwortet unter http://{host}", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Achtung", output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.Host(host).GetAsync("/impressum")).StatusCode);
        Assert.Equal(HttpStatusCode.MovedPermanently, (await app.City(slug).GetAsync("/")).StatusCode);

        (code, output) = await Product.RunAsync(app, "tenant", "host", "remove", slug, host);
        Assert.True(code == 0, output);
        Assert.Equal(HttpStatusCode.OK, (await app.City(slug).GetAsync("/impressum")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Host(host).GetAsync("/")).StatusCode);
        Assert.Equal([$"operator host.added {host}", $"operator host.canonical {host}", $"operator host.removed {host}"], await LogAsync(slug));
        await using var scope = app.Scope(slug);
        Assert.Null(await scope.Get<IMediator>().Send(new VerifyAudit()));
    }

    [Fact]
    public async Task Umlauts_are_written_as_the_net_does_and_the_subdomain_can_be_canonical_again()
    {
        var slug = await CityAsync();
        await ChangeAsync(slug, HostChange.Add, $"bürger-{slug}.example.");
        var host = $"xn--brger-{slug}-";
        var own = (await Assert.ThrowsAsync<RefusedException>(() => ChangeAsync(slug, HostChange.Remove, "fremd.example"))).Message;
        Assert.Contains(host, own, StringComparison.Ordinal);
        Assert.StartsWith(host, (await ChangeAsync(slug, HostChange.MakeCanonical, $"Bürger-{slug}.example")).CanonicalHost, StringComparison.Ordinal);
        Assert.Equal($"{slug}.localhost", (await ChangeAsync(slug, HostChange.MakeCanonical, $"{slug}.localhost")).CanonicalHost);
    }

    [Theory]
    [InlineData(HostChange.Add, "stadt", "ist kein Domainname")]
    [InlineData(HostChange.Add, "192.0.2.1", "ist kein Domainname")]
    [InlineData(HostChange.Add, "stadt_x.example", "ist kein Domainname")]
    [InlineData(HostChange.Add, "stadt.example:8080", "ist kein Domainname")]
    [InlineData(HostChange.Add, "www.localhost", "gehört zur Plattform")]
    [InlineData(HostChange.Add, "musterstadt.localhost", "gehört zur Plattform")]
    [InlineData(HostChange.Add, "{own}", "hat die Stadt schon")]
    [InlineData(HostChange.Add, "{taken}", "gehört schon einer anderen Stadt")]
    [InlineData(HostChange.MakeCanonical, "{taken}", "ist kein Host dieser Stadt")]
    [InlineData(HostChange.MakeCanonical, "{slug}.localhost", "ist schon der kanonische Host")]
    [InlineData(HostChange.Remove, "{slug}.localhost", "ist kein Host dieser Stadt")]
    [InlineData(HostChange.Remove, "{taken}", "ist kein Host dieser Stadt")]
    public async Task What_cannot_be_is_refused_in_German_and_not_logged(HostChange change, string host, string words)
    {
        var (slug, other) = (await CityAsync(), await CityAsync());
        await ChangeAsync(slug, HostChange.Add, $"{slug}.example");
        await ChangeAsync(other, HostChange.Add, $"{other}.example");
        host = host.Replace("{own}", $"{slug}.example", StringComparison.Ordinal)
            .Replace("{taken}", $"{other}.example", StringComparison.Ordinal)
            .Replace("{slug}", slug, StringComparison.Ordinal);

        Assert.Contains(words, (await Assert.ThrowsAsync<RefusedException>(() => ChangeAsync(slug, change, host))).Message, StringComparison.Ordinal);
        Assert.Equal([$"operator host.added {slug}.example"], await LogAsync(slug));
    }

    [Fact]
    public async Task Whoever_would_lose_a_passkey_is_counted_and_the_operator_must_say_yes()
    {
        var (slug, host) = (await CityAsync(), $"neu-{Guid.NewGuid():N}.example");
        await PasskeysAsync(slug);
        await app.SetUpProviderAsync(slug, "https://anmeldung.example");
        await ChangeAsync(slug, HostChange.Add, host);

        var (code, output) = await Product.RunAsync(app, "tenant", "host", "canonical", slug, host);
        Assert.Equal(1, code);
        var line = Assert.Single(output.Trim().Split('\n'));
        Assert.Contains($"von {slug}.localhost zu {host}", line, StringComparison.Ordinal);
        Assert.Contains("3 Konten haben welche", line, StringComparison.Ordinal);
        Assert.Contains("2 Konten davon ohne anderen zweiten Faktor", line, StringComparison.Ordinal);
        Assert.Matches($"http://{host}(:[0-9]+)?/anmelden/dienst, http://{host}(:[0-9]+)?/abmelden und http://{host}(:[0-9]+)?/anmelden/dienst/abmeldung", line);
        Assert.Contains("--yes", line, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.City(slug).GetAsync("/impressum")).StatusCode);

        (code, output) = await Product.RunAsync(app, "tenant", "host", "canonical", slug, host, "--yes");
        Assert.True(code == 0, output);
        Assert.Contains("Achtung: Passkeys gelten dann nicht mehr: 3 Konten", output, StringComparison.Ordinal);
        // And back: the canonical host goes.
        await Assert.ThrowsAsync<RefusedException>(() => ChangeAsync(slug, HostChange.Remove, host));
        Assert.Equal(HttpStatusCode.OK, (await app.Host(host).GetAsync("/impressum")).StatusCode);
    }

    [Fact]
    public async Task Whoever_has_an_app_signs_in_at_the_new_host_as_before()
    {
        var (slug, host, mail) = (await CityAsync(), $"umzug-{Guid.NewGuid():N}.example", $"{Guid.NewGuid():N}@example.org");
        var admin = await Visitor.StaffAsync(app, slug, Role.Admin, mail);
        await ChangeAsync(slug, HostChange.Add, host);
        Assert.Equal(host, (await ChangeAsync(slug, HostChange.MakeCanonical, host)).CanonicalHost);

        var moved = new Visitor(app, slug, app.Host(host));
        using var password = await moved.SignInAsync(mail);
        Assert.StartsWith("/anmelden/code", password.Headers.Location?.ToString(), StringComparison.Ordinal);
        using var code = await moved.SubmitAsync("/anmelden/code?weiter=%2Fverwaltung", "main form", ("code", admin.Code()));

        Assert.Equal("/verwaltung", code.Headers.Location?.ToString());
        using var desk = await moved.GetAsync("/verwaltung");
        Assert.Equal(HttpStatusCode.OK, desk.StatusCode);
    }

    [Fact]
    public async Task An_import_that_moves_the_city_warns_and_waits_for_the_yes()
    {
        using var city = new CityCopy();
        await app.ImportAsync(city.Folder);
        await PasskeysAsync(city.Slug);
        city.Edit("tenant.json", t => t["ownHosts"] = new JsonArray($"{city.Slug}.example"));

        var (dryCode, dry) = await Product.RunAsync(app, "tenant", "import", city.Folder, "--dry-run");
        var (code, output) = await Product.RunAsync(app, "tenant", "import", city.Folder);

        Assert.True(dryCode == 0, dry);
        Assert.Contains("Achtung: Passkeys", dry, StringComparison.Ordinal);
        Assert.Equal(1, code);
        Assert.Contains("3 Konten haben welche", output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.City(city.Slug).GetAsync("/")).StatusCode);
        Assert.Empty(await LogAsync(city.Slug));

        (code, output) = await Product.RunAsync(app, "tenant", "import", city.Folder, "--yes");
        Assert.True(code == 0, output);
        Assert.Contains("Achtung: Passkeys", output, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.Host($"{city.Slug}.example").GetAsync("/")).StatusCode);
        Assert.Equal([$"operator host.canonical {city.Slug}.example"], await LogAsync(city.Slug));
        (code, output) = await Product.RunAsync(app, "tenant", "import", city.Folder);
        Assert.True(code == 0, output);
        Assert.DoesNotContain("Achtung", output, StringComparison.Ordinal);
    }

    private async Task<string> CityAsync()
    {
        var slug = $"host-{Guid.NewGuid():N}"[..20];
        await app.SendAsync(new CreateTenant(slug, "Hoststadt", Land.BB, "12000003") { IsDemonstration = true });
        return slug;
    }

    private Task<ChangedHosts> ChangeAsync(string slug, HostChange change, string host) => app.SendAsync(new ChangeHosts(slug, change, host));

    /// <summary>Three accounts with passkeys, one of which has an app, too, and one account without.</summary>
    private async Task PasskeysAsync(string slug)
    {
        await using var scope = app.Scope(slug);
        var users = scope.Get<UserManager<User>>();
        foreach (var (number, hasApp, hasPasskey) in ((int, bool, bool)[])[(1, true, true), (2, false, true), (3, false, true), (4, true, false)])
        {
            var user = RegisterPage.NewUser($"person-{number}@example.org", "Erika Muster", app.Time.Now.UtcDateTime);
            Assert.True((await users.CreateAsync(user)).Succeeded);
            await users.SetTwoFactorEnabledAsync(user, hasApp);
            foreach (var _ in Enumerable.Range(0, hasPasskey ? 2 : 0))
            {
                var made = new UserPasskeyInfo(Guid.CreateVersion7().ToByteArray(), [1], app.Time.Now, 0, [], true, false, false, [2], [3]);
                Assert.True((await users.AddOrUpdatePasskeyAsync(user, made)).Succeeded);
            }
        }
    }

    private async Task<IReadOnlyList<string>> LogAsync(string slug)
    {
        await using var scope = app.Scope(slug);
        return await scope
            .Get<IsekDbContext>()
            .Set<AuditEntry>()
            .Where(e => e.Name.StartsWith("host."))
            .OrderBy(e => e.No)
            .Select(e => $"{e.Actor} {e.Name} {e.Fields}")
            .ToListAsync();
    }
}
