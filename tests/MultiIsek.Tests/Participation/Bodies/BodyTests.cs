using System.Net;
using MediatR;
using MultiIsek.Kernel;
using MultiIsek.Participation.Bodies;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;

namespace MultiIsek.Tests.Participation.Bodies;

/// <summary>Public bodies are invited by letter, answer without an account, and nobody else sees what they say before the result.</summary>
[Collection("comments")]
public sealed class BodyTests(CommentApp app)
{
    private const string Water = "Wasserverband Aue; wasser@example.org";
    private const string Monuments = "Denkmalamt, Dienststelle Nord; denkmal@example.org";

    [Fact]
    public async Task A_body_opens_by_the_button_writes_and_reads_its_number_and_the_desk_follows()
    {
        using var copy = new CityCopy();
        var office = await BodyOffice.OpenAsync(app, copy);
        await office.InviteAsync(Water, Monuments, "Bund Naturschutz");
        var city = app.City(copy.Slug);
        var link = await office.LinkAsync("wasser@example.org");
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("Unterlagen öffnen", (await city.Page(link)).TextOf("main form button"));
        }

        Assert.Null((await office.BodyAsync("Wasserverband Aue")).OpenedAt);
        await office.OpenedAsync("wasser@example.org");
        Assert.Equal(app.Time.Now.UtcDateTime, (await office.BodyAsync("Wasserverband Aue")).OpenedAt);

        var (number, page) = await office.WriteAsync(link, "Der Hochwasserschutz fehlt.");
        Assert.Contains(number, page.TextOf("#gesendet ~ article"), StringComparison.Ordinal);
        var chapter = (page.QuerySelector($"a[href^='{link}/']")!).GetAttribute("href")!;
        Assert.NotEmpty((await city.Page(chapter)).TextOf("h1"));
        await office.WriteAsync(chapter, "Zu diesem Abschnitt: mehr Grün.");
        var monuments = await office.OpenedAsync("denkmal@example.org");
        await office.WriteAsync(monuments, "", nameof(BodyAnswer.NoConcerns));

        var rows = await office.StatementsAsync();
        Assert.Equal(["Der Hochwasserschutz fehlt.", "Zu diesem Abschnitt: mehr Grün.", "Keine Bedenken."], rows.Select(r => r.Text));
        Assert.All(rows, r => Assert.Equal(ContributionState.Pending, r.State));
        Assert.NotNull(rows[1].ElementId);
        using var csv = await office.Office.Visitor.GetAsync($"{office.List}?handler=Csv");
        var list = await csv.Content.ReadAsStringAsync();
        Assert.Contains("Wasserverband Aue;wasser@example.org;Stellungnahme;", list, StringComparison.Ordinal);
        Assert.Contains("Denkmalamt, Dienststelle Nord;denkmal@example.org;keine Bedenken;", list, StringComparison.Ordinal);
        Assert.Contains("Bund Naturschutz;;auf Papier;", list, StringComparison.Ordinal);
        using var xlsx = await office.Office.Visitor.GetAsync($"{office.List}?handler=Xlsx");
        Assert.Equal((byte)'P', (await xlsx.Content.ReadAsByteArrayAsync())[0]);
    }

    [Fact]
    public async Task Nobody_else_reads_a_statement_before_the_result_and_then_under_the_organisations_name()
    {
        const string Said = "Quastenflosserbecken bitte erhalten.";
        using var copy = new CityCopy();
        var office = await BodyOffice.OpenAsync(app, copy);
        await office.InviteAsync(Water);
        var (number, _) = await office.WriteAsync(await office.OpenedAsync("wasser@example.org"), Said);
        var city = app.City(copy.Slug);
        string[] pages =
        [
            $"/mitmachen/{office.Key}",
            "/mitmachen",
            "/mitmachen/beitraege",
            "/suche?q=Quastenflosserbecken",
            "/api/v1/contributions",
            $"/api/v1/contributions?phase={office.Key}",
        ];
        foreach (var url in pages)
        {
            Assert.DoesNotContain("Quastenflosserbecken bitte", await city.GetStringAsync(url), StringComparison.Ordinal);
        }

        Assert.Contains("Träger öffentlicher Belange an.", (await city.Page($"/mitmachen/{office.Key}")).TextOf("main"), StringComparison.Ordinal);
        using var citizen = await city.GetAsync($"/mitmachen/{office.Key}/kommentar?element=m1-1");
        Assert.Equal(HttpStatusCode.NotFound, citizen.StatusCode);
        using var idea = await city.GetAsync(CommentUrl.IdeaForm(office.Key));
        Assert.Equal(HttpStatusCode.NotFound, idea.StatusCode);
        using var alone = await city.GetAsync($"/api/v1/contributions/{number}");
        Assert.Equal(HttpStatusCode.NotFound, alone.StatusCode);
        await using (var scope = app.Scope(copy.Slug))
        {
            await Assert.ThrowsAsync<RefusedException>(() => scope.Get<IMediator>().Send(new PublishContribution(number)));
        }

        await office.Office.ActAsync(office.Key, "End", ("reason", "Alle Stellen haben geantwortet."));
        await office.Office.ActAsync(office.Key, "Result", ("result", "Der Rat hat abgewogen."));
        Assert.DoesNotContain("Quastenflosserbecken", await city.GetStringAsync($"/mitmachen/{office.Key}"), StringComparison.Ordinal);
        await office.ActAsync("Publish");
        var shown = await city.GetStringAsync($"/mitmachen/{office.Key}");
        Assert.Contains(Said, shown, StringComparison.Ordinal);
        Assert.Contains("Wasserverband Aue", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("wasser@example.org", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_worth_nothing_elsewhere_withdrawn_or_renewed()
    {
        using var copy = new CityCopy();
        var office = await BodyOffice.OpenAsync(app, copy);
        await office.InviteAsync(Water, Monuments);
        var link = await office.OpenedAsync("wasser@example.org");
        var other = await office.OpenedAsync("denkmal@example.org");
        using var foreign = await app.City("hagen").GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        // The form of one body is no form of another, and a code with one sign changed none at all.
        using var mixed = await office.SendAsync(other, await office.TokenAsync(link), "Unter falschem Namen.");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mixed.StatusCode);
        Assert.Equal("Unter falschem Namen.", (await mixed.Html()).QuerySelector("#text")!.TextContent.Trim());
        using var guessed = await app.City(copy.Slug).GetAsync($"{link[..^1]}{(link[^1] == 'A' ? 'B' : 'A')}");
        Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);

        var body = await office.BodyAsync("Wasserverband Aue");
        await office.ActAsync("Renew", ("id", $"{body.Id}"), ("email", "neu@example.org"));
        using var old = await app.City(copy.Slug).GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, old.StatusCode);
        var renewed = await office.LinkAsync("neu@example.org");
        await app.City(copy.Slug).Page(renewed);
        await office.ActAsync("Withdraw", ("id", $"{body.Id}"));
        using var gone = await app.City(copy.Slug).PostAsync($"{renewed}?handler=Open", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Empty(await office.StatementsAsync());
    }
}
