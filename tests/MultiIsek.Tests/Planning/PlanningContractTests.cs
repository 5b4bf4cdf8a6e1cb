using MediatR;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Tests.Planning;

[Collection("app")]
public sealed class PlanningContractTests(App app)
{
    [Fact]
    public async Task An_element_is_found_in_its_current_version_with_its_text()
    {
        var card = await Send("landsberg", new FindElement("unser-landsberg-2035", "leitlinie-1"));
        var old = await Send("landsberg", new FindElement(null, "leitlinie-1", "leitlinien-entwurf-0-3"));

        Assert.Equal(("leitlinien-entwurf-09", PlanVersionState.Adopted, "Leitlinie"), (card!.VersionKey, card.PlanVersionState, card.TypeLabel));
        Assert.Equal(card.Id, old!.Id);
        Assert.NotEqual(card.Paragraphs, old.Paragraphs);
        Assert.Null(await Send("landsberg", new FindElement(null, "leitlinie-1", "gibt-es-nicht")));
    }

    [Fact]
    public async Task Another_city_s_element_is_not_found()
    {
        var card = await Send("herzberg", new FindElement(null, "m6-1"));

        Assert.True(card!.IsCommentable);
        Assert.Single(await Send("herzberg", new FindElements([card.Id])));
        Assert.Empty(await Send("hagen", new FindElements([card.Id])));
        Assert.Null(await Send("hagen", new FindElement(null, "m6-1")));
        Assert.Empty(await Send("hagen", new ListElements(card.PlanVersionId)));
    }

    [Fact]
    public async Task Plans_count_their_elements_in_the_city_s_own_words()
    {
        var plan = (await Send("herzberg", new ListPlans())).Single();

        Assert.Contains(plan.Counts, c => c is { Count: 6, Label: "Zentrale Vorhaben", Role: ElementRole.Bundle });
        Assert.Contains(plan.Counts, c => c is { Count: 1, Label: "Einzelmaßnahme" });
        Assert.Equal(["isek", "klimaschutzkonzept", "del2040"], (await Send("delmenhorst", new ListPlans())).Select(p => p.Key));
        Assert.Null((await Send("delmenhorst", new ListPlans()))[2].Version);
    }

    [Fact]
    public async Task Elements_of_a_version_come_in_the_order_of_the_plan()
    {
        var version = (await Send("musterstadt", new ListPlans()))[0].Version!;
        var elements = await Send("musterstadt", new ListElements(version.Id));

        Assert.Equal(["A", "Aa", "Aaa", "Aab", "Ab"], elements.Take(5).Select(e => e.Number));
        Assert.All(elements, e => Assert.Empty(e.Paragraphs));
    }

    private async Task<T> Send<T>(string city, IRequest<T> request)
    {
        await using var scope = app.Scope(city);
        return await scope.Get<IMediator>().Send(request);
    }
}
