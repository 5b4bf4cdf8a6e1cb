using System.Net;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Audit;
using MultiIsek.Identity.Contracts;
using MultiIsek.Identity.Operators;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Tests.Identity;

/// <summary>What the operator left in a city stays known as that: invitations, roles, keys, settings and the log; by a visit and by the command line.</summary>
[Collection("app")]
public sealed class VisitTraceTests(App app)
{
    private const string Reason = "Anfrage 4711: jemand kommt nicht hinein";

    [Fact]
    public async Task What_was_made_in_a_visit_is_marked_where_it_stands_and_all_of_it_is_one_list()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var admin = await Visitor.StaffAsync(app, copy.Slug, Role.Admin);
        var visit = await app.VisitAsync(copy.Slug, 15, Reason);
        var mail = $"{Guid.NewGuid():N}@example.org";
        using (await visit.SubmitAsync("/verwaltung/mitglieder", "form[action$='Invite']", ("email", mail), ("role", "Editor"))) { }
        using (await visit.SubmitAsync("/verwaltung/mitglieder", "form[action$='Invite']", ("email", "offen@example.org"), ("role", "Editor"))) { }
        using (await visit.SubmitAsync("/verwaltung/schluessel", "form[action='/verwaltung/schluessel']", ("name", "Vom Betrieb"), ("scopes", "plans:drafts"))) { }
        using (await admin.SubmitAsync("/verwaltung/schluessel", "form[action='/verwaltung/schluessel']", ("name", "Von uns"), ("scopes", "plans:drafts"))) { }
        using (await visit.SubmitAsync("/verwaltung", ".visit-line form")) { }
        await new Visitor(app, copy.Slug).JoinAsync(Visitor.LinkIn((await admin.MailsAsync(mail))[^1]));
        const string Mark = "während eines Besuchs des Betreibers (Olga Betrieb), am 22.\u00a0November 2026";

        var members = (await admin.PageAsync("/verwaltung/mitglieder")).QuerySelectorAll("main li.row");
        Assert.Equal(2, members.Count(m => m.QuerySelector(".from-visit")?.TextContent.Contains(Mark, StringComparison.Ordinal) == true));
        Assert.All(members.Where(m => m.QuerySelector(".from-visit") is not null), m => Assert.Matches($"{mail}|offen@", m.TextContent));
        var key = Assert.Single((await admin.PageAsync("/verwaltung/schluessel")).QuerySelectorAll("main li.row"), k => k.QuerySelector(".from-visit") is not null);
        Assert.Contains("Vom Betrieb", key.TextContent, StringComparison.Ordinal);
        Assert.Contains(Mark, key.TextContent, StringComparison.Ordinal);

        var link = key.QuerySelector(".from-visit a")!.GetAttribute("href")!;
        var list = await admin.PageAsync(link);
        Assert.Equal(Reason, list.TextOf(".lead"));
        Assert.Equal(
            [
                "Besuch des Betreibers begonnen",
                "Besuch des Betreibers angetreten",
                "Mitglied eingeladen",
                "Mitglied eingeladen",
                "API-Schlüssel angelegt",
                "Besuch des Betreibers beendet",
            ],
            list.QuerySelectorAll("main ol h2").Select(h => h.TextContent)
        );
        var log = await admin.PageAsync("/verwaltung/protokoll");
        Assert.Equal(5, log.QuerySelectorAll($"main ol a[href='{link}']").Length);
        Assert.Equal(6, (await admin.PageAsync(list.QuerySelector("main a[href*='protokoll?besuch']")!.GetAttribute("href")!)).QuerySelectorAll("main ol .row").Length);
        Assert.Contains("5 Handlungen", (await admin.PageAsync("/verwaltung/betrieb")).TextOf("main .rows"), StringComparison.Ordinal);

        // Another city knows nothing of it.
        var stranger = await Visitor.StaffAsync(app, "musterstadt", Role.Admin);
        using var foreign = await stranger.GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        await using var scope = app.Scope(copy.Slug);
        Assert.Null(await scope.Get<IMediator>().Send(new VerifyAudit()));
        await scope
            .Get<IsekDbContext>()
            .Set<AuditEntry>()
            .Where(e => e.Name == "key.created" && e.VisitId != null)
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.VisitId, (Guid?)null));
        Assert.NotNull(await scope.Get<IMediator>().Send(new VerifyAudit()));
    }

    [Fact]
    public async Task A_department_given_or_taken_in_a_visit_is_in_the_log_as_done_in_it()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var admin = await Visitor.StaffAsync(app, copy.Slug, Role.Admin);
        await Visitor.StaffAsync(app, copy.Slug, Role.Contributor);
        var visit = await app.VisitAsync(copy.Slug, 15, Reason);
        const string Url = "/verwaltung/fachaemter";
        var organisation = (await visit.PageAsync(Url)).QuerySelectorAll("form[action$='Assign'] option")[^1].GetAttribute("value")!;

        using (await visit.SubmitAsync(Url, "form[action$='Assign']", ("organisation", organisation))) { }
        using (await visit.SubmitAsync(Url, "form[action$='Unassign']")) { }

        await using var scope = app.Scope(copy.Slug);
        var acts = await scope.Get<IsekDbContext>().Set<AuditEntry>().Where(e => e.Name.StartsWith("department.")).OrderBy(e => e.No).ToListAsync();
        Assert.Equal(2, acts.Count);
        Assert.All(acts, a => Assert.True(a.VisitId is not null && AuditPeople.IsVisitor(a.Actor), $"{a.Name}: {a.VisitId} {a.Actor}"));
        var list = await admin.PageAsync($"/verwaltung/protokoll?besuch={acts[0].VisitId}");
        Assert.Equal(4, list.QuerySelectorAll("main ol .row").Length);
    }

    [Fact]
    public async Task The_command_line_needs_a_reason_as_soon_as_somebody_works_there_and_the_city_reads_it()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var (code, output) = await Product.RunAsync(app, "tenant", "invite", copy.Slug, "erste@example.org");
        Assert.True(code == 0, output);
        var admin = await Visitor.StaffAsync(app, copy.Slug, Role.Admin);
        // Nobody was there to be told why; that it was done stands in the log.
        var first = (await admin.PageAsync("/verwaltung/protokoll")).QuerySelectorAll("main ol .row")[^1].TextContent;
        Assert.Contains("Befehl des Betreibers ausgeführt", first, StringComparison.Ordinal);
        Assert.Contains("tenant invite", first, StringComparison.Ordinal);
        Assert.Contains("Noch war niemand da", (await admin.PageAsync("/verwaltung/betrieb")).TextOf("main"), StringComparison.Ordinal);

        foreach (
            var words in (string[][])
                [
                    ["tenant", "invite", copy.Slug, "zweite@example.org"],
                    ["tenant", "suspend", copy.Slug],
                    ["tenant", "host", "add", copy.Slug, "neu.example"],
                    ["tenant", "import", copy.Folder],
                    ["comment", "list", copy.Slug],
                    ["comment", "retention", copy.Slug],
                    ["tenant", "invite", copy.Slug, "zweite@example.org", "--reason", "kurz"],
                ]
        )
        {
            (code, output) = await Product.RunAsync(app, words);
            Assert.Equal(1, code);
            Assert.Contains("--reason", Assert.Single(output.Trim().Split('\n')), StringComparison.Ordinal);
        }

        Assert.Empty(await admin.MailsAsync("zweite@example.org"));
        // Neither the act nor the announcement of one that fails.
        (code, _) = await Product.RunAsync(app, "tenant", "invite", copy.Slug, "keine-adresse", "--reason", Reason);
        Assert.Equal(1, code);
        Assert.Equal(0, await CountAsync(copy.Slug));

        (code, output) = await Product.RunAsync(app, "tenant", "invite", copy.Slug, "zweite@example.org", "--role", "Editor", "--reason", Reason);
        Assert.True(code == 0, output);
        var visits = await admin.PageAsync("/verwaltung/betrieb");
        Assert.Contains(Reason, visits.TextOf("main .rows"), StringComparison.Ordinal);
        var acts = await admin.PageAsync(visits.QuerySelector("main .rows a.go")!.GetAttribute("href")!);
        Assert.Equal(["Befehl des Betreibers ausgeführt", "Mitglied eingeladen"], acts.QuerySelectorAll("main ol h2").Select(h => h.TextContent));
        Assert.Contains("tenant invite", acts.TextOf("main ol"), StringComparison.Ordinal);
        Assert.Contains("über die Kommandozeile", (await admin.PageAsync("/verwaltung/mitglieder")).TextOf(".from-visit"), StringComparison.Ordinal);
        await using var scope = app.Scope(copy.Slug);
        Assert.DoesNotContain(await scope.Get<IsekDbContext>().Set<AuditEntry>().Select(e => e.Fields).ToListAsync(), f => f.Contains("4711", StringComparison.Ordinal));
        Assert.Null(await scope.Get<IMediator>().Send(new VerifyAudit()));
    }

    [Fact]
    public async Task An_operator_sees_where_it_is_signed_in_and_ends_each_but_nobody_elses()
    {
        var (here, mail) = await app.OperatorAsync();
        var (stranger, _) = await app.OperatorAsync();
        Visitor SignedIn() => new(app, "");
        var (second, third) = (SignedIn(), SignedIn());
        foreach (var visitor in (Visitor[])[second, third])
        {
            using var answer = await visitor.SubmitAsync(
                "/betrieb/anmelden",
                "main form",
                ("email", mail),
                ("password", Visitor.Password),
                ("code", app.CodeOf(here.OperatorKey!))
            );
            Assert.Equal("/betrieb", answer.Headers.Location?.ToString());
        }

        Assert.NotNull((await here.PageAsync("/betrieb")).QuerySelector("a[href='/betrieb/sitzungen']"));
        var page = await here.PageAsync("/betrieb/sitzungen");
        Assert.Equal(3, page.QuerySelectorAll("main .row").Length);
        Assert.Contains("(dieses Gerät)", page.TextOf("main .rows"), StringComparison.Ordinal);
        var form = (await stranger.PageAsync("/betrieb/sitzungen")).QuerySelector("main form input[name=form]")!.GetAttribute("value")!;
        var one = page.QuerySelector("main input[name=session]")!.GetAttribute("value")!;
        using (await stranger.PostAsync("/betrieb/sitzungen?handler=End", new() { ["form"] = form, ["session"] = one })) { }
        Assert.Equal(3, (await here.PageAsync("/betrieb/sitzungen")).QuerySelectorAll("main .row").Length);

        using (await here.SubmitAsync("/betrieb/sitzungen", $"main form:has(input[value='{one}'])")) { }
        Assert.Equal(2, (await here.PageAsync("/betrieb/sitzungen")).QuerySelectorAll("main .row").Length);
        using (await here.SubmitAsync("/betrieb/sitzungen", "main form[action$='EndOthers']")) { }
        Assert.Equal(HttpStatusCode.Redirect, (await second.GetAsync("/betrieb")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await third.GetAsync("/betrieb")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/betrieb")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/betrieb")).StatusCode);
    }

    private async Task<int> CountAsync(string city)
    {
        await using var scope = app.Scope(city);
        return await scope.Get<IsekDbContext>().Set<OperatorVisit>().CountAsync();
    }
}
