using System.Net;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Events;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation.Events;

/// <summary>Events are entered, changed and deleted at the desk, and stand in public before, during and after.</summary>
[Collection("comments")]
public sealed class EventDeskTests(CommentApp app)
{
    private const string List = EventOffice.List;

    [Fact]
    public async Task An_event_is_entered_changed_and_deleted_and_the_log_says_so()
    {
        using var copy = new CityCopy();
        var office = await EventOffice.OpenAsync(app, copy);
        var key = await office.AnnounceAsync("Werkstatt zur Aue", 20, ("agenda", "18.00 Begrüßung\n18.15 Rundgang"), ("spaces", ""), ("documents", "/dokumente/kurzfassung"));

        var city = app.City(copy.Slug);
        var page = await city.Page($"/termine/{key}");
        Assert.Contains("18.15 Rundgang", page.TextOf("#ablauf + ol"), StringComparison.Ordinal);
        Assert.Contains("Noch 20 Plätze von 20 frei.", page.TextOf("main"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(".docs a[href^='/dokumente/kurzfassung']"));
        Assert.Contains("Werkstatt zur Aue", (await city.Page("/suche?q=Aue+Werkstatt")).TextOf("main"), StringComparison.Ordinal);

        using var saved = await office.SaveAsync(key, ("title", "Werkstatt zum Ufer"), ("documents", ""));
        Assert.EndsWith("getan=gespeichert", saved.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var same = await office.SaveAsync(key);
        Assert.EndsWith("getan=gleich", same.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Termin geändert", (await office.Visitor.PageAsync($"{List}/{key}")).TextOf("#protokoll + ol"), StringComparison.Ordinal);
        Assert.Contains("Werkstatt zum Ufer", (await office.Visitor.PageAsync($"{List}?q=Ufer&art=Workshop&stand=kommt")).TextOf("main .rows"), StringComparison.Ordinal);
        Assert.DoesNotContain("Werkstatt zum Ufer", (await office.Visitor.PageAsync($"{List}?q=Ufer&stand=war")).TextOf("main"), StringComparison.Ordinal);

        using var deleted = await office.Visitor.SubmitAsync($"{List}/{key}", "form[action$='handler=Delete']");
        Assert.EndsWith("getan=geloescht", deleted.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await city.GetAsync($"/termine/{key}")).StatusCode);
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_German_and_what_was_typed_stays()
    {
        using var copy = new CityCopy();
        var office = await EventOffice.OpenAsync(app, copy);

        using var answer = await office.SaveAsync(
            "neu",
            ("title", ""),
            ("heldOn", "Juni 2027"),
            ("from", "20:00"),
            ("until", "18:00"),
            ("seats", "viele"),
            ("takesRegistrations", "true"),
            ("documents", "gibt-es-nicht"),
            ("purpose", "Bleibt stehen.")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Html();
        var alert = page.TextOf(".kern-alert");
        Assert.Contains("Geben Sie dem Termin einen Titel.", alert, StringComparison.Ordinal);
        Assert.Contains("Geben Sie ein Datum ein", alert, StringComparison.Ordinal);
        Assert.Contains("Das Ende liegt nicht nach dem Beginn.", alert, StringComparison.Ordinal);
        Assert.Contains("„gibt-es-nicht“ gibt es nicht", alert, StringComparison.Ordinal);
        Assert.Contains("Geben Sie eine Zahl", alert, StringComparison.Ordinal);
        Assert.Equal("Bleibt stehen.", page.TextOf("#purpose"));
        Assert.Equal("viele", page.QuerySelector("#seats")!.GetAttribute("value"));

        using var month = await office.SaveAsync("neu", ("title", "Ohne Tag"), ("heldOn", "06.2027"), ("takesRegistrations", "true"));
        Assert.Contains("Für die Anmeldung braucht der Termin einen Tag", (await month.Html()).TextOf("#heldOn-e"), StringComparison.Ordinal);
        using var late = await office.SaveAsync("neu", ("title", "Zu spät"), ("heldOn", "05.06.2027"), ("takesRegistrations", "true"), ("closeDay", "2027-06-06"));
        Assert.Contains("höchstens, bis der Termin beginnt", (await late.Html()).TextOf("#closeDay-e"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_change_an_event_the_second_is_told()
    {
        using var copy = new CityCopy();
        var office = await EventOffice.OpenAsync(app, copy);
        var key = await office.AnnounceAsync("Zwei am Werk", 5);
        var revision = $"{(await office.RowAsync(key)).Revision}";
        (await office.SaveAsync(key, ("place", "Rathaus"))).Dispose();

        using var second = await office.SaveAsync(key, ("place", "Schule"), ("revision", revision));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("Schule", (await second.Html()).QuerySelector("#place")!.GetAttribute("value"));
        Assert.Equal("Rathaus", (await office.RowAsync(key)).Place);
    }

    [Fact]
    public async Task The_page_differs_before_during_and_after_and_the_calendar_has_the_hours()
    {
        using var copy = new CityCopy();
        var office = await EventOffice.OpenAsync(app, copy);
        var key = await office.AnnounceAsync("Drei Stände", null);
        var row = await office.RowAsync(key);
        var city = app.City(copy.Slug);

        var calendar = await city.GetStringAsync($"/termine/{key}/termin.ics");
        Assert.Contains($"DTSTART:{row.StartsAt:yyyyMMdd'T'HHmmss'Z'}", calendar, StringComparison.Ordinal);
        Assert.Contains($"DTEND:{row.StartsAt!.Value.AddHours(2):yyyyMMdd'T'HHmmss'Z'}", calendar, StringComparison.Ordinal);
        Assert.Contains("LOCATION:Bürgerhaus", calendar, StringComparison.Ordinal);
        Assert.NotNull((await city.Page($"/termine/{key}")).QuerySelector("main a[href$='/anmelden']"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.City("hagen").GetAsync($"/termine/{key}/termin.ics")).StatusCode);

        using (app.Time.At(new DateTimeOffset(row.StartsAt.Value.AddHours(1), TimeSpan.Zero)))
        {
            var now = await city.Page($"/termine/{key}");
            Assert.Contains("läuft gerade", now.TextOf("main"), StringComparison.Ordinal);
            Assert.Null(now.QuerySelector("main a[href$='/anmelden']"));
        }

        using (app.Time.At(new DateTimeOffset(row.StartsAt.Value.AddHours(3), TimeSpan.Zero)))
        {
            Assert.Contains("sobald die Stadt es eingetragen hat", (await city.Page($"/termine/{key}")).TextOf("#ergebnis + p"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_editors_of_the_own_city_open_the_desk()
    {
        using var copy = new CityCopy();
        var office = await EventOffice.OpenAsync(app, copy);
        var key = await office.AnnounceAsync("Nur für uns", 5);
        var moderator = await Visitor.StaffAsync(app, copy.Slug, Role.Moderator);
        var neighbour = await Visitor.StaffAsync(app, "hagen", Role.Editor);

        foreach (var url in new[] { $"{List}/{key}", $"{List}/{key}/anmeldungen", $"{List}/{key}/anmeldungen?handler=Csv" })
        {
            Assert.Equal(HttpStatusCode.Redirect, (await app.City(copy.Slug).GetAsync(url)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await moderator.GetAsync(url)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await neighbour.GetAsync(url)).StatusCode);
        }
    }
}
