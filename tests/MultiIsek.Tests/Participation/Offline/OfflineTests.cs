using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Offline;
using MultiIsek.Participation.Phases;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Planning.Editing;

namespace MultiIsek.Tests.Participation.Offline;

/// <summary>What came on paper, by telephone or at a table is entered at the desk, and counts like what came by the web.</summary>
[Collection("comments")]
public sealed class OfflineTests(CommentApp app)
{
    private const string City = "herzberg";

    [Fact]
    public async Task A_batch_gets_numbers_of_the_one_counter_and_codes_that_open_its_contributions()
    {
        var (phase, desk) = await OpenAsync();
        var (before, _) = await (await app.FormAsync(City, phase.Key)).StoreAsync("Vor dem Stapel.");

        using var answer = await SendAsync(
            desk,
            phase,
            ("element-0", "m1-1"),
            ("text-0", "Vom Brief."),
            ("name-0", "Frau Brief"),
            ("element-1", "m1-1"),
            ("text-1", "Noch einer.")
        );

        var page = await answer.Html();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, page.TextOf("main"));
        var numbers = page.QuerySelectorAll("main li h2").Select(h => h.TextContent).ToList();
        var (after, _) = await (await app.FormAsync(City, phase.Key)).StoreAsync("Nach dem Stapel.");
        Assert.Equal(
            [.. Enumerable.Range(Contribution.ParseNumber(before)!.Value.Number + 1, 2), Contribution.ParseNumber(before)!.Value.Number + 3],
            [.. numbers.Append(after).Select(n => Contribution.ParseNumber(n)!.Value.Number)]
        );
        Assert.Equal(4, await CountAsync(phase, c => true));
        Assert.Equal(2, await CountAsync(phase, c => c.Channel == Channel.Paper && !c.ShowsName && c.State == ContributionState.Published));

        var list = (await app.City(City).Page("/plan/insek/m1-1/kommentare")).TextOf($"#{numbers[0].ToLowerInvariant()}");
        Assert.Contains("auf Papier abgegeben", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Frau Brief", list, StringComparison.Ordinal);
        var code = page.QuerySelector("main li .row__meta span")!.TextContent["Abrufcode: ".Length..];
        using var status = await new Visitor(app, City).SubmitAsync("/mitmachen/nachsehen", "main form", ("number", numbers[0]), ("code", code));
        Assert.Contains("Vom Brief.", (await status.Html()).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_late_needs_a_reason_and_what_is_wrong_keeps_what_was_typed()
    {
        var (phase, desk) = await OpenAsync();

        using var late = await SendAsync(desk, phase, ("receivedOn", "2026-01-05"), ("element-0", "m1-1"), ("text-0", "Zu früh."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        var page = await late.Html();
        Assert.Contains("warum die Beiträge trotzdem zählen", page.TextOf("#lateReason-e"), StringComparison.Ordinal);
        Assert.Equal("Zu früh.", page.TextOf("#text-0"));
        using var wrong = await SendAsync(desk, phase, ("channel", "Web"), ("text-0", "Wozu?"), ("name-1", "Nur ein Name"));
        var alert = (await wrong.Html()).TextOf(".kern-alert");
        Assert.Contains("Wählen Sie, wie die Beiträge kamen.", alert, StringComparison.Ordinal);
        Assert.Contains("Karte 1: Wählen Sie, wozu der Beitrag gehört.", alert, StringComparison.Ordinal);
        Assert.Contains("Karte 2: Der Text fehlt.", alert, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(phase, c => true));

        using var reasoned = await SendAsync(desk, phase, ("receivedOn", "2026-01-05"), ("lateReason", "Lag in der Post."), ("element-0", "m1-1"), ("text-0", "Zu früh."));
        Assert.Equal(HttpStatusCode.OK, reasoned.StatusCode);
        Assert.Contains("Lag in der Post.", (await desk.PageAsync(EntryPage.UrlOf(phase.Key))).TextOf("#stapel-liste + ol"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_twice_is_one_batch_and_it_is_undone_until_somebody_answers()
    {
        var (phase, desk) = await OpenAsync();
        var page = await desk.PageAsync(EntryPage.UrlOf(phase.Key));
        var fields = Fields(page, ("element-0", "m1-1"), ("text-0", "Einmal."));
        (await desk.PostFormAsync($"{EntryPage.UrlOf(phase.Key)}?handler=Save", fields)).Dispose();
        using var again = await desk.PostFormAsync($"{EntryPage.UrlOf(phase.Key)}?handler=Save", fields);
        Assert.Contains("schon gespeichert", (await again.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(phase, c => true));

        using var undone = await desk.SubmitAsync(EntryPage.UrlOf(phase.Key), "form[action$='handler=Undo']");
        Assert.EndsWith("getan=zurueck", undone.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(phase, c => true));

        using var answer = await SendAsync(desk, phase, ("element-0", "m1-1"), ("text-0", "Wird beantwortet."));
        var number = (await answer.Html()).TextOf("main li h2");
        await (await app.FormAsync(City, phase.Key, paragraph: 0, answered: number)).StoreAsync("Eine Antwort.");
        using var kept = await desk.SubmitAsync(EntryPage.UrlOf(phase.Key), "form[action$='handler=Undo']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, kept.StatusCode);
        Assert.Equal(2, await CountAsync(phase, c => true));
    }

    [Fact]
    public async Task A_table_fills_the_form_names_row_and_column_of_what_is_wrong_and_stores_nothing()
    {
        var (phase, desk) = await OpenAsync();
        var table = "Kapitel;Text;Name\nm1-1;Aus der Tabelle.;\ngibt-es-nicht;Wohin?;Herr Zeile\n";

        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Fields(await desk.PageAsync(EntryPage.UrlOf(phase.Key))))
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(table)), "datei", "karten.csv");
        using var answer = await desk.SendContentAsync($"{EntryPage.UrlOf(phase.Key)}?handler=Table", content);

        var page = await answer.Html();
        Assert.Contains("Zeile 3, Spalte „Kapitel“: „gibt-es-nicht“ gibt es in dieser Phase nicht.", page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal("Aus der Tabelle.", page.TextOf("#text-0"));
        Assert.Equal(0, await CountAsync(phase, c => true));
        using var saved = await desk.PostFormAsync($"{EntryPage.UrlOf(phase.Key)}?handler=Save", Fields(page, ("element-1", "m1-1")));
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        Assert.Equal(2, await CountAsync(phase, c => c.Channel == Channel.Paper));
    }

    [Fact]
    public async Task Only_those_who_moderate_the_own_city_enter()
    {
        var (phase, _) = await OpenAsync();
        var editor = await Visitor.StaffAsync(app, City, Role.Editor);
        var neighbour = await Visitor.StaffAsync(app, "hagen", Role.Moderator);

        Assert.Equal(HttpStatusCode.Redirect, (await app.City(City).GetAsync(EntryPage.UrlOf(phase.Key))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync(EntryPage.UrlOf(phase.Key))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(EntryPage.UrlOf(phase.Key))).StatusCode);
    }

    private async Task<(ParticipationPhase Phase, Visitor Desk)> OpenAsync() => (await app.PhaseAsync(City), await Visitor.StaffAsync(app, City, Role.Moderator));

    private async Task<HttpResponseMessage> SendAsync(Visitor desk, ParticipationPhase phase, params (string Name, string Value)[] values) =>
        await desk.PostFormAsync($"{EntryPage.UrlOf(phase.Key)}?handler=Save", Fields(await desk.PageAsync(EntryPage.UrlOf(phase.Key)), values));

    private List<(string Name, string Value)> Fields(AngleSharp.Html.Dom.IHtmlDocument page, params (string Name, string Value)[] values)
    {
        (string Name, string Value)[] usual = [("channel", "Paper"), ("receivedOn", $"{app.Time.Now:yyyy-MM-dd}"), ("isPublished", "true"), .. values];
        var set = usual.GroupBy(v => v.Name).Select(g => g.Last()).ToList();
        var fields = EditorDesk.Fields(page.QuerySelector("form#stapel")!);
        fields.RemoveAll(f => f.Name == "datei" || set.Exists(v => v.Name == f.Name));
        return [.. fields, .. set];
    }

    private Task<int> CountAsync(ParticipationPhase phase, System.Linq.Expressions.Expression<Func<Contribution, bool>> which) =>
        app.ReadAsync(City, db => db.Set<Contribution>().Where(c => c.PhaseId == phase.Id).CountAsync(which));
}
