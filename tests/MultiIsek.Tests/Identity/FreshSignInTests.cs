using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Roles;
using MultiIsek.Identity.SignIn;
using MultiIsek.Interop.ApiKeys;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Tests.Interop;

namespace MultiIsek.Tests.Identity;

/// <summary>What gives or takes power, or cannot be undone, is done only by somebody who signed in lately: a browser left open is not enough.</summary>
[Collection("app")]
public sealed class FreshSignInTests(App app)
{
    private const string City = "musterstadt";
    private const string Keys = "/verwaltung/schluessel";
    private const string Members = "/verwaltung/mitglieder";
    private const string Erase = "/konto/loeschen";

    [Fact]
    public async Task A_key_is_neither_made_nor_revoked_until_the_admin_signs_in_anew()
    {
        var mail = $"{Guid.NewGuid():N}@example.org";
        var admin = await Visitor.StaffAsync(app, City, Role.Admin, mail);
        var key = await app.KeyAsync(City, 5, ApiScope.PlanDrafts);
        var id = await WithAsync(db => db.Set<ApiKey>().Where(k => k.Hash == ApiKey.HashOf(key)).Select(k => k.Id).SingleAsync());
        var form = await FormAsync(admin, Keys);
        var made = await CountAsync();

        using var later = app.Time.At(app.Time.Now + TimeSpan.FromMinutes(16));
        var page = await admin.PageAsync(Keys);
        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.Equal($"/anmelden?weiter={Uri.EscapeDataString(Keys)}", page.QuerySelector("#anlegen ~ p a")!.GetAttribute("href"));
        var until = DateOnly.FromDateTime(app.Time.Now.UtcDateTime).AddDays(3).ToString("O", CultureInfo.InvariantCulture);
        await ComesBackAsync(
            admin,
            "Heimlich",
            Keys,
            new()
            {
                ["form"] = form,
                ["name"] = "Heimlich",
                ["scopes"] = "plans:drafts",
                ["until"] = until,
            }
        );
        await ComesBackAsync(admin, "", $"{Keys}?handler=Revoke", new() { ["form"] = form, ["key"] = id.ToString() });
        Assert.Equal(made, await CountAsync());
        using (var still = await app.AskAsync(City, "plans", key))
        {
            Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        }

        await AgainAsync(admin, mail);
        using var revoked = await admin.SubmitAsync(Keys, $"form:has(input[value='{id}'])");
        Assert.Contains("öffnet nichts mehr", (await revoked.Html()).TextOf("[role=status]"), StringComparison.Ordinal);

        Task<int> CountAsync() => WithAsync(db => db.Set<ApiKey>().CountAsync());
    }

    [Fact]
    public async Task Nobody_is_invited_stripped_of_a_role_or_of_a_factor_until_the_admin_signs_in_anew()
    {
        var (mail, other) = ($"{Guid.NewGuid():N}@example.org", $"{Guid.NewGuid():N}@example.org");
        var admin = await Visitor.StaffAsync(app, City, Role.Admin, mail);
        await Visitor.StaffAsync(app, City, Role.Moderator, other);
        var user = (await WithAsync(db => db.Set<User>().Where(u => u.Email == other).Select(u => u.Id).SingleAsync())).ToString();
        var form = await FormAsync(admin, Members);

        using var later = app.Time.At(app.Time.Now + TimeSpan.FromMinutes(16));
        var page = await admin.PageAsync(Members);
        Assert.Empty(page.QuerySelectorAll("main form:not([action*='Withdraw'])"));
        Assert.Contains("Moderation", page.QuerySelectorAll("li.row").Single(r => r.TextContent.Contains(other, StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        (string Handler, Dictionary<string, string> Fields)[] acts =
        [
            ("Invite", new() { ["email"] = "komplize@example.org", ["role"] = "Admin" }),
            ("Remove", new() { ["user"] = user, ["role"] = "Moderator" }),
            ("Reset", new() { ["user"] = user }),
        ];
        foreach (var (handler, fields) in acts)
        {
            await ComesBackAsync(admin, fields.GetValueOrDefault("email", ""), $"{Members}?handler={handler}", new(fields) { ["form"] = form });
        }

        Assert.Empty(await admin.MailsAsync("komplize@example.org"));
        Assert.True(await WithAsync(db => db.Set<Membership>().AnyAsync(m => m.UserId == Guid.Parse(user) && m.Role == Role.Moderator)));
        Assert.True(await WithAsync(db => db.Set<User>().Where(u => u.Email == other).Select(u => u.TwoFactorEnabled).SingleAsync()));

        await AgainAsync(admin, mail);
        var removed = await admin.SubmitAsync(Members, $"form[action*='Remove']:has(input[value='{user}'])");
        Assert.Contains("Rolle ist entzogen", (await removed.Html()).TextOf("[role=status]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_with_a_second_factor_is_not_erased_by_its_password_alone()
    {
        var mail = $"{Guid.NewGuid():N}@example.org";
        var staff = await Visitor.StaffAsync(app, City, Role.Moderator, mail);
        var form = await FormAsync(staff, Erase);
        using var later = app.Time.At(app.Time.Now + TimeSpan.FromMinutes(16));
        Assert.Equal($"/anmelden?weiter={Uri.EscapeDataString(Erase)}", (await staff.GetAsync(Erase)).Headers.Location?.ToString());
        await SentAwayAsync(staff, Erase, Erase, new() { ["form"] = form, ["password"] = Visitor.Password });
        Assert.True(await WithAsync(db => db.Set<User>().AnyAsync(u => u.Email == mail)));

        await AgainAsync(staff, mail);
        await staff.SubmitAsync(Erase, $"form[action='{Erase}']", ("password", Visitor.Password));
        Assert.False(await WithAsync(db => db.Set<User>().AnyAsync(u => u.Email == mail)));
    }

    internal static async Task<string> FormAsync(Visitor visitor, string url) => (await visitor.PageAsync(url)).QuerySelector("main input[name='form']")!.GetAttribute("value")!;

    private static async Task SentAwayAsync(Visitor visitor, string back, string url, Dictionary<string, string> fields)
    {
        using var answer = await visitor.PostAsync(url, fields);
        Assert.Equal((HttpStatusCode.Redirect, $"/anmelden?weiter={Uri.EscapeDataString(back)}"), (answer.StatusCode, answer.Headers.Location?.ToString()));
    }

    /// <summary>What was typed is not lost, and nothing has happened.</summary>
    internal static async Task ComesBackAsync(Visitor visitor, string typed, string url, Dictionary<string, string> fields, string words = "liegt zu lange zurück")
    {
        using var answer = await visitor.PostAsync(url, fields);
        var page = await answer.Html();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(words, page.TextOf("main"), StringComparison.Ordinal);
        Assert.True(typed.Length == 0 || page.QuerySelector($"main input[value='{typed}']") is not null, typed);
    }

    private static async Task AgainAsync(Visitor visitor, string mail)
    {
        await visitor.SignInAsync(mail);
        using var answer = await visitor.SubmitAsync("/anmelden/code", "form[action='/anmelden/code']", ("code", visitor.Code()));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private async Task<T> WithAsync<T>(Func<IsekDbContext, Task<T>> read)
    {
        await using var scope = app.Scope(City);
        return await read(scope.Get<IsekDbContext>());
    }
}
