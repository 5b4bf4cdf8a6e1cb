using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Audit;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Tests.Identity;

/// <summary>A code works once, a cookie of staff stays at home, and there is a way back for who lost the second factor.</summary>
[Collection("app")]
public sealed class FactorTests(App app)
{
    private const string City = "musterstadt";
    private const string CodeForm = "form[action='/anmelden/code']";

    [Fact]
    public async Task A_code_of_the_app_works_once_and_no_earlier_one_after_it()
    {
        var mail = NewMail();
        var staff = await Visitor.StaffAsync(app, City, Role.Editor, mail);
        var (early, late) = (staff.Code(), staff.Code());

        Assert.Equal(HttpStatusCode.Redirect, await TryAsync(mail, late));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await TryAsync(mail, late));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await TryAsync(mail, early));
        Assert.Equal(HttpStatusCode.Redirect, await TryAsync(mail, staff.Code()));
    }

    [Fact]
    public async Task Of_many_at_once_with_the_same_code_one_gets_in()
    {
        var mail = NewMail();
        var staff = await Visitor.StaffAsync(app, City, Role.Editor, mail);
        var code = staff.Code();
        List<Visitor> visitors = [];
        for (var i = 0; i < 6; i++)
        {
            visitors.Add(new Visitor(app, City));
            await visitors[i].SignInAsync(mail);
        }

        var answers = await Task.WhenAll(visitors.Select(v => v.PostAsync("/anmelden/code", new() { ["code"] = code })));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_cookie_of_a_strong_session_is_Strict_and_that_of_a_weak_one_Lax()
    {
        var mail = NewMail();
        var staff = await Visitor.StaffAsync(app, City, Role.Editor, mail);
        var visitor = new Visitor(app, City);
        await visitor.SignInAsync(mail);

        Assert.Contains("samesite=strict", SessionCookie(await visitor.SubmitAsync("/anmelden/code", CodeForm, ("code", staff.Code()))), StringComparison.OrdinalIgnoreCase);

        var citizen = NewMail();
        var guest = new Visitor(app, City);
        await guest.SubmitAsync("/registrieren", "form[action='/registrieren']", ("name", "Max"), ("email", citizen), ("password", Visitor.Password));
        var link = Visitor.LinkIn((await guest.MailsAsync(citizen))[^1]);
        await guest.SubmitAsync(link, $"form[action='{link}']");
        Assert.Contains("samesite=lax", SessionCookie(await guest.SignInAsync(citizen)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_link_from_another_site_is_asked_for_once_more_from_here()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/verwaltung/protokoll?vorgang=x\"y");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        var answer = await app.City(City).SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("0;url=/verwaltung/protokoll?vorgang=x%22y", answer.Headers.GetValues("Refresh").Single());
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.StartsWith("/anmelden", (await app.City(City).GetAsync("/verwaltung/protokoll")).Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_code_opens_the_desk_once_for_whoever_lost_the_only_passkey()
    {
        var mail = NewMail();
        var visitor = new Visitor(app, City);
        var path = await visitor.InviteAsync(mail, Role.Editor);
        await visitor.SubmitAsync(path, $"form[action='{path}']", ("name", "Erika Muster"), ("password", Visitor.Password));
        var code = (await GivePasskeyAsync(mail))[0];
        Assert.Equal("/konto", (await visitor.GetAsync("/verwaltung")).Headers.Location?.ToString());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SubmitAsync("/konto", "form[action*='Recover']", ("code", "AAAAA-AAAAA"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SubmitAsync("/konto", "form[action*='Recover']", ("code", code.ToLowerInvariant()))).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/verwaltung")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/konto/passkeys")).StatusCode);
        var other = new Visitor(app, City);
        await other.SignInAsync(mail);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.SubmitAsync("/konto", "form[action*='Recover']", ("code", code))).StatusCode);

        // With the last passkey its codes end.
        await visitor.SubmitAsync("/konto/passkeys", "form[action*='Remove']");
        Assert.DoesNotContain("Wiederherstellungscode", (await visitor.PageAsync("/konto")).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_recovery_codes_end_the_old_ones()
    {
        var mail = NewMail();
        var staff = new Visitor(app, City);
        var path = await staff.InviteAsync(mail, Role.Editor);
        await staff.SubmitAsync(path, $"form[action='{path}']", ("name", "Erika Muster"), ("password", Visitor.Password));
        var old = await staff.SetUpAppAsync();

        var page = await (await staff.SubmitAsync("/konto/zweiter-faktor", "form[action*='Codes']")).Html();
        var fresh = page.QuerySelectorAll("#codes code").Select(c => c.TextContent).ToList();

        Assert.Equal(10, fresh.Except(old).Count());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await TryAsync(mail, old[0]));
        Assert.Equal(HttpStatusCode.Redirect, await TryAsync(mail, fresh[0]));
    }

    [Fact]
    public async Task An_admin_resets_a_members_factor_and_the_member_is_told()
    {
        var admin = await Visitor.StaffAsync(app, City, Role.Admin);
        var mail = NewMail();
        var member = await Visitor.StaffAsync(app, City, Role.Moderator, mail);
        var id = (await admin.PageAsync("/verwaltung/mitglieder"))
            .QuerySelectorAll("li.row")
            .Single(r => r.TextContent.Contains(mail, StringComparison.Ordinal))
            .QuerySelector("form[action*='Reset'] input[name='user']")!
            .GetAttribute("value")!;

        var done = await admin.SubmitAsync("/verwaltung/mitglieder", $"form[action*='Reset']:has(input[value='{id}'])");

        Assert.Contains("zurückgesetzt", (await done.Html()).TextOf("[role=status]"), StringComparison.Ordinal);
        Assert.StartsWith("/anmelden", (await member.GetAsync("/verwaltung")).Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Contains("zurückgesetzt", (await member.MailsAsync(mail))[^1].Subject, StringComparison.Ordinal);
        var back = new Visitor(app, City);
        Assert.Equal("/konto", (await back.SignInAsync(mail)).Headers.Location?.ToString());
        await back.SetUpAppAsync();
        Assert.Equal(HttpStatusCode.OK, (await back.GetAsync("/verwaltung")).StatusCode);
        await using var scope = app.Scope(City);
        Assert.True(await scope.Get<IsekDbContext>().Set<AuditEntry>().AnyAsync(e => e.Name == "factor.reset" && e.Subject == id));
    }

    [Fact]
    public async Task The_operator_resets_a_factor_by_the_command_line()
    {
        var mail = NewMail();
        var admin = await Visitor.StaffAsync(app, City, Role.Admin, mail);

        Assert.Equal(1, (await Product.RunAsync(app, "tenant", "reset-factor", City, "niemand@example.org", "--reason", "Telefon verloren, Rückruf")).ExitCode);
        var (exit, output) = await Product.RunAsync(app, "tenant", "reset-factor", City, mail, "--reason", "Telefon verloren, Rückruf");

        Assert.True(exit == 0, output);
        Assert.StartsWith("/anmelden", (await admin.GetAsync("/verwaltung")).Headers.Location?.ToString(), StringComparison.Ordinal);
        await using var scope = app.Scope(City);
        Assert.True(await scope.Get<IsekDbContext>().Set<AuditEntry>().AnyAsync(e => e.Name == "factor.reset" && e.Actor == "operator"));
    }

    [Fact]
    public async Task Own_data_is_a_ZIP_with_all_that_is_kept_and_nothing_of_others()
    {
        var mail = NewMail();
        var admin = await Visitor.StaffAsync(app, City, Role.Admin, mail);
        await admin.SubmitAsync("/verwaltung/mitglieder", "form[action*='Invite']", ("email", "wird-eingeladen@example.org"), ("role", "Editor"));

        var answer = await admin.GetAsync("/konto?handler=Data");

        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.Equal(
            [
                "account.json",
                "beitraege.txt",
                "changes.json",
                "contributions.json",
                "departments.json",
                "drafts.json",
                "imports.json",
                "liesmich.txt",
                "log.json",
                "priorities.json",
                "registrations.json",
                "reports.json",
                "roles.json",
                "sessions.json",
                "supports.json",
                "uploads.json",
            ],
            zip.Entries.Select(e => e.Name).Order(StringComparer.Ordinal)
        );
        var account = await ReadAsync(zip, "account.json");
        Assert.Equal(mail, JsonDocument.Parse(account).RootElement.GetProperty("Email").GetString());
        Assert.Contains("member.invited", await ReadAsync(zip, "log.json"), StringComparison.Ordinal);
        Assert.Contains("Admin", await ReadAsync(zip, "roles.json"), StringComparison.Ordinal);
        Assert.Single(JsonDocument.Parse(await ReadAsync(zip, "sessions.json")).RootElement.EnumerateArray());
        Assert.Contains("Was Sie ohne Anmeldung geschrieben haben, ist nicht dabei", await ReadAsync(zip, "liesmich.txt"), StringComparison.Ordinal);
        foreach (var entry in zip.Entries)
        {
            var text = await ReadAsync(zip, entry.Name);
            Assert.DoesNotContain("wird-eingeladen", text, StringComparison.Ordinal);
            Assert.DoesNotContain(admin.Key!, text, StringComparison.Ordinal);
        }
    }

    private static async Task<string> ReadAsync(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(await zip.GetEntry(name)!.OpenAsync());
        return await reader.ReadToEndAsync();
    }

    private static string NewMail() => $"{Guid.NewGuid():N}@example.org";

    private static string SessionCookie(HttpResponseMessage answer) => answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("isek-konto=", StringComparison.Ordinal));

    private async Task<HttpStatusCode> TryAsync(string mail, string code)
    {
        var visitor = new Visitor(app, City);
        await visitor.SignInAsync(mail);
        return (await visitor.SubmitAsync("/anmelden/code", CodeForm, ("code", code))).StatusCode;
    }

    /// <summary>A passkey that no device has, with its recovery codes.</summary>
    private async Task<IReadOnlyList<string>> GivePasskeyAsync(string mail)
    {
        await using var scope = app.Scope(City);
        var users = scope.Get<UserManager<User>>();
        var user = (await users.FindByEmailAsync(mail))!;
        await users.AddOrUpdatePasskeyAsync(
            user,
            new UserPasskeyInfo(Guid.CreateVersion7().ToByteArray(), [1, 2, 3], app.Time.Now, 0, [], true, false, false, [], []) { Name = "Testgerät" }
        );
        return await users.NewCodesAsync(user);
    }
}
