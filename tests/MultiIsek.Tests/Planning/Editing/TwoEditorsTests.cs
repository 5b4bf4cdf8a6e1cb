using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Audit;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Tests.Planning.Editing;

/// <summary>Two people at one element lose nothing; a draft waits for its person; every state can be read and brought back.</summary>
[Collection("app")]
public sealed class TwoEditorsTests(App app)
{
    private const string Element = "b-steg";
    private const string PublicUrl = "/plan/quartiersplan-auenufer/b-steg";

    [Fact]
    public async Task Different_fields_of_two_people_merge_by_themselves()
    {
        using var copy = new CityCopy();
        var one = await EditorDesk.OpenAsync(app, copy);
        var two = await one.ColleagueAsync();
        var first = await one.OpenFormAsync(Element);
        var second = await two.OpenFormAsync(Element);

        using var saved = await one.SendAsync(Element, first, "Save", ("lead", "Von der einen."));
        // What only moves the element is in nobody's way.
        using var moved = await one.ActAsync(Element, "Move", ("schritt", "runter"));
        using var merged = await two.SendAsync(Element, second, "Save", ("body", "Von der anderen."));

        Assert.Contains("getan=vereint", merged.Headers.Location!.ToString(), StringComparison.Ordinal);
        var shown = (await app.City(copy.Slug).Page(PublicUrl)).TextOf("main");
        Assert.Contains("Von der einen.", shown, StringComparison.Ordinal);
        Assert.Contains("Von der anderen.", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("meine", "Der Steg wird breiter.")]
    [InlineData("andere", "Der Steg wird länger.")]
    [InlineData("hand", "Der Steg wird länger und breiter.")]
    public async Task The_same_field_is_for_the_later_person_to_decide(string choice, string result)
    {
        using var copy = new CityCopy();
        var one = await EditorDesk.OpenAsync(app, copy);
        var two = await one.ColleagueAsync();
        var first = await one.OpenFormAsync(Element);
        var second = await two.OpenFormAsync(Element);
        using var saved = await one.SendAsync(Element, first, "Save", ("body", "Der Steg wird länger."), ("lead", "Vom Ersten."));

        using var conflict = await two.SendAsync(Element, second, "Save", ("body", "Der Steg wird breiter."), ("spaceNote", "am Südufer"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        var page = await conflict.Html();
        Assert.Contains("Nichts ist verloren", page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Contains("Der Steg wird breiter.", page.TextOf(".conflict__sides"), StringComparison.Ordinal);
        Assert.Contains("Der Steg wird länger.", page.TextOf(".conflict__sides"), StringComparison.Ordinal);
        Assert.Equal("breiter", page.TextOf(".conflict ins"));
        Assert.Equal("länger", page.TextOf(".conflict del"));
        var form = EditorDesk.Fields(page.QuerySelector("form[action$='handler=Merge']")!);
        using var decided = await two.SendAsync(
            Element,
            form,
            "Merge",
            ("wahl-body", choice),
            ("h-body", choice == "meine" ? "Der Steg wird breiter." : "Der Steg wird länger und breiter.")
        );

        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        var shown = (await app.City(copy.Slug).Page(PublicUrl)).TextOf("main");
        Assert.Contains(result, shown, StringComparison.Ordinal);
        Assert.Contains("Vom Ersten.", shown, StringComparison.Ordinal);
        Assert.Contains("am Südufer", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_written_at_the_conflict_counts_without_its_choice()
    {
        using var copy = new CityCopy();
        var one = await EditorDesk.OpenAsync(app, copy);
        var two = await one.ColleagueAsync();
        var second = await two.OpenFormAsync(Element);
        await one.SavedAsync(Element, ("body", "Der Steg wird länger."));
        using var conflict = await two.SendAsync(Element, second, "Save", ("body", "Der Steg wird breiter."));
        var form = EditorDesk.Fields((await conflict.Html()).QuerySelector("form[action$='handler=Merge']")!);

        using var decided = await two.SendAsync(Element, form, "Merge", ("h-body", "Länger und breiter wird der Steg."), ("c-erfunden", "steht nirgends"));

        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        Assert.Contains("Länger und breiter wird der Steg.", (await app.City(copy.Slug).Page(PublicUrl)).TextOf("main"), StringComparison.Ordinal);
        await using var scope = app.Scope(copy.Slug);
        Assert.DoesNotContain(await scope.Get<IsekDbContext>().Set<ElementChange>().ToListAsync(), c => c.Fields.Contains("erfunden"));
    }

    [Fact]
    public async Task What_was_typed_into_a_deleted_element_is_shown_once_more()
    {
        using var copy = new CityCopy();
        var one = await EditorDesk.OpenAsync(app, copy);
        var two = await one.ColleagueAsync();
        var form = await two.OpenFormAsync("a-wasser");
        using var deleted = await one.Visitor.SubmitAsync($"{one.Url("a-wasser")}/loeschen", "main form");

        using var late = await two.SendAsync("a-wasser", form, "Save", ("body", "Lange geschrieben."));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("Lange geschrieben.", (await late.Html()).TextOf("main"), StringComparison.Ordinal);
        using var unknown = await two.SendAsync("gibt-es-nicht", form, "Save", ("body", "Lange geschrieben."));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Ten_saves_at_once_leave_one_state_and_a_whole_history()
    {
        using var copy = new CityCopy();
        var one = await EditorDesk.OpenAsync(app, copy);
        var two = await one.ColleagueAsync();
        var forms = new List<(EditorDesk Desk, List<(string, string)> Form)>();
        for (var i = 0; i < 10; i++)
        {
            forms.Add((i % 2 == 0 ? one : two, await (i % 2 == 0 ? one : two).OpenFormAsync(Element)));
        }

        var answers = await Task.WhenAll(forms.Select((f, i) => f.Desk.SendAsync(Element, f.Form, "Save", ("lead", $"Kurztext Nummer {i}."))));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Redirect));
        Assert.Equal(9, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        await using var scope = app.Scope(copy.Slug);
        Assert.Single(await scope.Get<IsekDbContext>().Set<ElementChange>().ToListAsync());
    }

    [Fact]
    public async Task A_draft_waits_for_its_person_and_for_nobody_else()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        var colleague = await desk.ColleagueAsync();
        using var kept = await desk.SendAsync(Element, await desk.OpenFormAsync(Element), "Draft", ("body", "Noch nicht fertig."));
        Assert.Equal(HttpStatusCode.Redirect, kept.StatusCode);

        var page = await desk.Visitor.PageAsync(desk.Url(Element));
        Assert.Contains("Sie sehen Ihren Entwurf vom", page.TextOf(".undo"), StringComparison.Ordinal);
        Assert.Equal("Noch nicht fertig.", page.TextOf("#body"));
        // Beside the draft nothing is kept by itself, or the first letter would take its place.
        Assert.Equal("yes", page.QuerySelector("#element")!.GetAttribute("data-keep"));
        var beside = await desk.Visitor.PageAsync($"{desk.Url(Element)}?entwurf=false");
        Assert.DoesNotContain("Noch nicht fertig.", beside.TextOf("#body"), StringComparison.Ordinal);
        Assert.Equal("no", beside.QuerySelector("#element")!.GetAttribute("data-keep"));
        Assert.Null((await colleague.Visitor.PageAsync(desk.Url(Element))).QuerySelector(".undo"));
        // It waits on the start page, of this person alone; the colleague sees there what is done to the plan.
        Assert.NotNull((await desk.Visitor.PageAsync("/verwaltung")).QuerySelector($"main a[href='{desk.Url(Element)}']"));
        Assert.Null((await colleague.Visitor.PageAsync("/verwaltung")).QuerySelector($"main a[href='{desk.Url(Element)}']"));
        Assert.DoesNotContain("Noch nicht fertig.", (await colleague.Visitor.PageAsync($"{desk.Url(Element)}?entwurf=true")).TextOf("#body"), StringComparison.Ordinal);
        Assert.DoesNotContain("Noch nicht fertig.", (await app.City(copy.Slug).Page(PublicUrl)).TextOf("main"), StringComparison.Ordinal);

        // Somebody else saves meanwhile; the draft still knows where it began.
        await colleague.SavedAsync(Element, ("lead", "Inzwischen gespeichert."));
        using var saved = await desk.SendAsync(Element, await desk.OpenFormAsync(Element, "?entwurf=true"), "Save");
        Assert.Contains("getan=vereint", saved.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Element geändert", (await colleague.Visitor.PageAsync("/verwaltung")).TextOf("main"), StringComparison.Ordinal);
        Assert.Null((await desk.Visitor.PageAsync(desk.Url(Element))).QuerySelector(".undo"));

        using var next = await desk.SendAsync(Element, await desk.OpenFormAsync(Element), "Draft", ("body", "Zweiter Entwurf."));
        using var gone = await desk.Visitor.SubmitAsync(desk.Url(Element), "form.undo");
        Assert.Null((await desk.Visitor.PageAsync(desk.Url(Element))).QuerySelector(".undo"));
    }

    [Fact]
    public async Task A_draft_is_bounded_and_goes_after_thirty_days()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        using var huge = await desk.SendAsync(Element, await desk.OpenFormAsync(Element), "Draft", ("body", new string('x', ElementDraft.SizeMax + 1)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, huge.StatusCode);
        using var kept = await desk.SendAsync(Element, await desk.OpenFormAsync(Element), "Draft", ("body", "Alt."));
        await using var scope = app.Scope(copy.Slug);
        var db = scope.Get<IsekDbContext>();
        Assert.Single(await db.Set<ElementDraft>().AsNoTracking().ToListAsync());

        await db.Set<ElementDraft>().ExecuteUpdateAsync(s => s.SetProperty(d => d.SavedAt, app.Time.Now.UtcDateTime.AddDays(-31)));
        foreach (var chore in (IEnumerable<ICityChore>)scope.Services.GetService(typeof(IEnumerable<ICityChore>))!)
        {
            await chore.RunAsync(default);
        }

        Assert.Empty(await db.Set<ElementDraft>().AsNoTracking().ToListAsync());
    }

    [Fact]
    public async Task Every_state_can_be_read_compared_and_brought_back()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        await desk.SavedAsync(Element, ("body", "Der Steg wird aus Holz gebaut."));
        await desk.SavedAsync(Element, ("body", "Der Steg wird aus Stahl gebaut."), ("lead", "Am Wasser"));

        var page = await desk.Visitor.PageAsync($"{desk.Url(Element)}/verlauf");
        Assert.Equal(3, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Erika Muster", page.TextOf("tbody"), StringComparison.Ordinal);
        Assert.Contains("Kurztext, Text", page.TextOf("tbody"), StringComparison.Ordinal);
        Assert.Equal(("Holz", "Stahl"), (page.TextOf(".conflict del"), page.TextOf(".conflict:last-of-type ins")));
        var oldest = page.QuerySelectorAll("input[name=von]")[^1].GetAttribute("value");
        Assert.Equal(ChangesPage.First, oldest);

        using var back = await desk.Visitor.SubmitAsync($"{desk.Url(Element)}/verlauf?von={oldest}", "form[action$='handler=Restore']");
        Assert.Contains("getan=hergestellt", back.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Ein erfundener Steg führt ans Wasser.", (await app.City(copy.Slug).Page(PublicUrl)).TextOf("main"), StringComparison.Ordinal);
        Assert.Equal(4, (await desk.Visitor.PageAsync($"{desk.Url(Element)}/verlauf")).QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task The_log_names_fields_and_never_their_text()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        await desk.SavedAsync(Element, ("body", "Ein geheimes Wort: Quastenflosser."));

        await using var scope = app.Scope(copy.Slug);
        var entries = await scope.Get<IsekDbContext>().Set<AuditEntry>().AsNoTracking().ToListAsync();
        var saved = Assert.Single(entries, e => e.Name == "element.saved");
        Assert.Equal("body", saved.Fields);
        Assert.DoesNotContain(entries, e => System.Text.Json.JsonSerializer.Serialize(e).Contains("Quastenflosser", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_erased_account_leaves_changes_without_a_name_and_no_draft()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        await desk.SavedAsync(Element, ("lead", "Geändert."));
        using var kept = await desk.SendAsync(Element, await desk.OpenFormAsync(Element), "Draft", ("lead", "Entwurf."));
        await using var scope = app.Scope(copy.Slug);
        var db = scope.Get<IsekDbContext>();
        var actor = await db.Set<ElementDraft>().Select(d => d.Actor).SingleAsync();
        var personal = ((IEnumerable<IPersonalData>)scope.Services.GetService(typeof(IEnumerable<IPersonalData>))!).OfType<PersonalEdits>().Single();
        Assert.Equal(["drafts.json", "changes.json"], (await personal.ListAsync(Guid.Parse(actor), default)).Select(f => f.Name));

        await personal.EraseAsync(Guid.Parse(actor), default);

        Assert.Empty(await db.Set<ElementDraft>().ToListAsync());
        Assert.All(await db.Set<ElementChange>().AsNoTracking().ToListAsync(), c => Assert.Equal("", c.Actor));
    }
}
