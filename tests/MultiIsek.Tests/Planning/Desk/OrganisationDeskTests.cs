using System.Net;
using System.Text;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Organisations;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Planning.Desk;

/// <summary>Organisations, committees and contact persons at the desk: what is in use is closed, never deleted.</summary>
[Collection("app")]
public sealed class OrganisationDeskTests(App app)
{
    private const string List = "/verwaltung/stellen";

    [Fact]
    public async Task An_organisation_is_made_changed_closed_and_deleted()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);

        using var made = await desk.SendAsync(
            $"{List}/neu",
            "form#stelle",
            ("name", "Ausschuss für Übermut"),
            ("kind", "Committee"),
            ("level", "CouncilCommittee"),
            ("parent", "rat"),
            ("email", "uebermut@musterstadt.example")
        );
        Assert.Equal($"{List}/ausschuss-fuer-uebermut?getan=gespeichert", made.Headers.Location?.ToString());
        Assert.Contains("Gespeichert", (await desk.FollowAsync(made)).TextOf("[role=status]"), StringComparison.Ordinal);
        Assert.Contains("Ausschuss für Übermut", (await app.City(copy.Slug).Page("/kontakt")).TextOf("main"), StringComparison.Ordinal);

        using var changed = await desk.SendAsync($"{List}/ausschuss-fuer-uebermut", "form#stelle", ("name", "Ausschuss für Mut"), ("email", ""));
        Assert.Equal("Ausschuss für Mut", (await desk.FollowAsync(changed)).QuerySelector("#name")!.GetAttribute("value"));

        using var closed = await desk.SendAsync($"{List}/ausschuss-fuer-uebermut", "form[action$='handler=Close']", ("until", "2026-01-31"));
        Assert.Contains("31. Januar 2026", (await desk.FollowAsync(closed)).TextOf("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ausschuss für Mut", (await desk.Visitor.PageAsync(List)).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("Ausschuss für Mut", (await desk.Visitor.PageAsync($"{List}?stand=geschlossen")).TextOf("main"), StringComparison.Ordinal);
        using var opened = await desk.SendAsync($"{List}/ausschuss-fuer-uebermut", "form[action$='handler=Reopen']");
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);

        using var never = await desk.SendAsync($"{List}/ausschuss-fuer-uebermut", "form[action$='handler=Close']", ("until", "9999-12-31"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, never.StatusCode);
        Assert.Contains("zu weit in der Zukunft", (await never.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);

        using var deleted = await desk.SendAsync($"{List}/ausschuss-fuer-uebermut", "form[action$='handler=Delete']");
        Assert.Contains("gelöscht", (await desk.FollowAsync(deleted)).TextOf("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Visitor.GetAsync($"{List}/ausschuss-fuer-uebermut")).StatusCode);
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);

        using var refused = await desk.SendAsync(
            $"{List}/neu",
            "form#stelle",
            ("name", "Bauamt"),
            ("kind", ""),
            ("email", "so nicht"),
            ("url", "ftp://x"),
            ("note", "Bleibt stehen.")
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.Html();
        var complaint = page.TextOf(".kern-alert");
        Assert.Contains("Eine Stelle dieses Namens gibt es schon.", complaint, StringComparison.Ordinal);
        Assert.Contains("Wählen Sie, was für eine Stelle es ist.", complaint, StringComparison.Ordinal);
        Assert.Contains("E-Mail-Adresse", complaint, StringComparison.Ordinal);
        Assert.Contains("https://", complaint, StringComparison.Ordinal);
        Assert.Equal("so nicht", page.QuerySelector("#email")!.GetAttribute("value"));
        Assert.Equal("Bleibt stehen.", page.TextOf("#note"));

        // Its own sub-unit cannot stand above it.
        using var circle = await desk.SendAsync($"{List}/bauamt", "form#stelle", ("parent", "stadtumbau"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, circle.StatusCode);
    }

    [Fact]
    public async Task Who_comes_second_is_told_and_may_insist()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        var opened = (await desk.Visitor.PageAsync($"{List}/bauamt")).QuerySelector("form#stelle")!;
        using var first = await desk.SendAsync($"{List}/bauamt", "form#stelle", ("phone", "0000 1"));
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);

        using var second = await desk.SendAsync(opened, null, ("phone", "0000 2"));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var page = await second.Html();
        Assert.Contains("Inzwischen hat jemand anderes gespeichert", page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal("0000 2", page.QuerySelector("#phone")!.GetAttribute("value"));
        using var insisted = await desk.SendAsync(page.QuerySelector("form#stelle")!, null);
        Assert.Equal("0000 2", (await desk.FollowAsync(insisted)).QuerySelector("#phone")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_in_use_says_where_and_is_not_deleted()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        var page = await desk.Visitor.PageAsync($"{List}/rat");
        Assert.Contains("Beschluss des Rates vom 18. Juni 2025", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action$='handler=Delete']"));

        using var refused = await desk.SendAsync($"{List}/rat", "form#stelle", $"{List}/rat?handler=Delete");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Schließen Sie sie", (await refused.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Contains(await desk.AllAsync<Organisation>(), o => o.Key == "rat");
    }

    [Fact]
    public async Task The_list_filters_sorts_and_exports()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        var committees = await desk.Visitor.PageAsync($"{List}?art=Committee&q=aus");
        Assert.Equal(["Ausschuss für Bauen und Höfe"], committees.QuerySelectorAll(".row h2").Select(h => h.TextContent));
        var byKind = await desk.Visitor.PageAsync($"{List}?sort=art");
        Assert.Equal("Wasserbehörde des Auekreises", byKind.QuerySelector(".row h2")!.TextContent);

        using var csv = await desk.Visitor.GetAsync($"{List}?handler=Csv&art=Committee");
        var lines = Encoding.UTF8.GetString(await csv.Content.ReadAsByteArrayAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("bauausschuss;Ausschuss für Bauen und Höfe;Bauausschuss;Gremium;Ausschuss;Rat der Stadt Musterstadt;", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_person_shows_what_was_chosen_and_goes_again()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        using var nameless = await desk.SendAsync($"{List}/bauamt/personen/neu", "form#person", ("name", "Frida Beispiel"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nameless.StatusCode);
        Assert.Equal("Frida Beispiel", (await nameless.Html()).QuerySelector("#name")!.GetAttribute("value"));

        using var saved = await desk.SendAsync($"{List}/bauamt/personen/neu", "form#person", ("function", "Baulotsin"), ("name", "Frida Beispiel"), ("phone", "0000 5"));
        Assert.Contains("Baulotsin", (await desk.FollowAsync(saved)).TextOf("main"), StringComparison.Ordinal);
        var contact = (await app.City(copy.Slug).Page("/kontakt")).TextOf("main");
        Assert.Contains("Baulotsin", contact, StringComparison.Ordinal);
        Assert.DoesNotContain("Frida Beispiel", contact, StringComparison.Ordinal);

        using var deleted = await desk.SendAsync($"{List}/bauamt/personen/baulotsin", "form[action$='handler=Delete']");
        Assert.Equal(HttpStatusCode.Redirect, deleted.StatusCode);
        Assert.DoesNotContain("Baulotsin", (await app.City(copy.Slug).Page("/kontakt")).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_another_city_is_found_and_others_of_the_city_stay_out()
    {
        using var copy = new CityCopy();
        var desk = await CouncilDesk.OpenAsync(app, copy);
        // Delmenhorst has it, this city has not.
        foreach (var url in new[] { $"{List}/fachausschuesse", $"{List}/fachausschuesse/personen/neu", $"{List}/bauamt/personen/gibt-es-nicht" })
        {
            using var answer = await desk.Visitor.GetAsync(url);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{url}: {answer.StatusCode}");
        }

        foreach (var handler in new[] { "Save", "Close", "Reopen", "Delete", "Unsinn" })
        {
            using var answer = await desk.SendAsync($"{List}/bauamt", "form#stelle", $"{List}/fachausschuesse?handler={handler}");
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{handler}: {answer.StatusCode}");
        }

        var moderator = await Visitor.StaffAsync(app, copy.Slug, Role.Moderator);
        foreach (var url in new[] { List, $"{List}/bauamt", $"{List}/bauamt/personen/neu", "/verwaltung/orte", "/verwaltung/orte/neu" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await moderator.GetAsync(url)).StatusCode);
        }
    }
}
