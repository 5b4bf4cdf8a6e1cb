using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MultiIsek.Identity.Audit;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Hosts;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Tenancy;

/// <summary>Own domains at the desk, with a DNS server on the loopback.</summary>
[Collection("app")]
public sealed class HostDeskTests(App app)
{
    private const string Url = $"{CityDesk.Path}/adressen";

    [Fact]
    public async Task A_domain_is_wanted_checked_taken_made_the_main_one_and_removed()
    {
        var (slug, admin) = await CityDesk.OpenAsync(app);
        var host = $"zukunft-{slug}.example";
        await admin.FillAsync();
        using var published = await admin.PublishAsync();
        using var wanted = await admin.SubmitAsync(Url, $"form[action='{Url}?handler=Want']", ("host", host.ToUpperInvariant()));
        Assert.Equal($"{Url}?getan=vorgemerkt", wanted.Headers.Location?.ToString());
        Assert.Contains("noch nicht eingerichtet", (await admin.PageAsync(Url)).TextOf("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Host(host).GetAsync("/")).StatusCode);

        // A form kept from when it led here takes nothing.
        app.Dns.Set(host, $"-> {slug}.localhost", "127.0.0.1");
        var token = (await admin.PageAsync(Url)).QuerySelector($"form[action='{Url}?handler=Take'] input[name=form]")!.GetAttribute("value")!;
        app.Dns.Set(host, "192.0.2.9");
        using var early = await admin.PostAsync($"{Url}?handler=Take", new() { ["form"] = token, ["host"] = host });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Contains("zeigt woanders hin. Aufnehmen lässt sich", (await early.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);

        // Its address alone proves nothing: everybody may enter ours.
        app.Dns.Set(host, "127.0.0.1");
        using var unproven = await admin.PostAsync($"{Url}?handler=Take", new() { ["form"] = token, ["host"] = host });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unproven.StatusCode);
        Assert.Contains("noch nicht als Ihre nachgewiesen", (await unproven.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        app.Dns.Set($"_multiisek.{host}", "txt v=spf1 -all", $"txt {await ProofAsync(admin, host)}");
        using var taken = await admin.SubmitAsync(Url, $"form[action='{Url}?handler=Take']");
        Assert.Equal($"{Url}?getan=aufgenommen", taken.Headers.Location?.ToString());
        Assert.Equal($"http://{slug}.localhost/impressum", (await app.Host(host).GetAsync("/impressum")).Headers.Location?.ToString());

        using var main = await admin.SubmitAsync(Url, $"form[action='{Url}?handler=Canonical']");
        // The former main address only leads there by now.
        Assert.Equal($"http://{host}{Url}?getan=haupt", main.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, (await app.Host(host).GetAsync("/impressum")).StatusCode);
        await using var scope = app.Scope(slug);
        var actors = await scope
            .Get<IsekDbContext>()
            .Set<AuditEntry>()
            .Where(e => e.Name.StartsWith("host."))
            .OrderBy(e => e.No)
            .Select(e => new { e.Name, e.Actor })
            .ToListAsync();
        Assert.Equal(["host.wanted", "host.added", "host.canonical"], actors.Select(a => a.Name));
        Assert.All(actors, a => Assert.True(Guid.TryParse(a.Actor, out _), a.Actor));
    }

    [Fact]
    public async Task Of_two_cities_that_name_a_domain_the_one_that_proves_it_has_it()
    {
        var (first, faster) = await CityDesk.OpenAsync(app);
        var (second, owner) = await CityDesk.OpenAsync(app);
        var host = $"umstritten-{first}.example";
        app.Dns.Set(host, "127.0.0.1");
        foreach (var admin in new[] { faster, owner })
        {
            using var wanted = await admin.SubmitAsync(Url, $"form[action='{Url}?handler=Want']", ("host", host));
            Assert.Equal($"{Url}?getan=vorgemerkt", wanted.Headers.Location?.ToString());
        }

        var proof = await ProofAsync(owner, host);
        Assert.NotEqual(proof, await ProofAsync(faster, host));
        app.Dns.Set($"_multiisek.{host}", $"txt {proof}");

        // The other one's text proves nothing for the first.
        Assert.Null((await faster.PageAsync(Url)).QuerySelector($"form[action='{Url}?handler=Take']"));
        using var taken = await owner.SubmitAsync(Url, $"form[action='{Url}?handler=Take']");
        Assert.Equal($"{Url}?getan=aufgenommen", taken.Headers.Location?.ToString());

        // Proven afterwards, it is taken all the same.
        app.Dns.Set($"_multiisek.{host}", $"txt {await ProofAsync(faster, host)}");
        using var late = await faster.SubmitAsync(Url, $"form[action='{Url}?handler=Take']");
        Assert.Contains("gehört schon einer anderen Stadt", (await late.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync(Url)).StatusCode);
        Assert.Contains(host, (await owner.PageAsync(Url)).TextOf("#jetzt + ul"), StringComparison.Ordinal);
        _ = second;
    }

    [Fact]
    public async Task A_removed_domain_is_kept_in_mind()
    {
        var (slug, admin) = await CityDesk.OpenAsync(app);
        var host = $"weg-{slug}.example";
        app.Dns.Set(host, $"-> {slug}.localhost");
        // Noted by the city, taken in by the operator.
        using var noted = await admin.SubmitAsync(Url, $"form[action='{Url}?handler=Want']", ("host", host));
        await app.SendAsync(new ChangeHosts(slug, HostChange.Add, host));

        using var removed = await admin.SubmitAsync(Url, $"form[action='{Url}?handler=Remove']");

        Assert.Equal($"http://{slug}.localhost{Url}?getan=entfernt", removed.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Host(host).GetAsync("/")).StatusCode);
        using var back = await admin.SubmitAsync(Url, $"form[action='{Url}?handler=Take']");
        Assert.Equal(HttpStatusCode.MovedPermanently, (await app.Host(host).GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Whoever_has_a_passkey_is_counted_before_the_main_address_changes()
    {
        var (slug, admin) = await CityDesk.OpenAsync(app);
        await app.SendAsync(new ChangeHosts(slug, HostChange.Add, $"neu-{slug}.example"));
        await using (var scope = app.Scope(slug))
        {
            var users = scope.Get<UserManager<User>>();
            var user = RegisterPage.NewUser("person@example.org", "Erika Muster", app.Time.Now.UtcDateTime);
            Assert.True((await users.CreateAsync(user)).Succeeded);
            var made = new UserPasskeyInfo(Guid.CreateVersion7().ToByteArray(), [1], app.Time.Now, 0, [], true, false, false, [2], [3]);
            Assert.True((await users.AddOrUpdatePasskeyAsync(user, made)).Succeeded);
        }

        Assert.Contains("Passkeys gelten dann nicht mehr", (await admin.PageAsync(Url)).TextOf("details"), StringComparison.Ordinal);
        using var unsure = await admin.SubmitAsync(Url, $"form[action='{Url}?handler=Canonical']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.StatusCode);
        using var sure = await admin.SubmitAsync(Url, $"form[action='{Url}?handler=Canonical']", ("sure", "true"));
        Assert.Equal($"http://neu-{slug}.example{Url}?getan=haupt", sure.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("", "Geben Sie eine Domain ein")]
    [InlineData("stadt", "ist kein Domainname")]
    [InlineData("https://stadt.example/", "ist kein Domainname")]
    [InlineData("musterstadt.localhost", "gehört zur Plattform")]
    public async Task What_is_no_domain_is_refused_and_stays_in_the_field(string host, string message)
    {
        var (_, admin) = await CityDesk.OpenAsync(app);

        using var refused = await admin.SubmitAsync(Url, $"form[action='{Url}?handler=Want']", ("host", host));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Html();
        Assert.Contains(message, page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal(host, page.QuerySelector("#host")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task Anothers_host_is_not_found()
    {
        var (slug, admin) = await CityDesk.OpenAsync(app);
        var (other, _) = await CityDesk.OpenAsync(app);
        await app.SendAsync(new ChangeHosts(slug, HostChange.Add, $"{slug}.example"));
        await app.SendAsync(new ChangeHosts(other, HostChange.Add, $"{other}.example"));
        foreach (var handler in new[] { "Canonical", "Remove" })
        {
            using var answer = await admin.SubmitAsync(Url, $"form[action='{Url}?handler={handler}']", ("host", $"{other}.example"));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.MovedPermanently, (await app.Host($"{other}.example").GetAsync("/")).StatusCode);
    }

    [Theory]
    [InlineData("Here", "-> a.localhost", "127.0.0.1")]
    [InlineData("Unproven", "127.0.0.1")]
    [InlineData("Unproven", "192.0.2.1", "127.0.0.1")]
    [InlineData("Unproven", "127.0.0.1", "proof of another city")]
    [InlineData("Here", "127.0.0.1", "proof")]
    [InlineData("Elsewhere", "192.0.2.1", "proof")]
    [InlineData("Unknown", "127.0.0.1", "no word on proofs")]
    [InlineData("Elsewhere", "-> b.localhost", "127.0.0.1")]
    [InlineData("Elsewhere", "192.0.2.1")]
    [InlineData("Elsewhere", "2001:db8::1")]
    [InlineData("Elsewhere", "-> tot.example")]
    [InlineData("Missing", "code 3")]
    [InlineData("Missing")]
    [InlineData("Unknown", "code 2")]
    [InlineData("Unknown", "silent")]
    public async Task Where_a_domain_leads_is_told_apart(string state, params string[] records)
    {
        using var dns = new TestDns();
        dns.Set("stadt.example", [.. records.Where(r => !r.Contains("proof", StringComparison.Ordinal))]);
        dns.Set(
            HostProof.NameOf("stadt.example"),
            (records.Length == 0 ? [] : records[^1..]) switch
            {
                ["proof"] => [$"txt {HostProof.TextOf("stadt.example", "a.localhost", 7)}"],
                ["proof of another city"] => [$"txt {HostProof.TextOf("stadt.example", "a.localhost", 8)}", $"txt {HostProof.TextOf("stadt.example", "b.localhost", 7)}"],
                ["no word on proofs"] => ["code 2"],
                _ => ["code 3"],
            }
        );
        var options = Options.Create(new PlatformOptions { Resolver = dns.Address });

        var found = await new HostCheck(new NameLookup(options), options).StateOfAsync("stadt.example", new TenantPlace(7, "a", "Cities"), CancellationToken.None);

        Assert.Equal(state, found.ToString());
        Assert.InRange(dns.Asked, 2, 7);
    }

    private static async Task<string> ProofAsync(Visitor admin, string host) =>
        (await admin.PageAsync(Url)).QuerySelectorAll("#vor + ul > li").Single(l => l.QuerySelector("h3")!.TextContent == host).QuerySelectorAll("dl code")[1].TextContent;

    [Fact]
    public async Task Broken_answers_are_no_answer()
    {
        byte[] header = [0, 7, 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0];
        var question = DnsMessage.Ask(7, "a.example", DnsMessage.A)[12..];
        byte[][] tails =
        [
            [],
            [0xC0],
            [0xC0, 0xFF, 0, 1],
            [0xC0, (byte)(12 + question.Length)],
            [0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 9, 1],
        ];
        foreach (var tail in tails)
        {
            Assert.Throws<InvalidDataException>(() => DnsMessage.Read([.. header, .. question, .. tail], 7, "a.example", DnsMessage.A));
        }

        Assert.Null(DnsMessage.Read([.. header, .. question], 8, "a.example", DnsMessage.A));
        Assert.Null(DnsMessage.Read([.. header, .. question], 7, "b.example", DnsMessage.A));
        // Without a server of its own the machine is asked.
        var machine = app.Services.GetRequiredService<IOptions<PlatformOptions>>().Value.Domains;
        Assert.NotEmpty((await new NameLookup(Options.Create(new PlatformOptions { Domains = machine })).FindAsync("localhost", CancellationToken.None)).Addresses);
    }
}
