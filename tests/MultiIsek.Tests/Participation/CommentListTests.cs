using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;

namespace MultiIsek.Tests.Participation;

[Collection("comments")]
public sealed class CommentListTests(CommentApp app)
{
    private const string City = "herzberg";

    [Fact]
    public async Task A_long_list_is_read_page_by_page_without_gap_or_repetition()
    {
        const int Count = 53;
        var phase = await app.PhaseAsync(City);
        await (await app.FormAsync(City, phase.Key, "m2-1", 0)).StoreAsync("Der erste.");
        var first = await app.ReadAsync(City, db => db.Set<Contribution>().SingleAsync(c => c.PhaseId == phase.Id));
        await using (var scope = app.Scope(City))
        {
            var db = scope.Get<IsekDbContext>();
            for (var i = 1; i < Count; i++)
            {
                db.Add(
                    new Contribution
                    {
                        Year = 1990,
                        Number = i,
                        PhaseId = phase.Id,
                        ElementId = first.ElementId,
                        PlanVersionId = first.PlanVersionId,
                        Channel = Channel.Paper,
                        // Many of one moment: the id decides between them.
                        ReceivedAt = first.ReceivedAt.AddMinutes(-(i / 10)),
                        Text = $"Beitrag {i}",
                        State = ContributionState.Published,
                        ReceiptHash = "",
                        SubmissionId = Guid.NewGuid(),
                    }
                );
            }

            await db.SaveChangesAsync();
        }

        foreach (var start in new[] { "/plan/insek/m2-1/kommentare", $"/mitmachen/{phase.Key}" })
        {
            List<string> seen = [];
            var pages = 0;
            for (var url = start; url is not null; pages++)
            {
                var page = await app.City(City).Page(url);
                var numbers = page.QuerySelectorAll("article.comment").Select(c => c.Id!).ToList();
                Assert.InRange(numbers.Count, 1, ContributionList.PageSize);
                seen.AddRange(numbers);
                url = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
            }

            Assert.Equal(3, pages);
            Assert.Equal(Count, seen.Count);
            Assert.Equal(Count, seen.Distinct().Count());
        }

        Assert.Contains("auf Papier abgegeben", (await app.City(City).Page("/plan/insek/m2-1/kommentare")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?nach=unsinn")]
    [InlineData("?nach=ffffffffffffffffffff-00")]
    [InlineData("?absatz=99")]
    [InlineData("?fassung=gibt-es-nicht")]
    public async Task An_address_that_cannot_be_is_not_found(string query)
    {
        using var answer = await app.City(City).GetAsync($"/plan/insek/m1-1/kommentare{query}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Comments_of_one_paragraph_are_shown_alone_with_its_text()
    {
        var phase = await app.PhaseAsync(City);
        await (await app.FormAsync(City, phase.Key)).StoreAsync("Nur zu Absatz eins.");
        await (await app.FormAsync(City, phase.Key, paragraph: 0)).StoreAsync("Zum Ganzen.");

        var page = await app.City(City).Page("/plan/insek/m1-1/kommentare?absatz=1");
        Assert.Contains("Nur zu Absatz eins.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Zum Ganzen.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("blockquote.quote"));
    }

    [Fact]
    public async Task Comments_stay_with_the_version_they_were_written_to()
    {
        // The made-up city has one plan in two versions; what was said to the earlier one stays there.
        await using var scope = app.Scope("musterstadt");
        var mediator = scope.Get<MediatR.IMediator>();
        var plans = await mediator.Send(new MultiIsek.Planning.Contracts.ListPlans());
        var plan = plans.First(p => p.Key == "stadtumbauplan");
        var current = await mediator.Send(new MultiIsek.Planning.Contracts.ListElements(plan.Version!.Id));
        MultiIsek.Planning.Contracts.ElementCard? old = null;
        foreach (var candidate in current)
        {
            old = await mediator.Send(new MultiIsek.Planning.Contracts.FindElement(plan.Key, candidate.Key, "vorentwurf"));
            if (old is not null)
            {
                break;
            }
        }

        Assert.NotNull(old);
        var phase = await app.PhaseAsync("musterstadt", p => (p.PlanVersionId, p.TargetRoles, p.TargetElements) = (old.PlanVersionId, [], [old.Id]));
        await (await app.FormAsync("musterstadt", phase.Key, old.Key, 0)).StoreAsync("Zum Vorentwurf.");

        var now = await app.City("musterstadt").Page($"/plan/{plan.Key}/{old.Key}/kommentare");
        Assert.DoesNotContain("Zum Vorentwurf.", now.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("zu früherer Fassung", now.TextOf("#fassungen + ul"), StringComparison.Ordinal);
        var then = await app.City("musterstadt").Page($"/plan/{plan.Key}/{old.Key}/kommentare?fassung=vorentwurf");
        Assert.Contains("Zum Vorentwurf.", then.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("früheren Fassung", then.TextOf(".note"), StringComparison.Ordinal);
        Assert.Contains("früherer Fassung", (await app.City("musterstadt").Page($"/plan/{plan.Key}/{old.Key}")).Body!.TextContent, StringComparison.Ordinal);
    }
}
