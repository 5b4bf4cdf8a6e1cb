using MultiIsek.Kernel.People;
using MultiIsek.Tests;
using MultiIsek.Tests.Participation;

namespace MultiIsek.BrowserTests;

/// <summary>Somebody of a department: reads what concerns it and answers.</summary>
[Collection("browser")]
public sealed class DepartmentJourneyTests(BrowserApp app)
{
    private const string City = "kaiserslautern";

    [Fact]
    public async Task A_department_reads_its_part_of_the_plan()
    {
        var mail = $"{Guid.NewGuid():N}@example.org";
        await using var visit = await app.VisitAsync();
        await visit.JoinAsync(app, City, mail, Role.Contributor);
        await visit.AddAppAsync(app, City);
        await visit.LooksGoodAsync($"{City}.localhost/verwaltung/zustaendig");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("noch keinem Fachamt zugeordnet");

        await app.AssignAsync(City, mail, "referat-stadtentwicklung");
        await visit.LooksGoodAsync($"{City}.localhost/verwaltung/zustaendig");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Ihr Teil des Plans");
        Looks.Nothing(visit.Complaints);
    }

    [Fact]
    public async Task A_department_answers_a_comment_without_scripts()
    {
        const string Town = "herzberg";
        var mail = $"{Guid.NewGuid():N}@example.org";
        await using var visit = await app.VisitAsync(360, hasScript: false);
        await visit.JoinAsync(app, Town, mail, Role.Contributor);
        await visit.AddAppAsync(app, Town);
        await app.AssignAsync(Town, mail, await app.LeadAsync(Town, "m6-1"));

        await visit.OpenAsync($"{Town}.localhost/verwaltung/zustaendig");
        var row = visit.Page.Locator($"#{BrowserApp.FirstComment}");
        await row.Locator("summary").ClickAsync();
        await row.GetByLabel("Stellungnahme", new() { Exact = true }).FillAsync("Der Kalender ist für das Frühjahr vorgesehen.");
        await row.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(visit.Page.Locator($"#{BrowserApp.FirstComment} .note")).ToContainTextAsync("Der Kalender ist für das Frühjahr vorgesehen.");
        Looks.Nothing(visit.Complaints);
    }

    [Theory]
    [InlineData(360, false)]
    [InlineData(1280, true)]
    public async Task A_department_writes_its_text(int width, bool hasScript)
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var mail = $"{Guid.NewGuid():N}@example.org";
        await using var visit = await app.VisitAsync(width, hasScript);
        await visit.JoinAsync(app, copy.Slug, mail, Role.Contributor);
        await visit.AddAppAsync(app, copy.Slug);
        await app.AssignAsync(copy.Slug, mail, await app.LeadAsync(copy.Slug, "b-steg"));
        var page = visit.Page;
        await visit.OpenAsync($"{copy.Slug}.localhost/verwaltung/zustaendig");
        await page.Locator("main a[href$='/entwurf-auenufer/b-steg']").First.ClickAsync();
        await visit.LooksGoodAsync(null);

        await page.Locator("textarea[name=lead]").FillAsync("Der Steg wird breiter.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Vorschau", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#vorschau-platz")).ToContainTextAsync("Der Steg wird breiter.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Speichern", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("p.note[role=status]")).ToContainTextAsync("espeichert");
        await Assertions.Expect(page.Locator("textarea[name=lead]")).ToHaveValueAsync("Der Steg wird breiter.");
        await visit.LooksGoodAsync(null);
        Looks.Nothing(visit.Complaints);
    }
}
