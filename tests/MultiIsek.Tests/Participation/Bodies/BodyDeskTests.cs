using System.Net;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Bodies;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Offline;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation.Bodies;

/// <summary>The desk's list of bodies: letters exactly once, paper beside the web, addresses that go in time.</summary>
[Collection("comments")]
public sealed class BodyDeskTests(CommentApp app)
{
    [Fact]
    public async Task A_letter_goes_once_and_a_reminder_once_per_press_to_those_who_have_not_answered()
    {
        using var copy = new CityCopy();
        var office = await BodyOffice.OpenAsync(app, copy);
        await office.ActAsync("Add", ("zeilen", "Wasserverband; wasser@example.org\nDenkmalamt; denkmal@example.org\nForstamt"));
        var invite = (await office.Office.Visitor.PageAsync(office.List)).QuerySelector("form[action$='handler=Invite']")!;
        var pressed = await Task.WhenAll(office.Office.SendAsync(invite), office.Office.SendAsync(invite));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity], pressed.Select(p => p.StatusCode).Order());
        Assert.Single(await office.Office.Visitor.MailsAsync("wasser@example.org"));

        await office.WriteAsync(await office.OpenedAsync("denkmal@example.org"), "", nameof(BodyAnswer.NotAffected));
        var remind = (await office.Office.Visitor.PageAsync(office.List)).QuerySelector("form[action$='handler=Remind']")!;
        foreach (var answer in await Task.WhenAll(office.Office.SendAsync(remind), office.Office.SendAsync(remind), office.Office.SendAsync(remind)))
        {
            answer.Dispose();
        }

        var mails = await office.Office.Visitor.MailsAsync("wasser@example.org");
        Assert.Equal(2, mails.Count);
        Assert.StartsWith("Erinnerung:", mails[1].Subject, StringComparison.Ordinal);
        Assert.Single(await office.Office.Visitor.MailsAsync("denkmal@example.org"));
        await office.ActAsync("Remind");
        Assert.Equal(3, (await office.Office.Visitor.MailsAsync("wasser@example.org")).Count);
        Assert.Equal(3, await app.ReadAsync(copy.Slug, db => db.Set<BodyLetter>().CountAsync(l => l.Email == "wasser@example.org")));
        // The link of the first letter still works beside that of a reminder.
        foreach (var mail in mails)
        {
            var at = mail.Text.IndexOf("/stellungnahme/", StringComparison.Ordinal);
            await app.City(copy.Slug).Page(mail.Text[at..(at + 31)]);
        }
    }

    [Fact]
    public async Task Wrong_lines_and_acts_are_refused_with_what_was_typed_and_other_roles_and_cities_see_nothing()
    {
        using var copy = new CityCopy();
        var office = await BodyOffice.OpenAsync(app, copy);
        using var wrong = await office.Office.SendAsync(office.List, "form#stellen", ("zeilen", "Wasserverband; keine@@adresse"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var page = await wrong.Html();
        Assert.Contains("Zeile 1:", page.TextOf("#zeilen-e"), StringComparison.Ordinal);
        Assert.Equal("Wasserverband; keine@@adresse", page.QuerySelector("#zeilen")!.TextContent.Trim());
        await office.ActAsync("Add", ("zeilen", "Wasserverband; wasser@example.org\nwasserverband"));
        var id = (await office.BodyAsync("Wasserverband")).Id;
        using var early = await office.Office.SendAsync(office.List, "form[action$='handler=Extend']", ("id", $"{id}"), ("until", "1.1.2026"), ("reason", "Weil."));
        Assert.Contains("nicht nach der bisherigen", (await early.Html()).TextOf($"[id='until-{id}-e']"), StringComparison.Ordinal);
        using var missing = await office.Office.Visitor.GetAsync($"{PhaseDesk}/gibt-es-nicht/traeger");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        var moderator = await Visitor.StaffAsync(app, copy.Slug, Role.Moderator);
        using var refused = await moderator.GetAsync(office.List);
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        using var read = await moderator.GetAsync("/verwaltung/beitraege?art=Bodies");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Fact]
    public async Task A_letter_on_paper_is_entered_for_its_body_waits_and_can_be_taken_back()
    {
        using var copy = new CityCopy();
        var office = await BodyOffice.OpenAsync(app, copy);
        await office.ActAsync("Add", ("zeilen", "Forstamt"));
        var desk = await Visitor.StaffAsync(app, copy.Slug, Role.Moderator);
        (string, string)[] card = [("channel", "Paper"), ("receivedOn", $"{app.Time.Now:dd.MM.yyyy}"), ("text-0", "Der Wald reicht bis an die Straße.")];
        using var nobody = await desk.SubmitAsync(EntryPage.UrlOf(office.Key), "form#stapel", card);
        Assert.Contains("Wählen Sie, welche Stelle", (await nobody.Html()).TextOf("#name-0-e"), StringComparison.Ordinal);
        using var stored = await desk.SubmitAsync(EntryPage.UrlOf(office.Key), "form#stapel", [.. card, ("name-0", "Forstamt")]);
        Assert.Equal(HttpStatusCode.OK, stored.StatusCode);
        var row = Assert.Single(await office.StatementsAsync());
        Assert.Equal((ContributionState.Pending, Channel.Paper, "Forstamt"), (row.State, row.Channel, row.Name));
        Assert.Equal(BodyAnswer.Statement, (await office.BodyAsync("Forstamt")).Answer);

        using var back = await desk.SubmitAsync(EntryPage.UrlOf(office.Key), "form[action$='handler=Undo']");
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Empty(await office.StatementsAsync());
        Assert.Null((await office.BodyAsync("Forstamt")).AnsweredAt);
    }

    [Fact]
    public async Task Addresses_and_links_go_with_the_period_and_the_statement_with_its_organisation_stays()
    {
        using var copy = new CityCopy();
        var office = await BodyOffice.OpenAsync(app, copy);
        await office.InviteAsync("Wasserverband; wasser@example.org");
        var link = await office.OpenedAsync("wasser@example.org");
        await office.WriteAsync(link, "Zum Nachlesen.");
        using var later = app.Time.At(app.Time.Now.AddMonths(14));
        await using (var scope = app.Scope(copy.Slug))
        {
            await scope.Get<IMediator>().Send(new ApplyRetention(false));
        }

        var row = Assert.Single(await office.StatementsAsync());
        Assert.Equal(("Wasserverband", "Zum Nachlesen."), (row.Name, row.Text));
        Assert.Null((await office.BodyAsync("Wasserverband")).Email);
        Assert.Equal(0, await app.ReadAsync(copy.Slug, db => db.Set<BodyLetter>().CountAsync(l => l.Email != "" || l.CodeHash != "")));
        using var gone = await app.City(copy.Slug).GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    private const string PhaseDesk = "/verwaltung/beteiligung";
}
