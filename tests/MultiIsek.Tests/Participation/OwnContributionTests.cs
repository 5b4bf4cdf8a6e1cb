using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Account;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Phases;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation;

/// <summary>What a signed-in person writes is found in the account, by that person alone.</summary>
[Collection("comments")]
public sealed class OwnContributionTests(CommentApp app)
{
    private const string City = "herzberg";

    [Fact]
    public async Task A_signed_in_person_finds_the_own_contributions_and_nobody_learns_whose_they_are()
    {
        var phase = await app.PhaseAsync(City);
        var author = await Author.NewAsync(app, City, "Wanda Kennwort");
        var form = await author.Browser.PageAsync(CommentUrl.Form(phase.Key, "m1-1", 1));
        Assert.Contains("Angemeldet als Wanda Kennwort", form.TextOf("#konto"), StringComparison.Ordinal);
        Assert.Equal("Wanda Kennwort", form.QuerySelector("#name")!.GetAttribute("value"));
        Assert.DoesNotContain("Ohne Konto", form.TextOf("#absenden"), StringComparison.Ordinal);

        var number = await author.WriteAsync(phase.Key, "Mehr Bänke am Bach.");
        await (await app.FormAsync(City, phase.Key, answered: number)).StoreAsync("Das finde ich auch.");

        var own = await author.Browser.PageAsync("/konto/beitraege");
        var row = own.QuerySelector($"#{number.ToLowerInvariant()}")!;
        Assert.Contains("Mehr Bänke am Bach.", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("veröffentlicht, 1\u00a0Antwort", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Probephase", row.TextContent, StringComparison.Ordinal);
        var link = row.QuerySelector("a[href*='#h-']")!.GetAttribute("href")!;
        Assert.NotNull((await app.City(City).Page(link)).QuerySelector(new Uri($"http://x{link}").Fragment));
        Assert.NotNull((await author.Browser.PageAsync("/konto")).QuerySelector("a[href='/konto/beitraege']"));

        var other = await Author.NewAsync(app, City);
        Assert.Contains("Noch haben Sie", (await other.Browser.PageAsync("/konto/beitraege")).TextOf("main"), StringComparison.Ordinal);
        // No name was given: the account's is nowhere.
        Assert.DoesNotContain("Kennwort", (await app.City(City).Page("/plan/insek/m1-1/kommentare")).Body!.TextContent, StringComparison.Ordinal);
        var desk = await (await Visitor.StaffAsync(app, City, Role.Moderator)).PageAsync("/verwaltung/beitraege?art=All");
        var cards = desk.QuerySelectorAll("li.row").ToDictionary(r => r.QuerySelector("h2")!.TextContent, r => r.QuerySelector(".muted")!.TextContent);
        Assert.EndsWith("mit Konto", cards[number], StringComparison.Ordinal);
        Assert.Single(cards, c => c.Value.EndsWith("ohne Konto", StringComparison.Ordinal) && c.Key == $"{number[..7]}{int.Parse(number[7..], null) + 1:00000}");
        Assert.DoesNotContain("Kennwort", desk.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_said_nothing_of_an_account_leaves_none_in_the_row()
    {
        var phase = await app.PhaseAsync(City);
        var author = await Author.NewAsync(app, City);
        // Opened as a guest, sent with the cookie of somebody who signed in meanwhile.
        var form = await app.FormAsync(City, phase.Key);
        using var receipt = await author.Browser.PostAsync(form.Url, new() { ["text"] = "Offen geschrieben.", ["token"] = form.Token });
        var page = await receipt.Html();

        Assert.Null((await author.RowAsync(page.TextOf("#nummer"))).AuthorId);
        Assert.Contains("ohne Konto", page.TextOf(".lead"), StringComparison.Ordinal);
        Assert.Contains("Ohne Konto, ohne Cookies.", (await app.City(City).Page(form.Url)).TextOf("#absenden"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_sees_its_contributions_a_page_at_a_time()
    {
        var phase = await app.PhaseAsync(City);
        var author = await Author.NewAsync(app, City);
        var first = await author.WriteAsync(phase.Key, "Der erste.");
        var template = await author.RowAsync(first);
        await app.ReadAsync(
            City,
            async db =>
            {
                for (var i = 1; i <= OwnContributionsPage.PageSize + 2; i++)
                {
                    db.Add(
                        new Contribution
                        {
                            Year = 2001,
                            Number = template.Number * 100 + i,
                            PhaseId = template.PhaseId,
                            ElementId = template.ElementId,
                            PlanVersionId = template.PlanVersionId,
                            AuthorId = template.AuthorId,
                            ReceivedAt = template.ReceivedAt,
                            Text = $"Nr. {i}",
                            SubmissionId = Guid.NewGuid(),
                        }
                    );
                }

                return await db.SaveChangesAsync();
            }
        );

        List<string> seen = [];
        for (var url = "/konto/beitraege"; url is not null; )
        {
            var page = await author.Browser.PageAsync(url);
            seen.AddRange(page.QuerySelectorAll("li.row h2").Select(h => h.TextContent.Trim()));
            url = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(OwnContributionsPage.PageSize + 3, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(HttpStatusCode.NotFound, (await author.Browser.GetAsync("/konto/beitraege?nach=x")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await new Visitor(app, City).GetAsync("/konto/beitraege")).StatusCode);
        await app.ReadAsync(City, db => db.Set<Contribution>().Where(c => c.Year == 2001).ExecuteDeleteAsync());
    }

    [Fact]
    public async Task The_archive_of_a_person_holds_contributions_and_reports()
    {
        var phase = await app.PhaseAsync(City);
        var author = await Author.NewAsync(app, City);
        var number = await author.WriteAsync(phase.Key, "Ein Satz fürs Archiv.", "Wanda Archiv");
        var (reported, _) = await (await app.FormAsync(City, phase.Key)).StoreAsync("Etwas anderes.");
        await author.ReportAsync(reported, "Bitte lesen Sie das.");

        using var answer = await author.Browser.GetAsync("/konto?handler=Data");
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        string Read(string name)
        {
            using var reader = new StreamReader(zip.GetEntry(name)!.Open());
            return reader.ReadToEnd();
        }

        Assert.Contains("Ein Satz fürs Archiv.", Read("contributions.json"), StringComparison.Ordinal);
        Assert.Contains("Wanda Archiv", Read("contributions.json"), StringComparison.Ordinal);
        Assert.Contains($"{number}, 20", Read("beitraege.txt"), StringComparison.Ordinal);
        Assert.Contains("Bitte lesen Sie das.", Read("reports.json"), StringComparison.Ordinal);
        Assert.DoesNotContain("Etwas anderes.", Read("reports.json"), StringComparison.Ordinal);
        Assert.Contains("contributions.json", Read("liesmich.txt"), StringComparison.Ordinal);
        Assert.DoesNotContain("Sie sind mit keinem Konto verbunden", Read("liesmich.txt"), StringComparison.Ordinal);
    }
}
