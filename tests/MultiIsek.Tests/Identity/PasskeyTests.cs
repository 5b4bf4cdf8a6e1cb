using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Audit;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Tests.Identity;

/// <summary>What a passkey's pages refuse; that a real one works is a matter of the browser's tests.</summary>
[Collection("app")]
public sealed class PasskeyTests(App app)
{
    private const string City = "musterstadt";
    private const string Url = "/konto/passkeys";

    public static TheoryData<string> Forged =>
        [
            "",
            "42",
            "{}",
            """{"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},"response":{}}""",
            """{"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"e30","attestationObject":"AAAA","authenticatorData":"AAAA","signature":"AAAA"}}""",
            new('x', 30_000),
        ];

    [Fact]
    public async Task A_guest_is_sent_to_sign_in()
    {
        var guest = new Visitor(app, City);

        Assert.Equal("/anmelden?weiter=%2Fkonto%2Fpasskeys", (await guest.GetAsync(Url)).Headers.Location?.ToString());
        foreach (var handler in (string[])["", "?handler=Options", "?handler=Remove"])
        {
            using var refused = await guest.PostAsync(Url + handler, []);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }
    }

    [Fact]
    public async Task A_cookie_of_another_city_does_not_open_it_and_a_challenge_is_no_good_elsewhere()
    {
        var staff = await Visitor.StaffAsync(app, City, Role.Editor);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync(Url)).StatusCode);
        await staff.PostAsync("/anmelden?handler=PasskeyOptions", []);
        var thief = new Visitor(app, app.Samples[0]);
        foreach (var (name, value) in staff.Cookies)
        {
            thief.Cookies[name] = value;
        }

        Assert.StartsWith("/anmelden", (await thief.GetAsync(Url)).Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.True(staff.Cookies.ContainsKey("isek-code"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await thief.PostAsync("/anmelden?handler=Passkey", new() { ["credential"] = "{}" })).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?handler=Options")]
    [InlineData("?handler=Remove")]
    public async Task Without_the_form_of_the_page_nothing_is_added_or_removed(string handler)
    {
        var staff = await Visitor.StaffAsync(app, City, Role.Editor);
        await staff.GetAsync(Url);

        Assert.Equal(HttpStatusCode.BadRequest, (await staff.PostAsync(Url + handler, new() { ["name"] = "x", ["passkey"] = "AAAA" })).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task A_forged_passkey_is_not_added(string credential)
    {
        var staff = await Visitor.StaffAsync(app, City, Role.Editor);
        var form = (await staff.PageAsync(Url)).QuerySelector("form[data-passkey] input[name='form']")!.GetAttribute("value")!;
        foreach (var asksFirst in (bool[])[false, true])
        {
            if (asksFirst)
            {
                using var options = JsonDocument.Parse(await (await staff.PostAsync($"{Url}?handler=Options", new() { ["form"] = form })).Content.ReadAsStringAsync());
                Assert.Equal($"{City}.localhost", options.RootElement.GetProperty("rp").GetProperty("id").GetString());
                Assert.Equal("required", options.RootElement.GetProperty("authenticatorSelection").GetProperty("userVerification").GetString());
            }

            var answer = await staff.PostAsync(
                Url,
                new()
                {
                    ["form"] = form,
                    ["name"] = "Diensthandy",
                    ["credential"] = credential,
                }
            );

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var page = await answer.Html();
            Assert.Contains("konnte nicht gespeichert werden", page.TextOf(".errors"), StringComparison.Ordinal);
            Assert.Equal("Diensthandy", page.QuerySelector("#name")!.GetAttribute("value"));
            Assert.Contains("Noch keiner", page.TextOf("main"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task A_forged_passkey_signs_nobody_in(string credential)
    {
        var guest = new Visitor(app, City);
        foreach (var asksFirst in (bool[])[false, true])
        {
            if (asksFirst)
            {
                var options = await guest.PostAsync("/anmelden?handler=PasskeyOptions", []);
                Assert.Equal("no-store", options.Headers.CacheControl?.ToString());
                Assert.Contains("\"userVerification\":\"required\"", await options.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }

            var answer = await guest.PostAsync("/anmelden?handler=Passkey", new() { ["credential"] = credential });

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("Mit diesem Passkey ist keine Anmeldung möglich", (await answer.Html()).TextOf(".errors"), StringComparison.Ordinal);
            Assert.DoesNotContain("isek-konto", guest.Cookies.Keys);
        }
    }

    [Fact]
    public async Task A_passkey_wants_a_name_and_a_recent_sign_in()
    {
        var staff = await Visitor.StaffAsync(app, City, Role.Editor);
        var unnamed = await staff.SubmitAsync(Url, "form[data-passkey]", ("name", " "));
        Assert.Contains("Geben Sie dem Passkey einen Namen", (await unnamed.Html()).TextOf(".errors"), StringComparison.Ordinal);

        using var later = app.Time.At(app.Time.Now + TimeSpan.FromMinutes(16));
        Assert.Equal("/anmelden?weiter=%2Fkonto%2Fpasskeys", (await staff.GetAsync(Url)).Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_removed_passkey_is_gone_other_devices_are_signed_out_and_the_log_says_so()
    {
        var mail = $"{Guid.NewGuid():N}@example.org";
        var staff = await Visitor.StaffAsync(app, City, Role.Editor, mail);
        var id = await GiveAsync(mail);
        var other = new Visitor(app, City);
        await other.SignInAsync(mail);
        await other.SubmitAsync("/anmelden/code", "form[action='/anmelden/code']", ("code", staff.Code()));
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/verwaltung")).StatusCode);
        Assert.Contains("Testgerät", (await staff.PageAsync(Url)).TextOf("main li"), StringComparison.Ordinal);

        await staff.SubmitAsync(Url, "form[action*='Remove']");

        Assert.Contains("Noch keiner", (await staff.PageAsync(Url)).TextOf("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/verwaltung")).StatusCode);
        Assert.StartsWith("/anmelden", (await other.GetAsync("/verwaltung")).Headers.Location?.ToString(), StringComparison.Ordinal);
        await using var scope = app.Scope(City);
        Assert.True(await scope.Get<IsekDbContext>().Set<AuditEntry>().AnyAsync(e => e.Name == "passkey.removed" && e.Subject == id.ToString()));
    }

    [Fact]
    public async Task Staff_who_have_a_passkey_cannot_replace_it_with_the_password_alone()
    {
        var mail = $"{Guid.NewGuid():N}@example.org";
        var visitor = new Visitor(app, City);
        var path = await visitor.InviteAsync(mail, Role.Editor);
        await visitor.SubmitAsync(path, $"form[action='{path}']", ("name", "Erika Muster"), ("password", Visitor.Password));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Url)).StatusCode);
        await GiveAsync(mail);

        foreach (var page in (string[])[Url, "/konto/zweiter-faktor"])
        {
            Assert.Equal($"/anmelden?weiter={Uri.EscapeDataString(page)}", (await visitor.GetAsync(page)).Headers.Location?.ToString());
        }

        Assert.Equal("/konto", (await visitor.GetAsync("/verwaltung")).Headers.Location?.ToString());
    }

    /// <summary>A passkey that no device has.</summary>
    private async Task<Guid> GiveAsync(string mail)
    {
        await using var scope = app.Scope(City);
        var users = scope.Get<UserManager<User>>();
        var user = (await users.FindByEmailAsync(mail))!;
        var passkey = new UserPasskeyInfo(Guid.CreateVersion7().ToByteArray(), [1, 2, 3], app.Time.Now, 0, [], true, false, false, [], []) { Name = "Testgerät" };
        Assert.True((await users.AddOrUpdatePasskeyAsync(user, passkey)).Succeeded);
        return user.Id;
    }
}
