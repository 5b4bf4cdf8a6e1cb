using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Contracts;
using MultiIsek.Kernel;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Retention;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation;

/// <summary>P21: an erased account leaves nothing of its person; what was published stays without the person or goes, as the city decides.</summary>
[Collection("comments")]
public sealed class ErasureTests(CommentApp app)
{
    private const string City = "herzberg";
    private const string List = "/plan/insek/m1-1/kommentare";

    [Theory]
    [InlineData("Stays")]
    [InlineData("Goes")]
    public async Task Erasing_an_account_leaves_nothing_of_the_person(string choice)
    {
        await ChooseAsync(Enum.Parse<AfterErasure>(choice));
        var phase = await app.PhaseAsync(City);
        var (open, waits) = (phase.Key, (await app.PhaseAsync(City, p => p.Moderation = ModerationKind.Pre)).Key);
        var canary = $"Kanaria{Guid.NewGuid():N}";
        var author = await Author.NewAsync(app, City, canary);
        var shown = await author.WriteAsync(open, $"Gezeigt {choice}.", canary);
        var pending = await author.WriteAsync(waits, $"Wartend {canary}.", canary);
        var blocked = await author.WriteAsync(open, $"Ausgeblendet {canary}.", canary);
        var (stranger, _) = await (await app.FormAsync(City, open)).StoreAsync("Von jemand anderem.", "Frau Bleibt", showName: true);
        var reply = await author.WriteAsync(open, $"Erwiderung {choice}.", canary, stranger);
        var (answer, _) = await (await app.FormAsync(City, open, answered: shown)).StoreAsync($"Antwort darauf {choice}.");
        var (below, _) = await (await app.FormAsync(City, open, answered: blocked)).StoreAsync("Antwort unter Ausgeblendetem.");
        await author.ReportAsync(stranger, $"Gemeldet von {canary}");
        await SendAsync(new BlockContribution(blocked, $"Nennt {canary}."));
        await app.InviteAsync(City, author.Mail, Role.Editor);
        var id = (await author.RowAsync(shown)).AuthorId!.Value;
        var before = await CountAsync(author, shown);
        Assert.NotEmpty(await author.FindAsync(canary));

        Assert.Contains(
            choice == "Stays" ? "bleiben stehen, aber ohne Angaben zu Ihrer Person" : "Der Text Ihrer veröffentlichten Beiträge wird gelöscht",
            (await author.Browser.PageAsync("/konto/loeschen")).TextOf("main"),
            StringComparison.Ordinal
        );
        await author.EraseAsync();

        Assert.Empty(await author.FindAsync(canary));
        Assert.Empty(await author.FindAsync(author.Mail));
        Assert.Equal(0, await app.ReadAsync(City, db => db.Set<Contribution>().CountAsync(c => c.AuthorId == id)));
        Assert.Equal(0, await app.ReadAsync(City, db => db.Set<ContributionReport>().CountAsync(r => r.ReporterId == id)));
        foreach (var number in new[] { shown, reply })
        {
            var row = await author.RowAsync(number);
            Assert.Equal((null, false, ""), (row.Name, row.ShowsName, row.ReceiptHash));
            Assert.Equal(choice == "Stays" ? ContributionState.Published : ContributionState.Erased, row.State);
            Assert.Equal(choice == "Stays", row.Text.Length > 0);
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => author.RowAsync(pending));
        Assert.Equal((ContributionState.Erased, ""), ((await author.RowAsync(blocked)).State, (await author.RowAsync(blocked)).Text));
        Assert.Equal(before - (choice == "Stays" ? 0 : 2), await CountAsync(author, shown));
        var page = await app.City(City).Page(List);
        var article = page.QuerySelector($"#{shown.ToLowerInvariant()}")!;
        Assert.Contains(choice == "Stays" ? "Gezeigt Stays." : "wurde auf Wunsch gelöscht", article.TextContent, StringComparison.Ordinal);
        Assert.Contains($"Antwort darauf {choice}.", article.QuerySelector($"#{answer.ToLowerInvariant()}")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Antwort unter Ausgeblendetem.", page.QuerySelector($"#{below.ToLowerInvariant()}")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Frau Bleibt", page.QuerySelector($"#{stranger.ToLowerInvariant()}")!.TextContent, StringComparison.Ordinal);
        await using var scope = app.Scope(City);
        Assert.Null(await scope.Get<IMediator>().Send(new VerifyAudit()));
        await Assert.ThrowsAsync<RefusedException>(() => SendAsync(new PublishContribution(blocked)));
    }

    [Fact]
    public async Task The_city_decides_at_its_desk_and_the_log_keeps_it()
    {
        await ChooseAsync(AfterErasure.Stays);
        var admin = await Visitor.StaffAsync(app, City, Role.Admin);

        var done = await (await admin.SubmitAsync("/verwaltung/aufbewahrung", "form[action='/verwaltung/aufbewahrung']", ("choice", "Goes"))).Html();

        Assert.Contains("Gespeichert", done.TextOf("[role=status]"), StringComparison.Ordinal);
        Assert.True(done.QuerySelector("#choice-1")!.HasAttribute("checked"));
        Assert.Contains("Text geht mit", (await admin.PageAsync("/verwaltung/protokoll")).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("nimmt auch den Text", (await app.City(City).Page("/datenschutz")).TextOf("main"), StringComparison.Ordinal);
        var refused = await admin.SubmitAsync("/verwaltung/aufbewahrung", "form[action='/verwaltung/aufbewahrung']", ("choice", "Beides"));
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var editor = await Visitor.StaffAsync(app, City, Role.Editor);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await editor.GetAsync("/verwaltung/aufbewahrung")).StatusCode);
        await ChooseAsync(AfterErasure.Stays);
        Assert.DoesNotContain("nimmt auch den Text", (await app.City(City).Page("/datenschutz")).TextOf("main"), StringComparison.Ordinal);
    }

    private async Task<int> CountAsync(Author author, string number)
    {
        var row = await author.RowAsync(number);
        return await app.ReadAsync(
            City,
            db =>
                db.Set<ContributionCount>()
                    .Where(c => c.PlanVersionId == row.PlanVersionId && c.ElementId == row.ElementId && c.Paragraph == row.Paragraph)
                    .Select(c => c.Published)
                    .SingleAsync()
        );
    }

    private Task ChooseAsync(AfterErasure choice) => SendAsync(new ChooseAfterErasure(choice));

    private async Task SendAsync(IRequest command)
    {
        await using var scope = app.Scope(City);
        scope.Get<CurrentUser>().SetOperator();
        await scope.Get<IMediator>().Send(command);
    }
}
