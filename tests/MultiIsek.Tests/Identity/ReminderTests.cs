using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Audit;
using MultiIsek.Identity.Letters;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Notifications.Contracts;
using MultiIsek.Planning.Resolutions;

namespace MultiIsek.Tests.Identity;

/// <summary>Who does not want reminders gets none: chosen in the account, or by the link that each of them carries.</summary>
[Collection("app")]
public sealed class ReminderTests(App app)
{
    private const string City = "musterstadt";
    private const string Url = RemindersPage.Path;
    private const string Form = $"form[action='{Url}']";

    [Fact]
    public async Task An_editor_chooses_and_gets_what_was_chosen()
    {
        var (editor, mail) = await EditorAsync();
        Assert.Single((await editor.PageAsync("/konto")).QuerySelectorAll($"a[href='{Url}']"));
        Assert.True((await editor.PageAsync(Url)).QuerySelector("#art-duties")!.HasAttribute("checked"));

        using var off = await editor.PostAsync(Url, await FieldsAsync(editor));
        Assert.Equal($"{Url}?getan=gespeichert", off.Headers.Location?.ToString());
        Assert.False((await editor.PageAsync(Url)).QuerySelector("#art-duties")!.HasAttribute("checked"));
        Assert.Equal(0, await RemindAsync(editor, mail));

        using var on = await editor.PostAsync(Url, await FieldsAsync(editor, "duties", "erfunden"));
        Assert.Equal(1, await RemindAsync(editor, mail));
        await using var scope = app.Scope(City);
        var me = await IdAsync(mail);
        var acts = await scope.Get<IsekDbContext>().Set<AuditEntry>().Where(e => e.Name == "reminders.changed" && e.Actor == me.ToString()).OrderBy(e => e.No).ToListAsync();
        Assert.Equal(["", "duties"], acts.Select(a => a.Fields));
    }

    [Theory]
    [InlineData(Role.Contributor)]
    [InlineData(Role.Moderator)]
    public async Task Who_is_never_reminded_has_nothing_to_choose(Role role)
    {
        var person = await Visitor.StaffAsync(app, City, role);

        var page = await person.PageAsync(Url);

        Assert.Null(page.QuerySelector(Form));
        Assert.Contains("keine Erinnerungen", page.TextOf("main"), StringComparison.Ordinal);
        var token = (await person.PageAsync("/konto")).QuerySelector("input[name=form]")!.GetAttribute("value")!;
        using var forced = await person.PostAsync(Url, new() { ["form"] = token, ["kinds"] = "duties" });
        Assert.Equal(HttpStatusCode.NotFound, forced.StatusCode);
    }

    [Fact]
    public async Task The_link_ends_them_when_pressed_and_not_when_opened()
    {
        var (editor, mail) = await EditorAsync();
        Assert.Equal(1, await RemindAsync(editor, mail));
        var letter = (await editor.MailsAsync(mail))[^1];
        Assert.Contains(letter.UnsubscribeUrl!, letter.Text, StringComparison.Ordinal);
        var path = PathOf(letter);
        var stranger = new Visitor(app, City);

        var page = await stranger.PageAsync(path);
        Assert.Contains("Pflichten aus Beschlüssen", page.TextOf("main"), StringComparison.Ordinal);
        Assert.DoesNotContain(mail, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await RemindAsync(editor, mail));

        using var pressed = await stranger.SubmitAsync(path, "main form");
        Assert.Contains("Abbestellt", (await pressed.Html()).TextOf("h1"), StringComparison.Ordinal);
        Assert.Empty(stranger.Cookies);
        Assert.Equal(0, await RemindAsync(editor, mail));
        Assert.False((await editor.PageAsync(Url)).QuerySelector("#art-duties")!.HasAttribute("checked"));
    }

    [Fact]
    public async Task A_mail_programs_one_click_ends_them_once()
    {
        var (editor, mail) = await EditorAsync();
        await RemindAsync(editor, mail);
        var path = PathOf((await editor.MailsAsync(mail))[^1]);

        // As RFC 8058 has it: from a foreign place, without cookies, no page opened before; and some press twice.
        var answers = await Task.WhenAll(OneClickAsync(path), OneClickAsync(path));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a));
        Assert.Equal(HttpStatusCode.OK, await OneClickAsync(path));

        Assert.Equal(0, await RemindAsync(editor, mail));
        await using var scope = app.Scope(City);
        var me = await IdAsync(mail);
        var act = Assert.Single(await scope.Get<IsekDbContext>().Set<AuditEntry>().Where(e => e.Name == "reminders.ended" && e.Subject == me.ToString()).ToListAsync());
        Assert.Equal((me.ToString(), "duties"), (act.Actor, act.Fields));
    }

    [Fact]
    public async Task A_link_of_another_city_or_of_somebodys_own_making_ends_nothing()
    {
        var (editor, mail) = await EditorAsync();
        await RemindAsync(editor, mail);
        var path = PathOf((await editor.MailsAsync(mail))[^1]);

        Assert.Equal(HttpStatusCode.NotFound, await OneClickAsync(path, "hagen"));
        Assert.Equal(HttpStatusCode.NotFound, await OneClickAsync($"{UnsubscribePage.Path}/alt"));
        Assert.Equal(HttpStatusCode.NotFound, await OneClickAsync($"{path[..^1]}{(path[^1] == 'A' ? 'B' : 'A')}x"));
        Assert.Equal(HttpStatusCode.NotFound, (await new Visitor(app, "hagen").GetAsync(path)).StatusCode);
        Assert.Equal(1, await RemindAsync(editor, mail));
    }

    [Fact]
    public async Task An_erased_account_leaves_no_choice_behind_and_its_link_leads_nowhere()
    {
        var (editor, mail) = await EditorAsync();
        await RemindAsync(editor, mail);
        var path = PathOf((await editor.MailsAsync(mail))[^1]);
        await OneClickAsync(path);
        var me = await IdAsync(mail);

        using var erased = await editor.SubmitAsync("/konto/loeschen", "main form", ("password", Visitor.Password));

        Assert.Equal("/", erased.Headers.Location?.ToString());
        await using var scope = app.Scope(City);
        Assert.False(await scope.Get<IsekDbContext>().Set<LetterRefusal>().AnyAsync(r => r.UserId == me));
        Assert.Equal(HttpStatusCode.NotFound, await OneClickAsync(path));
    }

    [Fact]
    public async Task What_a_person_asked_for_carries_no_such_link()
    {
        var (visitor, mail) = await app.CitizenAsync(City);
        using var asked = await visitor.SubmitAsync("/passwort-vergessen", "form[action='/passwort-vergessen']", ("email", mail));

        var mails = await visitor.MailsAsync(mail);

        Assert.Equal(2, mails.Count);
        Assert.All(mails, m => Assert.Null(m.UnsubscribeUrl));
    }

    private async Task<(Visitor Editor, string Mail)> EditorAsync()
    {
        var mail = $"{Guid.NewGuid():N}@example.org";
        return (await Visitor.StaffAsync(app, City, Role.Editor, mail), mail);
    }

    private async Task<Guid> IdAsync(string mail)
    {
        await using var scope = app.Scope(City);
        return await scope.Get<IsekDbContext>().Set<User>().Where(u => u.Email == mail).Select(u => u.Id).SingleAsync();
    }

    private static async Task<Dictionary<string, string>> FieldsAsync(Visitor editor, params string[] kinds)
    {
        var page = await editor.PageAsync(Url);
        var fields = new Dictionary<string, string> { ["form"] = page.QuerySelector($"{Form} input[name=form]")!.GetAttribute("value")! };
        for (var i = 0; i < kinds.Length; i++)
        {
            fields[$"kinds[{i}]"] = kinds[i];
        }

        return fields;
    }

    /// <summary>Has a reminder written to this person, as the daily chore does.</summary>
    /// <returns>How many there are now more than before.</returns>
    private async Task<int> RemindAsync(Visitor person, string mail)
    {
        var before = (await person.MailsAsync(mail)).Count;
        await using (var scope = app.Scope(City))
        {
            var letters = (IStaffLetters)scope.Services.GetService(typeof(IStaffLetters))!;
            await letters.SendAsync(
                new StaffPerson(await IdAsync(mail), "Erika Muster", mail),
                DutyChore.Letters,
                "Pflicht",
                "etwas wird fällig:",
                "/verwaltung/pflichten",
                default
            );
            await scope.Get<IsekDbContext>().SaveChangesAsync();
        }

        return (await person.MailsAsync(mail)).Count - before;
    }

    private static string PathOf(SendMail letter) => new Uri(letter.UnsubscribeUrl!).AbsolutePath;

    private async Task<HttpStatusCode> OneClickAsync(string path, string city = City)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent("List-Unsubscribe=One-Click", Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        request.Headers.Add("Origin", "https://mail.example");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await app.City(city).SendAsync(request);
        return answer.StatusCode;
    }
}
