using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Audit;
using MultiIsek.Identity.Roles;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Departments;
using MultiIsek.Planning.Departments;
using MultiIsek.Planning.Organisations;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation;

/// <summary>A department sees and edits what it answers for, and nothing else. In a copy of the made-up city a unit of its building department leads one measure.</summary>
[Collection("comments")]
public sealed class DepartmentTests(CommentApp app) : IAsyncLifetime
{
    private readonly CityCopy _copy = new CityCopy().Edit(
        "elements/entwurf-auenufer.json",
        file =>
            file["elements"]!.AsArray().Single(e => (string?)e!["key"] == "b-treppe")!["involvements"] = new JsonArray(
                new JsonObject { ["organisation"] = "stadtumbau", ["role"] = "Lead" }
            )
    );
    private string _mine = "";
    private string _foreign = "";

    private string City => _copy.Slug;

    public async Task InitializeAsync()
    {
        await app.ImportAsync(_copy.Folder);
        var phase = await app.PhaseAsync(City);
        (_mine, _) = await (await app.FormAsync(City, phase.Key, "b-treppe")).StoreAsync("Zur Treppe gesagt.", "Nur für die Akte");
        (_foreign, _) = await (await app.FormAsync(City, phase.Key, "b-steg")).StoreAsync("Zum Steg gesagt.");
    }

    public Task DisposeAsync()
    {
        _copy.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Without_a_department_there_is_nothing_to_see()
    {
        var person = await Visitor.StaffAsync(app, City, Role.Contributor);

        var page = await person.PageAsync("/verwaltung/zustaendig");

        Assert.Contains("noch keinem Fachamt zugeordnet", page.TextOf(".lead"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main .row"));
    }

    [Fact]
    public async Task An_admin_assigns_and_the_person_sees_the_part_of_the_plan_with_what_was_said()
    {
        var (person, admin, mail) = await AssignedAsync();

        var page = await person.PageAsync("/verwaltung/zustaendig");

        Assert.Contains(page.QuerySelectorAll("#plan ~ ul h3"), h => h.TextContent.Contains("Ufertreppe", StringComparison.Ordinal));
        Assert.DoesNotContain("Steg", page.TextOf("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Nur für die Akte", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains(_mine, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(_foreign, page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("Person einem Fachamt zugeordnet", (await admin.PageAsync("/verwaltung/protokoll")).TextOf("main .rows"), StringComparison.Ordinal);
        Assert.Contains(mail, (await admin.PageAsync("/verwaltung/fachaemter")).TextOf("main .rows"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_is_saved_read_by_the_moderation_changed_and_taken_back()
    {
        var (person, admin, _) = await AssignedAsync();

        using var saved = await SayAsync(person, _mine, "Das haben wir für 2027 vorgesehen.");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains("für 2027 vorgesehen", (await admin.PageAsync("/verwaltung/beitraege?art=All")).TextOf("main"), StringComparison.Ordinal);
        using var changed = await SayAsync(person, _mine, "Das haben wir für 2028 vorgesehen.");
        Assert.Contains("für 2028 vorgesehen", (await person.PageAsync("/verwaltung/zustaendig")).TextOf("main"), StringComparison.Ordinal);
        using var gone = await SayAsync(person, _mine, "  ");

        await using var scope = app.Scope(City);
        var (year, no) = Contribution.ParseNumber(_mine)!.Value;
        Assert.False(
            await scope
                .Get<IsekDbContext>()
                .Set<DepartmentStatement>()
                .AnyAsync(s => scope.Get<IsekDbContext>().Set<Contribution>().Any(c => c.Id == s.ContributionId && c.Year == year && c.Number == no))
        );
        Assert.Equal(3, await scope.Get<IsekDbContext>().Set<AuditEntry>().CountAsync(e => e.Name == "statement.saved" && e.Subject == _mine));
    }

    [Fact]
    public async Task Two_of_one_department_lose_nothing()
    {
        var (person, _, _) = await AssignedAsync();
        var form = await FieldsAsync(person, _mine);
        using var first = await SayAsync(person, _mine, "Zuerst gespeichert.");

        form["text"] = "Danach geschrieben, auf altem Stand.";
        using var second = await person.PostAsync("/verwaltung/zustaendig", form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        var text = (await second.Html()).TextOf("main");
        Assert.Contains("Zuerst gespeichert.", text, StringComparison.Ordinal);
        Assert.Contains("Danach geschrieben, auf altem Stand.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_contribution_is_not_found_and_a_foreign_department_neither()
    {
        var (person, _, _) = await AssignedAsync();
        var form = await FieldsAsync(person, _mine);
        form["text"] = "Nicht meine Sache.";

        using var other = await person.PostAsync("/verwaltung/zustaendig", new(form) { ["number"] = _foreign });
        using var missing = await person.PostAsync("/verwaltung/zustaendig", new(form) { ["number"] = "H-2026-99999" });
        using var posing = await person.PostAsync("/verwaltung/zustaendig", new(form) { ["department"] = (await OtherAsync()).ToString() });

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (other.StatusCode, missing.StatusCode, posing.StatusCode));
        await using var scope = app.Scope(City);
        Assert.False(await scope.Get<IsekDbContext>().Set<DepartmentStatement>().AnyAsync(s => s.Text == "Nicht meine Sache."));
    }

    [Fact]
    public async Task Who_is_taken_out_of_the_department_or_the_role_sees_nothing_more()
    {
        var (person, admin, mail) = await AssignedAsync();
        using var taken = await admin.SubmitAsync("/verwaltung/fachaemter", $"li.row:has(p:contains('{mail}')) form[action$='Unassign']");
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);

        Assert.Empty((await person.PageAsync("/verwaltung/zustaendig")).QuerySelectorAll("main .row"));
        using var other = await (await Visitor.StaffAsync(app, City, Role.Moderator)).GetAsync("/verwaltung/zustaendig");
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);

        var (second, boss, secondMail) = await AssignedAsync();
        using var removed = await boss.SubmitAsync("/verwaltung/mitglieder", $"li.row:has(p:contains('{secondMail}')) form[action$='Remove']");
        Assert.Equal(HttpStatusCode.OK, removed.StatusCode);
        using var gone = await second.GetAsync("/verwaltung/zustaendig");
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        // Whoever is invited once more begins with no department.
        await new Visitor(app, City).InviteAsync(secondMail, Role.Contributor);
        await using var scope = app.Scope(City);
        Assert.False(
            await scope
                .Get<IsekDbContext>()
                .Set<DepartmentMember>()
                .AnyAsync(m => !scope.Get<IsekDbContext>().Set<Membership>().Any(r => r.UserId == m.UserId && r.Role == Role.Contributor))
        );
    }

    [Fact]
    public async Task Nobody_without_the_role_is_assigned()
    {
        var admin = await Visitor.StaffAsync(app, City, Role.Admin);
        var (_, _, _) = await AssignedAsync();
        var page = await admin.PageAsync("/verwaltung/fachaemter");
        var token = page.QuerySelector("main input[name=form]")!.GetAttribute("value")!;

        using var answer = await admin.PostAsync(
            "/verwaltung/fachaemter?handler=Assign",
            new()
            {
                ["form"] = token,
                ["user"] = Guid.CreateVersion7().ToString(),
                ["organisation"] = (await OtherAsync()).ToString(),
            }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("hat die Rolle „Fachamt“ nicht", (await answer.Html()).TextOf("main"), StringComparison.Ordinal);
    }

    private async Task<(Visitor Person, Visitor Admin, string Mail)> AssignedAsync()
    {
        var mail = $"{Guid.NewGuid():N}@example.org";
        var person = await Visitor.StaffAsync(app, City, Role.Contributor, mail);
        var admin = await Visitor.StaffAsync(app, City, Role.Admin);
        using var assigned = await admin.SubmitAsync(
            "/verwaltung/fachaemter",
            $"li.row:has(p:contains('{mail}')) form[action$='Assign']",
            ("organisation", (await DepartmentAsync()).ToString())
        );
        Assert.Equal(HttpStatusCode.Redirect, assigned.StatusCode);
        return (person, admin, mail);
    }

    private static async Task<Dictionary<string, string>> FieldsAsync(Visitor person, string number) =>
        (await person.PageAsync("/verwaltung/zustaendig"))
            .QuerySelectorAll($"li#{number} form [name]")
            .ToDictionary(e => e.GetAttribute("name")!, e => e.GetAttribute("value") ?? e.TextContent);

    private static Task<HttpResponseMessage> SayAsync(Visitor person, string number, string text) =>
        person.SubmitAsync("/verwaltung/zustaendig", $"li#{number} form", ("text", text));

    private Task<Guid> DepartmentAsync() => IdAsync("bauamt");

    private Task<Guid> OtherAsync() => IdAsync("auenverein");

    private Task<Guid> IdAsync(string key) => app.ReadAsync(City, db => db.Set<Organisation>().Where(o => o.Key == key).Select(o => o.Id).SingleAsync());
}
