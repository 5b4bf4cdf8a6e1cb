using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;

namespace MultiIsek.Tests.Planning.Editing;

/// <summary>Desk and file work at the same version: an import neither undoes what people did nor breaks on it, and says what cannot stand together.</summary>
[Collection("app")]
public sealed class DeskImportTests(App app)
{
    private const string File = "elements/entwurf-auenufer.json";

    [Fact]
    public async Task What_was_deleted_at_the_desk_does_not_return_with_an_unchanged_file()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        using var deleted = await desk.Visitor.SubmitAsync($"{desk.Url("b-spielplatz")}/loeschen", "main form");
        Assert.Equal(HttpStatusCode.Redirect, deleted.StatusCode);
        var outline = await desk.OutlineAsync();

        var again = await app.ImportAsync(copy.Folder);

        Assert.True(again.Counts.IsNothing, $"{again.Counts}");
        Assert.Equal(outline, await desk.OutlineAsync());
        // Another change of the file, its links included, leaves it deleted; a change of its own record brings it back.
        copy.Edit(
            File,
            f =>
                f["links"]!
                    .AsArray()
                    .Add(
                        new JsonObject
                        {
                            ["from"] = "b-spielplatz",
                            ["to"] = "r-ufer",
                            ["kind"] = "Details",
                        }
                    )
        );
        copy.Edit(File, f => f["elements"]![2]!["title"] = "Steg zur Aue");
        await app.ImportAsync(copy.Folder);
        Assert.Equal(outline.Select(l => l.Replace("Steg an der Mühleninsel", "Steg zur Aue", StringComparison.Ordinal)), await desk.OutlineAsync());
        copy.Edit(File, f => f["elements"]![4]!["title"] = "Doch ein Spielplatz");
        await app.ImportAsync(copy.Folder);
        Assert.Contains(await desk.OutlineAsync(), l => l.EndsWith("Doch ein Spielplatz", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_cannot_drop_what_the_desk_has_put_something_below()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        foreach (var title in new[] { "Bäume am Ufer", "Bänke am Ufer" })
        {
            using var added = await desk.ActAsync("a-wege", "Add", ("art", "unter:regel"), ("title", title));
            Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        }

        var outline = await desk.OutlineAsync();

        copy.Edit(File, f => f["elements"]!.AsArray().RemoveAt(1));
        var faults = await copy.FaultsAsync(app);

        Assert.Equal(2, faults.Count);
        Assert.Contains(faults, f => f.File == File && f.Message.StartsWith("„Bäume am Ufer“ steht in der Verwaltung unter „Wege offen halten“", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Message.StartsWith("„Bänke am Ufer“", StringComparison.Ordinal));
        Assert.Equal(outline, await desk.OutlineAsync());
    }

    [Fact]
    public async Task File_and_desk_cannot_put_two_elements_below_each_other()
    {
        using var copy = new CityCopy();
        copy.Edit(
            "structure.json",
            f => f["profiles"]!.AsArray().SelectMany(p => p!["types"]!.AsArray()).Single(t => t!["key"]!.GetValue<string>() == "abschnitt")!["parents"]!.AsArray().Add("abschnitt")
        );
        // Else each would be the first of its kind at its place, with the same number.
        copy.Edit(
            File,
            f =>
            {
                foreach (var section in f["elements"]!.AsArray().Take(2))
                {
                    section!["numberIsManual"] = true;
                }
            }
        );
        var desk = await EditorDesk.OpenAsync(app, copy);
        using var moved = await desk.ActAsync("a-wasser", "Move", ("schritt", "unter"), ("ziel", "a-wege"));
        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        var outline = await desk.OutlineAsync();

        copy.Edit(
            File,
            f =>
            {
                var elements = f["elements"]!.AsArray();
                var below = elements[1]!;
                elements.RemoveAt(1);
                elements[0]!["children"]!.AsArray().Add(below);
            }
        );
        var faults = await copy.FaultsAsync(app);

        Assert.Contains(faults, f => f.File == File && f.Message.StartsWith("„Mit dem Wasser bauen“ stünde unter sich selbst", StringComparison.Ordinal));
        Assert.Equal(outline, await desk.OutlineAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_may_swap_two_numbers(bool isEditedAtTheDesk)
    {
        using var copy = new CityCopy();
        copy.Edit(File, f => Number(f, "x1", "x2"));
        var desk = await EditorDesk.OpenAsync(app, copy);
        if (isEditedAtTheDesk)
        {
            await desk.SavedAsync("b-steg", ("lead", "Neu am Steg."));
        }

        var before = await desk.OutlineAsync();
        Assert.Contains(before, l => l.Contains("x1 ", StringComparison.Ordinal) && l.EndsWith("Steg an der Mühleninsel", StringComparison.Ordinal));

        copy.Edit(File, f => Number(f, "x2", "x1"));
        await app.ImportAsync(copy.Folder);

        var after = await desk.OutlineAsync();
        Assert.Contains(after, l => l.Contains("x2 ", StringComparison.Ordinal) && l.EndsWith("Steg an der Mühleninsel", StringComparison.Ordinal));
        Assert.Contains(after, l => l.Contains("x1 ", StringComparison.Ordinal) && l.EndsWith("Ufertreppe", StringComparison.Ordinal));

        static void Number(JsonNode file, string footbridge, string stairs)
        {
            foreach (var (at, number) in new[] { (2, footbridge), (3, stairs) })
            {
                var element = file["elements"]![at]!;
                (element["number"], element["numberIsManual"]) = (number, true);
            }
        }
    }

    [Fact]
    public async Task Nothing_is_saved_in_a_tree_that_does_not_hang_together()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        var form = await desk.OpenFormAsync("b-treppe");
        await using var scope = app.Scope(copy.Slug);
        var db = scope.Get<IsekDbContext>();
        var below = await db.Set<PlanElement>().Where(e => e.Key == "r-abstand").Select(e => e.Id).SingleAsync();
        await db.Set<ElementRevision>().Where(r => r.Title == "Mit dem Wasser bauen").ExecuteUpdateAsync(s => s.SetProperty(r => r.ParentElementId, (Guid?)below));

        using var refused = await desk.SendAsync("b-treppe", form, "Save", ("title", "Andere Treppe"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("hängt nicht zusammen", (await refused.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.False(await db.Set<ElementRevision>().AnyAsync(r => r.Title == "Andere Treppe"));
    }

    [Fact]
    public async Task An_element_leaves_with_its_file_though_people_have_worked_at_it()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        await desk.SavedAsync("b-treppe", ("lead", "Neu an der Treppe."), ("link-kind", "ContributesTo"), ("link-to", "r-ufer"));
        using var draft = await desk.SendAsync("b-treppe", await desk.OpenFormAsync("b-treppe"), "Draft", ("lead", "Noch nicht fertig."));
        await using var scope = app.Scope(copy.Slug);
        var db = scope.Get<IsekDbContext>();
        Assert.Equal(1, await db.Set<ElementDraft>().CountAsync());
        await desk.SavedAsync("b-steg", ("lead", "Neu am Steg."));

        copy.Edit(
            File,
            f =>
            {
                var elements = f["elements"]!.AsArray();
                elements.RemoveAt(3);
            }
        );
        await app.ImportAsync(copy.Folder);

        Assert.DoesNotContain(await desk.OutlineAsync(), l => l.EndsWith("Ufertreppe", StringComparison.Ordinal));
        Assert.False(await db.Set<PlanElement>().AnyAsync(e => e.Key == "b-treppe"));
        Assert.False(await db.Set<ElementDraft>().AnyAsync());
        // The history of the others stays.
        Assert.Equal(1, await db.Set<ElementChange>().CountAsync());
        Assert.Contains("Neu am Steg.", (await app.City(copy.Slug).Page("/plan/quartiersplan-auenufer/b-steg")).TextOf("main"), StringComparison.Ordinal);
    }
}
