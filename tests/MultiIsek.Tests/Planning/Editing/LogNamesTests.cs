using System.Text.RegularExpressions;
using MultiIsek.Kernel.People;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Planning.Editing;

/// <summary>The log keeps ids; who reads it sees what they stand for.</summary>
[Collection("app")]
public sealed partial class LogNamesTests(App app)
{
    [Fact]
    public async Task Elements_and_fields_stand_in_the_log_by_name()
    {
        using var copy = new CityCopy();
        var desk = await EditorDesk.OpenAsync(app, copy);
        await desk.SavedAsync("b-steg", ("lead", "Neu am Steg."), ("title", "Steg zur Aue"));
        using var added = await desk.ActAsync("a-wege", "Add", ("art", "unter:regel"), ("title", "Bäume am Ufer"));
        using var deleted = await desk.Visitor.SubmitAsync($"{desk.Url("b-spielplatz")}/loeschen", "main form");
        var admin = await Visitor.StaffAsync(app, copy.Slug, Role.Admin);

        var rows = (await admin.PageAsync("/verwaltung/protokoll"))
            .QuerySelectorAll("main ol .row__main")
            .Select(r => string.Join(" | ", r.Children.Select(c => c.TextContent)))
            .ToList();

        Assert.Contains(rows, r => r.StartsWith("Element", StringComparison.Ordinal) && r.EndsWith("Steg zur Aue · Titel, Kurztext", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.EndsWith("Bäume am Ufer · Entwurf Auenufer", StringComparison.Ordinal));
        Assert.All(rows, r => Assert.DoesNotMatch(Id(), r));
        // Whoever acts upon oneself stands there once.
        Assert.All(rows, r => Assert.True(r.Split("@example.org").Length <= 2, r));
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-")]
    private static partial Regex Id();
}
