using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Rooms;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation.Walks;

/// <summary>Questions from the phones in the room: asked without an account, supported, answered, closed by the write itself.</summary>
[Collection("comments")]
public sealed class RoomTests(CommentApp app)
{
    private const string Desk = "/verwaltung/termine/planungscafe/fragen";

    [Fact]
    public async Task A_question_is_asked_supported_answered_and_stands_on_the_screen()
    {
        using var copy = new CityCopy();
        var (desk, code) = await OpenAsync(copy);
        var first = await AskAsync(copy, code, "Wann wird der Steg gebaut?");
        var second = await AskAsync(copy, code, "Was kostet das?");
        using var support = await new Visitor(app, copy.Slug).PostAsync(CommentUrl.Support(second), []);
        Assert.Equal($"/fragen/{code}", (await support.Html()).QuerySelector("a.go--back")!.GetAttribute("href"));

        var room = await app.City(copy.Slug).Page($"/fragen/{code}");
        Assert.Equal(["Was kostet das?", "Wann wird der Steg gebaut?"], room.QuerySelectorAll("article .said").Select(s => s.TextContent));
        var screen = await app.City(copy.Slug).Page($"/fragen/{code}/leinwand");
        Assert.Equal(code, screen.TextOf("#raum"));
        Assert.StartsWith("data:image/png;base64,", screen.QuerySelector(".screen__qr")!.GetAttribute("src"), StringComparison.Ordinal);
        Assert.StartsWith("Was kostet das?", screen.TextOf(".screen__list li"), StringComparison.Ordinal);
        var rows = await app.ReadAsync(copy.Slug, db => db.Set<Contribution>().AsNoTracking().ToListAsync());
        Assert.All(rows, r => Assert.Equal((Channel.Event, ContributionState.Published), (r.Channel, r.State)));

        using var answered = await desk.SubmitAsync(Desk, "section[aria-labelledby=offen] form[action$='handler=Answered']");
        Assert.Equal(Desk, answered.Headers.Location!.ToString());
        Assert.Contains("Was kostet das?", (await app.City(copy.Slug).Page($"/fragen/{code}")).TextOf("section[aria-labelledby=beantwortet]"), StringComparison.Ordinal);
        Assert.DoesNotContain("Was kostet das?", (await app.City(copy.Slug).Page($"/fragen/{code}/leinwand")).TextOf(".screen__list"), StringComparison.Ordinal);
        using var hidden = await desk.SubmitAsync(Desk, "section[aria-labelledby=offen] form[action$='handler=Shown']");
        Assert.Equal(HttpStatusCode.Redirect, hidden.StatusCode);
        Assert.DoesNotContain(first, (await app.City(copy.Slug).Page($"/fragen/{code}")).TextOf("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("termin-", await app.City(copy.Slug).GetStringAsync("/mitmachen"), StringComparison.Ordinal);
        using var foreign = await app.City("hagen").GetAsync($"/fragen/{code}");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task Whoever_moderates_finds_the_desk_of_a_round_that_runs()
    {
        using var copy = new CityCopy();
        var (desk, _) = await OpenAsync(copy);
        var moderator = await Visitor.StaffAsync(app, copy.Slug, Role.Moderator);

        Assert.NotNull((await moderator.PageAsync("/verwaltung")).QuerySelector($"main a[href='{Desk}']"));
        Assert.Contains("Fragerunde", (await moderator.PageAsync(Desk)).TextOf("main"), StringComparison.Ordinal);
        (await desk.SubmitAsync(Desk, "#schliessen")).Dispose();
        Assert.Null((await moderator.PageAsync("/verwaltung")).QuerySelector($"main a[href='{Desk}']"));
    }

    [Fact]
    public async Task Whoever_sends_after_the_end_is_refused_by_the_write_and_keeps_the_text()
    {
        using var copy = new CityCopy();
        var (desk, code) = await OpenAsync(copy);
        var token = await TokenAsync(copy, code);
        (await desk.SubmitAsync(Desk, "#schliessen")).Dispose();

        using var late = await SendAsync(copy, code, token, "Zu spät gefragt?");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Zu spät gefragt?", (await late.Html()).TextOf("#text"), StringComparison.Ordinal);
        Assert.Equal(0, await app.ReadAsync(copy.Slug, db => db.Set<Contribution>().CountAsync()));
        Assert.Null((await app.City(copy.Slug).Page($"/fragen/{code}/stellen")).QuerySelector("form#frage"));

        (await desk.SubmitAsync(Desk, "#oeffnen", ("isRead", "true"))).Dispose();
        var number = await AskAsync(copy, code, "Liest das jemand?");
        Assert.DoesNotContain(number, (await app.City(copy.Slug).Page($"/fragen/{code}")).TextOf("main"), StringComparison.Ordinal);
        (await desk.SubmitAsync(Desk, "section[aria-labelledby=warten] form[action$='handler=Shown']")).Dispose();
        Assert.Contains("Liest das jemand?", (await app.City(copy.Slug).Page($"/fragen/{code}")).TextOf("main"), StringComparison.Ordinal);

        var ends = await app.ReadAsync(copy.Slug, db => db.Set<ParticipationPhase>().Where(p => p.EventId != null).Select(p => p.EndsAt).SingleAsync());
        using (app.Time.At(new DateTimeOffset(ends!.Value, TimeSpan.Zero).AddSeconds(-10)))
        {
            var open = await TokenAsync(copy, code);
            app.Time.Now = new DateTimeOffset(ends.Value, TimeSpan.Zero);
            using var midnight = await SendAsync(copy, code, open, "Nach Mitternacht?");
            Assert.Equal(HttpStatusCode.Conflict, midnight.StatusCode);
        }

        Assert.Equal(1, await app.ReadAsync(copy.Slug, db => db.Set<Contribution>().CountAsync()));
    }

    [Fact]
    public async Task A_second_question_of_one_form_is_said_not_swallowed()
    {
        using var copy = new CityCopy();
        var (_, code) = await OpenAsync(copy);
        var token = await TokenAsync(copy, code);
        (await SendAsync(copy, code, token, "Die erste?")).Dispose();

        using var second = await SendAsync(copy, code, token, "Die zweite?");
        var page = await second.Html();
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("Die zweite?", page.TextOf("#text"));
        using var again = await SendAsync(copy, code, page.QuerySelector("input[name=token]")!.GetAttribute("value")!, "Die zweite?");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task What_is_asked_stands_in_no_account_and_an_editor_hides_and_does_not_show()
    {
        using var copy = new CityCopy();
        var (_, code) = await OpenAsync(copy);
        var editor = await Visitor.StaffAsync(app, copy.Slug, Role.Editor);
        var form = await editor.PageAsync($"/fragen/{code}/stellen");
        app.Time.Now += TimeSpan.FromSeconds(5);
        (await editor.PostFormAsync($"/fragen/{code}/stellen", [("text", "Wer fragt?"), ("token", form.QuerySelector("input[name=token]")!.GetAttribute("value")!)])).Dispose();
        Assert.Null((await app.ReadAsync(copy.Slug, db => db.Set<Contribution>().SingleAsync())).AuthorId);

        (await editor.SubmitAsync(Desk, "section[aria-labelledby=offen] form[action$='handler=Shown']")).Dispose();
        var desk = await editor.PageAsync(Desk);
        Assert.Contains("Wer fragt?", desk.TextOf("section[aria-labelledby=ausgeblendet]"), StringComparison.Ordinal);
        Assert.Null(desk.QuerySelector("section[aria-labelledby=ausgeblendet] form"));
        var question = await app.ReadAsync(copy.Slug, db => db.Set<Contribution>().Select(c => c.Id).SingleAsync());
        var seal = ("form", desk.QuerySelector("#schliessen [name=form]")!.GetAttribute("value")!);
        using var shown = await editor.PostFormAsync($"{Desk}?handler=Shown", [("question", $"{question}"), ("wanted", "true"), seal]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, shown.StatusCode);
        Assert.Equal(ContributionState.Blocked, (await app.ReadAsync(copy.Slug, db => db.Set<Contribution>().SingleAsync())).State);
    }

    [Fact]
    public async Task A_code_is_typed_as_people_type_and_what_is_wrong_is_said()
    {
        using var copy = new CityCopy();
        var (_, code) = await OpenAsync(copy);
        using var typed = await new Visitor(app, copy.Slug).GetAsync($"/fragen?code={code[..2].ToLowerInvariant()}%20{code[2..]}");
        Assert.Equal($"/fragen/{code}", typed.Headers.Location!.ToString());
        Assert.Contains("keine Fragerunde", (await app.City(copy.Slug).Page("/fragen?code=OOOOO")).TextOf("#code-e"), StringComparison.Ordinal);
        using var unknown = await app.City(copy.Slug).GetAsync("/fragen/ZZZZZ");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        var token = await TokenAsync(copy, code);
        using var empty = await SendAsync(copy, code, token, " ");
        Assert.Contains("Schreiben Sie Ihre Frage.", (await empty.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        using var longer = await SendAsync(copy, code, token, new string('a', QuestionRound.TextMax + 1));
        Assert.Contains("Höchstens 500 Zeichen", (await longer.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
    }

    private async Task<(Visitor Desk, string Code)> OpenAsync(CityCopy copy)
    {
        await app.ImportAsync(copy.Folder);
        var desk = await Visitor.StaffAsync(app, copy.Slug, Role.Moderator);
        (await desk.SubmitAsync(Desk, "#oeffnen")).Dispose();
        return (desk, (await desk.PageAsync(Desk)).TextOf("#raum"));
    }

    private async Task<string> TokenAsync(CityCopy copy, string code)
    {
        IHtmlDocument page = await app.City(copy.Slug).Page($"/fragen/{code}/stellen");
        app.Time.Now += TimeSpan.FromSeconds(5);
        return page.QuerySelector("input[name=token]")!.GetAttribute("value")!;
    }

    private Task<HttpResponseMessage> SendAsync(CityCopy copy, string code, string token, string text) =>
        app.City(copy.Slug).PostAsync($"/fragen/{code}/stellen", new FormUrlEncodedContent(new Dictionary<string, string> { ["text"] = text, ["token"] = token }));

    private async Task<string> AskAsync(CityCopy copy, string code, string text)
    {
        using var answer = await SendAsync(copy, code, await TokenAsync(copy, code), text);
        var page = await answer.Html();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, page.TextOf("main"));
        return page.TextOf("#nummer");
    }
}
