using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Participation.Comments;

namespace MultiIsek.Tests.Participation;

[Collection("comments")]
public sealed class CommentRaceTests(CommentApp app)
{
    private const string City = "herzberg";

    [Fact]
    public async Task Twentyfive_parallel_identical_forms_are_one_contribution_with_one_receipt()
    {
        var phase = await app.PhaseAsync(City);
        var form = await app.FormAsync(City, phase.Key);
        var answers = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => form.SendAsync("Dasselbe.", headers: (CommentApp.Address, "192.0.2.1"))));

        var receipts = new HashSet<string>();
        foreach (var answer in answers)
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = await answer.Html();
            receipts.Add($"{page.TextOf("#nummer")} {page.TextOf("#code")}");
        }

        Assert.Single(receipts);
        Assert.Equal(1, await app.ReadAsync(City, db => db.Set<Contribution>().CountAsync(c => c.PhaseId == phase.Id)));
    }

    [Fact]
    public async Task A_second_text_from_the_same_form_comes_back_with_a_form_of_its_own()
    {
        var phase = await app.PhaseAsync(City);
        var form = await app.FormAsync(City, phase.Key);
        var (number, _) = await form.StoreAsync("Der erste Text.");
        using var again = await form.SendAsync("Ein anderer Text.");

        var page = await again.Html();
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains(number, page.TextOf("[role=alert]"), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#nummer, #code"));
        Assert.Equal("Ein anderer Text.", page.QuerySelector("#text")!.TextContent.Trim());
        var token = page.QuerySelector("input[name=token]")!.GetAttribute("value")!;
        Assert.NotEqual(form.Token, token);
        var (second, _) = await (form with { Token = token }).StoreAsync("Ein anderer Text.");
        Assert.NotEqual(number, second);
        Assert.Equal(number, (await form.StoreAsync("Der erste Text.")).Number);
    }

    [Fact]
    public async Task Nothing_is_taken_after_the_close_and_numbers_and_counts_hold()
    {
        var before = await app.ReadAsync(City, db => db.Set<ContributionCount>().SumAsync(c => c.Published));
        var phase = await app.PhaseAsync(City);
        var end = phase.EndsAt!.Value;
        List<CommentForm> forms = [];
        for (var i = 0; i < 200; i++)
        {
            forms.Add(await app.FormAsync(City, phase.Key, seconds: 0));
        }

        app.Time.Now = new DateTimeOffset(end.AddSeconds(-1), TimeSpan.Zero);
        var sent = forms.Select(
            async (form, i) =>
            {
                if (i == 100)
                {
                    app.Time.Now = new DateTimeOffset(end, TimeSpan.Zero);
                }

                var isAfter = app.Time.Now.UtcDateTime >= end;
                using var answer = await form.SendAsync($"Beitrag {i}");
                return (isAfter, answer.StatusCode);
            }
        );
        var answers = await Task.WhenAll(sent.ToList());

        var stored = await app.ReadAsync(City, db => db.Set<Contribution>().Where(c => c.PhaseId == phase.Id).ToListAsync());
        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict, $"{a.StatusCode}"));
        Assert.All(answers.Where(a => a.isAfter), a => Assert.Equal(HttpStatusCode.Conflict, a.StatusCode));
        Assert.Contains(answers, a => a.isAfter);
        Assert.Equal(answers.Count(a => a.StatusCode == HttpStatusCode.OK), stored.Count);
        Assert.All(stored, c => Assert.True(c.ReceivedAt < end));
        Assert.Equal(stored.Count, stored.Select(c => c.Number).Distinct().Count());
        Assert.Equal(before + stored.Count, await app.ReadAsync(City, db => db.Set<ContributionCount>().SumAsync(c => c.Published)));
    }

    [Fact]
    public async Task The_write_itself_keeps_the_deadline()
    {
        var phase = await app.PhaseAsync(City);
        await using var scope = app.Scope(City);
        var store = scope.Get<ContributionStore>();
        var element =
            await app.ReadAsync(City, db => db.Set<Contribution>().Where(c => c.ElementId != null).Select(c => c.ElementId).FirstOrDefaultAsync()) ?? await ElementAsync(phase.Key);
        NewContribution New() => new(new FormPlace(phase.Id, element, phase.PlanVersionId!.Value, 1, null), "Text", null, false, null, Guid.NewGuid(), new string('0', 64));

        using (app.Time.At(new DateTimeOffset(phase.EndsAt!.Value.AddTicks(-10), TimeSpan.Zero)))
        {
            Assert.NotNull(await store.AddAsync(New(), default));
        }

        using (app.Time.At(new DateTimeOffset(phase.EndsAt!.Value, TimeSpan.Zero)))
        {
            Assert.Null(await store.AddAsync(New(), default));
        }

        using (app.Time.At(new DateTimeOffset(phase.StartsAt!.Value.AddTicks(-10), TimeSpan.Zero)))
        {
            Assert.Null(await store.AddAsync(New(), default));
        }
    }

    [Fact]
    public async Task Numbers_begin_anew_with_each_year_of_Berlin()
    {
        var phase = await app.PhaseAsync(City, p => p.EndsAt = new DateTime(2028, 1, 1, 12, 0, 0, DateTimeKind.Utc));
        using (app.Time.At(new DateTimeOffset(2027, 12, 31, 23, 30, 0, TimeSpan.Zero)))
        {
            var (number, _) = await (await app.FormAsync(City, phase.Key)).StoreAsync("Neujahr in Berlin.");
            Assert.Equal("H-2028-00001", number);
        }
    }

    private async Task<Guid> ElementAsync(string phase)
    {
        await (await app.FormAsync(City, phase)).StoreAsync("Damit ein Element bekannt ist.");
        return (await app.ReadAsync(City, db => db.Set<Contribution>().Select(c => c.ElementId).FirstAsync()))!.Value;
    }
}
