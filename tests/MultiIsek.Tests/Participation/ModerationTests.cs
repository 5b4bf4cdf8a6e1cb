using System.Net;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Caching;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation;

[Collection("comments")]
public sealed class ModerationTests(CommentApp app)
{
    private const string City = "herzberg";
    private const string List = "/plan/insek/m1-3/kommentare";

    [Fact]
    public async Task In_a_pre_moderated_phase_a_comment_waits_until_staff_publish_it()
    {
        var phase = await app.PhaseAsync(City, p => p.Moderation = ModerationKind.Pre);
        var form = await app.FormAsync(City, phase.Key, "m1-3", 0);
        using var receipt = await form.SendAsync("Bitte erst lesen.");
        var page = await receipt.Html();
        var number = page.TextOf("#nummer");

        Assert.Contains("sobald die Stadt ihn gelesen hat", page.TextOf(".trail"), StringComparison.Ordinal);
        Assert.DoesNotContain("Bitte erst lesen.", (await app.City(City).Page(List)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(await SendAsync(new ListContributions(ContributionFilter.Pending)), c => c.Number == number);

        var before = await CountAsync();
        await SendAsync(new PublishContribution(number));
        Assert.Equal(before + 1, await CountAsync());
        Assert.Contains("Bitte erst lesen.", (await app.City(City).Page(List)).Body!.TextContent, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedException>(() => SendAsync(new PublishContribution(number)));
        Assert.Equal(before + 1, await CountAsync());
    }

    [Fact]
    public async Task The_command_line_lists_comments_in_German_and_on_a_Berlin_clock()
    {
        var phase = await app.PhaseAsync(City, p => p.Moderation = ModerationKind.Pre);
        var form = await app.FormAsync(City, phase.Key, "m1-3", 0);
        var moment = Berlin.Local(app.Time.Now.UtcDateTime);
        using var receipt = await form.SendAsync("Ein Satz für die Liste.");

        var (code, output) = await Product.RunAsync(app, "comment", "list", City, "--pending", "--reason", "Prüfung der Liste im Test");

        Assert.True(code == 0, output);
        var line = output.Split('\n').Single(l => l.Contains("Ein Satz für die Liste.", StringComparison.Ordinal));
        Assert.Contains($"{moment:dd.MM.yyyy HH:mm}  wartet", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blocked_comment_leaves_a_line_and_its_author_reads_the_reason()
    {
        var phase = await app.PhaseAsync(City);
        var (number, code) = await (await app.FormAsync(City, phase.Key, "m1-3", 0)).StoreAsync("Ein übles Wort.", "Frau Übel", showName: true);
        var before = await CountAsync();
        await SendAsync(new BlockContribution(number, "Beleidigt eine Person."));

        var list = await app.City(City).Page(List);
        Assert.Contains("ausgeblendet", list.TextOf($"#{number.ToLowerInvariant()}"), StringComparison.Ordinal);
        foreach (var url in new[] { List, "/plan/insek/m1-3", $"/mitmachen/{phase.Key}" })
        {
            var text = (await app.City(City).Page(url)).Body!.TextContent;
            Assert.DoesNotContain("Ein übles Wort.", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Frau Übel", text, StringComparison.Ordinal);
        }

        Assert.Equal(before - 1, await CountAsync());
        using var content = new FormUrlEncodedContent([new("code", code)]);
        using var status = await app.City(City).PostAsync("/mitmachen/nachsehen", content);
        Assert.Contains("Beleidigt eine Person.", (await status.Html()).TextOf(".trail"), StringComparison.Ordinal);
        await Assert.ThrowsAsync<RefusedException>(() => SendAsync(new BlockContribution(number, "Noch einmal.")));
        await Assert.ThrowsAsync<RefusedException>(() => SendAsync(new BlockContribution("H-2026-99999", "Gibt es nicht.")));
        await Assert.ThrowsAsync<RefusedException>(() => SendAsync(new PublishContribution("Unsinn")));
        await SendAsync(new PublishContribution(number));
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task The_desk_finds_one_by_number_or_word_and_goes_on_behind_the_first_page()
    {
        var phase = await app.PhaseAsync(City);
        var (number, _) = await (await app.FormAsync(City, phase.Key, "m1-3", 0)).StoreAsync("Die Trauerweide am Wehr bleibt.");
        var moderator = await Visitor.StaffAsync(app, City, MultiIsek.Kernel.People.Role.Moderator);
        foreach (var word in new[] { number, number.ToLowerInvariant(), "trauerweide", "am Wehr" })
        {
            var page = await moderator.PageAsync($"/verwaltung/beitraege?art=All&wort={Uri.EscapeDataString(word)}");
            Assert.Equal([number], page.QuerySelectorAll("ul.rows h2").Select(h => h.TextContent));
        }

        Assert.Contains("nichts gefunden", (await moderator.PageAsync("/verwaltung/beitraege?art=All&wort=Mammutbaum")).TextOf("main"), StringComparison.Ordinal);
        var row = Assert.Single(await SendAsync(new ListContributions(ContributionFilter.All, 1, number)));
        var behind = await moderator.PageAsync($"/verwaltung/beitraege?art=All&nach={new Keyset(row.ReceivedAt, row.Id)}");
        Assert.DoesNotContain(number, behind.TextOf("main"), StringComparison.Ordinal);
        Assert.NotNull(behind.QuerySelector("a.go--back[href='/verwaltung/beitraege?art=All']"));
    }

    [Fact]
    public async Task Of_two_who_block_at_once_the_count_falls_once()
    {
        var phase = await app.PhaseAsync(City);
        var (number, _) = await (await app.FormAsync(City, phase.Key, "m1-3", 0)).StoreAsync("Zweimal gesperrt.");
        var before = await CountAsync();
        var tries = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async _ =>
                {
                    try
                    {
                        await SendAsync(new BlockContribution(number, "Grund"));
                        return 1;
                    }
                    catch (RefusedException)
                    {
                        return 0;
                    }
                })
        );

        Assert.Equal(1, tries.Sum());
        Assert.Equal(before - 1, await CountAsync());
    }

    [Fact]
    public async Task A_report_is_counted_once_and_shown_to_staff()
    {
        var phase = await app.PhaseAsync(City);
        var (number, _) = await (await app.FormAsync(City, phase.Key, "m1-3", 0)).StoreAsync("Bitte melden.");
        var client = app.City(City);
        var page = await client.Page($"/mitmachen/melden/{number}");
        var token = page.QuerySelector("input[name=token]")!.GetAttribute("value")!;
        app.Time.Now += TimeSpan.FromSeconds(5);
        using var missing = await ReportAsync(client, number, token, "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.StatusCode);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var done = await ReportAsync(client, number, token, "Insult");
            Assert.Equal(HttpStatusCode.OK, done.StatusCode);
            Assert.Equal("Ihre Meldung ist angekommen", (await done.Html()).TextOf("h1"));
        }

        Assert.Equal(1, (await SendAsync(new ListContributions(ContributionFilter.Reported))).Single(c => c.Number == number).Reports);
        await SendAsync(new BlockContribution(number, "Nach Meldung gesperrt."));
        using var gone = await client.GetAsync($"/mitmachen/melden/{number}");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task An_answer_stands_below_its_comment_one_level_deep()
    {
        var phase = await app.PhaseAsync(City);
        var (number, _) = await (await app.FormAsync(City, phase.Key, "m1-3", 0)).StoreAsync("Das Thema.");
        var (answer, _) = await (await app.FormAsync(City, phase.Key, "m1-3", 0, number)).StoreAsync("Eine Antwort darauf.");

        var list = await app.City(City).Page(List);
        Assert.Contains("Eine Antwort darauf.", list.TextOf($"#{number.ToLowerInvariant()} .answer"), StringComparison.Ordinal);
        var client = app.City(City);
        using var nested = await client.GetAsync(CommentUrl.Form(phase.Key, "m1-3", 0, answer));
        using var elsewhere = await client.GetAsync(CommentUrl.Form(phase.Key, "m1-1", 1, number));
        Assert.Equal(HttpStatusCode.NotFound, nested.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);

        var late = await app.FormAsync(City, phase.Key, "m1-3", 0, number);
        await SendAsync(new BlockContribution(number, "Inzwischen gesperrt."));
        using var refused = await late.SendAsync("Zu einem gesperrten Kommentar.");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task A_comment_takes_a_bounded_number_of_answers()
    {
        var phase = await app.PhaseAsync(City);
        var (number, _) = await (await app.FormAsync(City, phase.Key, "m1-3", 0)).StoreAsync("Viel diskutiert.");
        for (var i = 0; i < Contribution.AnswersMax; i++)
        {
            await (await app.FormAsync(City, phase.Key, "m1-3", 0, number)).StoreAsync($"Antwort {i}");
        }

        using var refused = await (await app.FormAsync(City, phase.Key, "m1-3", 0, number)).SendAsync("Eine zu viel.");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("eigenen Kommentar", (await refused.Html()).TextOf(".lead"), StringComparison.Ordinal);
    }

    private async Task<T> SendAsync<T>(IRequest<T> request)
    {
        await using var scope = app.Scope(City);
        return await scope.Get<IMediator>().Send(request);
    }

    private Task<int> CountAsync() => app.ReadAsync(City, db => db.Set<ContributionCount>().SumAsync(c => c.Published));

    private static async Task<HttpResponseMessage> ReportAsync(HttpClient client, string number, string token, string reason)
    {
        using var content = new FormUrlEncodedContent([new("reason", reason), new("note", "Bitte prüfen."), new("token", token)]);
        return await client.PostAsync($"/mitmachen/melden/{number}", content);
    }
}
