using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Sending;
using MultiIsek.Notifications.Messages;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Notifications;

/// <summary>Staff see what was not sent and have it tried again.</summary>
[Collection("mail")]
public sealed class MessagesPageTests(MailApp app)
{
    private const string Url = "/verwaltung/nachrichten";

    [Fact]
    public async Task Staff_see_why_a_message_failed_and_have_it_tried_again()
    {
        await using var refusing = await SmtpSink.StartAsync("refuse");
        var admin = await Visitor.StaffAsync(app, MailApp.Town, Role.Admin);
        await app.BeginAsync(refusing.Port);
        var id = await app.AddAsync("geheime-adresse@example.org", "Geheimer Betreff");
        await app.SendAsync();
        Assert.Contains("Nachrichten", (await admin.PageAsync("/verwaltung")).TextOf("main"), StringComparison.Ordinal);

        var text = (await admin.PageAsync(Url)).TextOf($"#n-{id}");
        Assert.Contains("E-Mail", text, StringComparison.Ordinal);
        Assert.Contains("Aufgegeben · Endgültig abgelehnt (SMTP 550)", text, StringComparison.Ordinal);
        Assert.Contains("1 Versuch", text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        var done = await admin.SubmitAsync(Url, $"#n-{id} form");

        var page = await done.Html();
        Assert.Contains("noch einmal versucht", page.TextOf("[role=status]"), StringComparison.Ordinal);
        Assert.DoesNotContain("eheime", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("Nachricht noch einmal versucht", (await admin.PageAsync("/verwaltung/protokoll")).TextOf("main ol"), StringComparison.Ordinal);
        await using var sink = await SmtpSink.StartAsync("accept");
        app.SendTo(sink.Port);
        Assert.Equal(1, await app.SendAsync());
        Assert.Single(await sink.StopAsync());
        Assert.Contains("Alles ist verschickt", (await admin.PageAsync(Url)).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_sent_or_on_its_way_is_not_tried_again()
    {
        await using var sink = await SmtpSink.StartAsync("accept");
        var admin = await Visitor.StaffAsync(app, MailApp.Town, Role.Admin);
        await app.BeginAsync(sink.Port);
        var failed = await app.AddAsync();
        await app.ReadAsync(m => m.ExecuteUpdateAsync(s => s.SetProperty(o => o.DueAt, (DateTime?)null)));
        var taken = await app.AddAsync();
        var page = await admin.PageAsync(Url);
        Assert.Null(page.QuerySelector($"#n-{taken} form"));
        var form = page.QuerySelector($"#n-{failed} input[name='form']")!.GetAttribute("value")!;

        var refused = await admin.PostAsync(Url, new() { ["form"] = form, ["message"] = taken.ToString() });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("wird gerade versucht", (await refused.Html()).TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.PostAsync(Url, new() { ["form"] = form, ["message"] = "unfug" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.PostAsync(Url, new() { ["message"] = failed.ToString() })).StatusCode);
        Assert.Null((await app.RowAsync(failed)).DueAt);
    }

    [Fact]
    public async Task Newest_come_first_and_older_ones_follow()
    {
        var admin = await Visitor.StaffAsync(app, MailApp.Town, Role.Admin);
        await app.BeginAsync(1);
        await using (var scope = app.Scope(MailApp.Town))
        {
            for (var i = 0; i < MessagesPage.PageSize + 2; i++)
            {
                scope.Get<Outbox>().Add("mail", i);
            }

            await scope.Get<IsekDbContext>().SaveChangesAsync();
        }

        var first = await admin.PageAsync(Url);
        var second = await admin.PageAsync(first.QuerySelectorAll("a.go").Last(a => a.TextContent == "Ältere Nachrichten").GetAttribute("href")!);

        var shown = first.QuerySelectorAll("li.row").Concat(second.QuerySelectorAll("li.row")).Select(r => Guid.Parse(r.Id![2..])).ToList();
        Assert.Equal(MessagesPage.PageSize, first.QuerySelectorAll("li.row").Length);
        Assert.Equal(await app.ReadAsync(m => m.OrderByDescending(o => o.Id).Select(o => o.Id).ToListAsync()), shown);
        Assert.DoesNotContain(second.QuerySelectorAll("a.go"), a => a.TextContent == "Ältere Nachrichten");
    }

    [Fact]
    public async Task Whatever_may_fail_has_a_name_in_German()
    {
        var admin = await Visitor.StaffAsync(app, MailApp.Town, Role.Admin);
        await app.BeginAsync(1);
        await using var scope = app.Scope(MailApp.Town);
        var senders = scope.Services.GetServices<IOutboxSender>().Where(s => s is not NothingToSend).ToList();
        foreach (var sender in senders)
        {
            scope.Get<Outbox>().Add(sender.Kind, "");
        }

        await scope.Get<IsekDbContext>().SaveChangesAsync();
        await app.ReadAsync(m => m.Where(o => o.Kind == "document.picture").ExecuteUpdateAsync(s => s.SetProperty(o => o.Error, "no picture made")));
        await app.ReadAsync(m => m.Where(o => o.Kind == "contribution.photo").ExecuteUpdateAsync(s => s.SetProperty(o => o.Error, "file gone")));

        var page = await admin.PageAsync(Url);

        Assert.True(senders.Count >= 5);
        Assert.Equal(senders.Count, senders.Select(s => s.German).Distinct().Count());
        var heads = page.QuerySelectorAll("li.row h2").Select(h => h.TextContent).ToList();
        Assert.All(senders, s => Assert.Contains(heads, h => h.StartsWith($"{s.German} vom ", StringComparison.Ordinal)));
        Assert.DoesNotContain("Unerwarteter Fehler", page.TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_admins_read_it_and_nobody_keeps_it()
    {
        var admin = await Visitor.StaffAsync(app, MailApp.Town, Role.Admin);
        var editor = await Visitor.StaffAsync(app, MailApp.Town, Role.Editor);

        Assert.Equal("no-store", (await admin.GetAsync(Url)).Headers.CacheControl?.ToString());
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync(Url)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await new Visitor(app, MailApp.Town).GetAsync(Url)).StatusCode);
    }
}
