using System.Net;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Planning.Desk;

/// <summary>A city in which nothing is yet, but a person who begins.</summary>
[Collection("app")]
public sealed class EmptyCityTests(App app)
{
    [Fact]
    public async Task A_resolution_can_be_the_first_thing_that_a_city_has()
    {
        const string City = "neuanfang";
        await app.SendAsync(new CreateTenant(City, "Neuanfang", Land.SN, "14000001") { IsDemonstration = true });
        var desk = new CouncilDesk(app, City, await Visitor.StaffAsync(app, City, Role.Editor));
        foreach (var path in new[] { "beschluesse", "beschluesse/neu", "pflichten", "stellen", "stellen/neu", "orte", "orte/neu" })
        {
            await desk.Visitor.PageAsync($"/verwaltung/{path}");
        }

        Assert.Contains("Noch ist kein Beschluss eingetragen", (await desk.Visitor.PageAsync("/verwaltung/beschluesse")).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("Noch gibt es keine Pflichten", (await desk.Visitor.PageAsync("/verwaltung/pflichten")).TextOf("main"), StringComparison.Ordinal);

        using var added = await desk.SendAsync("/verwaltung/beschluesse/neu", "form#beschluss", "/verwaltung/beschluesse/neu?handler=Form", ("act", "add"));
        using var saved = await desk.SendAsync(
            (await added.Html()).QuerySelector("form#beschluss")!,
            null,
            ("committee", "+"),
            ("committeeName", "Stadtrat"),
            ("committeeLevel", "Council"),
            ("date", "2026"),
            ("title", "Auftrag zum Stadtentwicklungskonzept"),
            ("k0-text", "Die Verwaltung berichtet."),
            ("k0-effect", "Mandate"),
            ("k0-obligedNew", "Bauverwaltung"),
            ("k0-firstDue", "2. Quartal 2199")
        );

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var duties = (await desk.Visitor.PageAsync("/verwaltung/pflichten?stand=offen&stelle=bauverwaltung")).TextOf("main tbody");
        Assert.Contains("2. Quartal 2199", duties, StringComparison.Ordinal);
        Assert.Contains("Stadtrat", (await app.City(City).Page("/beschluesse")).TextOf("main"), StringComparison.Ordinal);
    }
}
