using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Roles;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Tests.Identity;

/// <summary>A city is never left without somebody who may invite.</summary>
[Collection("app")]
public sealed class LastAdminTests(App app)
{
    [Fact]
    public async Task Two_admins_who_remove_each_other_at_once_leave_one()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        for (var round = 0; round < 3; round++)
        {
            var (ada, ben) = ($"ada-{round}@example.org", $"ben-{round}@example.org");
            var (one, other) = (await Visitor.StaffAsync(app, copy.Slug, Role.Admin, ada), await Visitor.StaffAsync(app, copy.Slug, Role.Admin, ben));
            await RemoveAllBut(copy.Slug, ada, ben);
            var (formOfBen, formOfAda) = (await FormAsync(one, ben), await FormAsync(other, ada));

            using var start = new Barrier(2);
            var answers = await Task.WhenAll(Task.Run(() => RemoveAsync(one, formOfBen, start)), Task.Run(() => RemoveAsync(other, formOfAda, start)));

            Assert.Contains(HttpStatusCode.OK, answers);
            Assert.Equal(1, await CountAsync(copy.Slug));
        }
    }

    [Fact]
    public async Task The_last_admin_cannot_erase_the_account_before_there_is_another()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var only = await Visitor.StaffAsync(app, copy.Slug, Role.Admin);

        // Said before anything is asked, however long ago the person signed in.
        using var clock = app.Time.At(app.Time.Now);
        app.Time.Now += TimeSpan.FromMinutes(16);
        var told = await only.PageAsync("/konto/loeschen");
        Assert.Contains("Sie sind die einzige Leitung dieser Stadt.", told.TextOf("main"), StringComparison.Ordinal);
        Assert.Null(told.QuerySelector("main form"));
        app.Time.Now -= TimeSpan.FromMinutes(16);

        var token = (await only.PageAsync("/konto")).QuerySelector("input[name=form]")!.GetAttribute("value")!;
        using var refused = await only.PostAsync("/konto/loeschen", new() { ["form"] = token, ["password"] = Visitor.Password });
        Assert.Contains("Sie sind die einzige Leitung dieser Stadt.", (await refused.Html()).TextOf("main"), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(copy.Slug));

        await Visitor.StaffAsync(app, copy.Slug, Role.Admin);
        using var erased = await only.SubmitAsync("/konto/loeschen", "main form", ("password", Visitor.Password));
        Assert.True((int)erased.StatusCode < 400, $"{erased.StatusCode}: {await erased.Content.ReadAsStringAsync()}");
        Assert.Equal(1, await CountAsync(copy.Slug));
        Assert.Equal(HttpStatusCode.Redirect, (await only.GetAsync("/verwaltung")).StatusCode);
    }

    private static async Task<IReadOnlyList<(string, string)>> FormAsync(Visitor visitor, string mail)
    {
        var page = await visitor.PageAsync("/verwaltung/mitglieder");
        var row = page.QuerySelectorAll("li.row").Single(r => r.TextContent.Contains(mail, StringComparison.Ordinal));
        return [.. row.QuerySelectorAll("form[action*='Remove'] input").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!))];
    }

    private static async Task<HttpStatusCode> RemoveAsync(Visitor visitor, IReadOnlyList<(string, string)> form, Barrier start)
    {
        start.SignalAndWait(TimeSpan.FromSeconds(30));
        using var answer = await visitor.PostFormAsync("/verwaltung/mitglieder?handler=Remove", form);
        return answer.StatusCode;
    }

    private async Task<int> CountAsync(string city)
    {
        await using var scope = app.Scope(city);
        return await scope.Get<IsekDbContext>().Set<Membership>().CountAsync(m => m.Role == Role.Admin);
    }

    /// <summary>Earlier rounds leave one behind.</summary>
    private async Task RemoveAllBut(string city, params string[] mails)
    {
        await using var scope = app.Scope(city);
        var db = scope.Get<IsekDbContext>();
        var kept = await db.Set<MultiIsek.Identity.SignIn.User>().Where(u => mails.Contains(u.Email)).Select(u => u.Id).ToListAsync();
        await db.Set<Membership>().Where(m => !kept.Contains(m.UserId)).ExecuteDeleteAsync();
        Assert.Equal(mails.Length, await CountAsync(city));
    }
}
