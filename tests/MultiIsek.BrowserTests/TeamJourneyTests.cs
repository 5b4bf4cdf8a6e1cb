using MultiIsek.Kernel.People;
using MultiIsek.Tests;
using MultiIsek.Tests.Identity;

namespace MultiIsek.BrowserTests;

/// <summary>A city's team comes together from one command of the operator: each enters by a factor of their own, sees what is theirs, and all of it is in the log.</summary>
[Collection("browser")]
public sealed class TeamJourneyTests(BrowserApp app)
{
    private static readonly string[] Areas = ["/verwaltung/plan", "/verwaltung/beitraege", "/verwaltung/mitglieder", "/verwaltung/protokoll"];

    [Fact]
    public async Task One_command_a_passkey_and_two_invitations_make_a_team()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var city = copy.Slug;
        var (code, output) = await Product.RunAsync(app, "tenant", "invite", city, "leitung@example.org", "--role", "Admin");
        Assert.Equal(0, code);
        var link = new Uri(output.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Single(w => w.StartsWith("http", StringComparison.Ordinal)));
        Assert.Equal($"{city}.localhost", link.Host);

        await using var admin = await app.VisitAsync();
        await admin.HasDeviceAsync();
        await admin.AcceptAsync(city, link.AbsolutePath, "Lea Leitung");
        await admin.AddPasskeyAsync(city, "Dienstrechner");
        await Assertions.Expect(admin.Page.Locator("#codes li")).ToHaveCountAsync(10);
        await admin.SignOutAsync(city);
        await admin.OpenAsync($"{city}.localhost/verwaltung/mitglieder");
        await admin.PressAsync("Mit Passkey anmelden");
        await admin.HeadingAsync("Mitglieder");

        var editorsLink = await InviteAsync(admin, city, "redaktion@example.org", "Redaktion");
        var moderatorsLink = await InviteAsync(admin, city, "moderation@example.org", "Moderation");
        await admin.LooksGoodAsync(null);

        await using var editor = await app.VisitAsync(360);
        await editor.AcceptAsync(city, editorsLink, "Ede Redaktion");
        await editor.AddAppAsync(app, city);
        await using var moderator = await app.VisitAsync();
        await moderator.HasDeviceAsync();
        await moderator.AcceptAsync(city, moderatorsLink, "Mo Moderation");
        await moderator.AddPasskeyAsync(city, "Diensthandy");
        await Assertions.Expect(moderator.Page.Locator("#codes li")).ToHaveCountAsync(10);

        await SeesAsync(admin, city, Areas);
        await SeesAsync(editor, city, "/verwaltung/plan");
        await SeesAsync(moderator, city, "/verwaltung/beitraege");

        // A cookie of this city is nobody's in another.
        await editor.Context.AddCookiesAsync([
            .. (await editor.Context.CookiesAsync()).Select(c => new Cookie
            {
                Name = c.Name,
                Value = c.Value,
                Domain = "herzberg.localhost",
                Path = "/",
            }),
        ]);
        await editor.OpenAsync("herzberg.localhost/verwaltung");
        await editor.HeadingAsync("Anmelden");

        await admin.OpenAsync($"{city}.localhost/verwaltung/protokoll");
        var log = admin.Page.GetByRole(AriaRole.Main).Locator("ol").First;
        await Assertions.Expect(log.GetByText("Mitglied eingeladen")).ToHaveCountAsync(3);
        await Assertions.Expect(log.GetByText("Einladung angenommen")).ToHaveCountAsync(3);
        await Assertions.Expect(log.GetByText("Passkey hinzugefügt")).ToHaveCountAsync(2);
        await Assertions.Expect(admin.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("unverändert");
        await admin.LooksGoodAsync(null);
        Looks.Nothing([.. admin.Complaints, .. moderator.Complaints]);
    }

    /// <summary>By the form; the link of the letter that went out.</summary>
    private async Task<string> InviteAsync(Visit admin, string city, string mail, string role)
    {
        await admin.Page.GetByLabel("E-Mail-Adresse").FillAsync(mail);
        await admin.Page.GetByLabel("Rolle", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = role });
        await admin.PressAsync("Einladung schicken");
        await Assertions.Expect(admin.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("unterwegs");
        return await app.LinkAsync(city, mail);
    }

    /// <summary>The desk leads to these areas and to no other, and the others stay shut when called by address.</summary>
    private static async Task SeesAsync(Visit visit, string city, params string[] own)
    {
        await visit.OpenAsync($"{city}.localhost/verwaltung");
        var main = visit.Page.GetByRole(AriaRole.Main);
        foreach (var area in Areas)
        {
            await Assertions.Expect(main.Locator($"a[href='{area}']").First).ToBeVisibleAsync(new() { Visible = own.Contains(area) });
            var answer = await visit.OpenAsync($"{city}.localhost{area}");
            Assert.Equal((area, own.Contains(area) ? 200 : 403), (area, answer.Status));
            await visit.OpenAsync($"{city}.localhost/verwaltung");
        }
    }
}
