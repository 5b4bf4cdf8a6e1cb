using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Planning.Editing;

/// <summary>Somebody who edits a version of a copied city, by what stands on the pages.</summary>
internal sealed class EditorDesk(App app, string city, Visitor visitor, string plan, string version)
{
    public const string Plan = "quartiersplan-auenufer";
    public const string Version = "entwurf-auenufer";

    public Visitor Visitor => visitor;
    public string Tree => $"/verwaltung/plan/{plan}/{version}/gliederung";

    /// <summary>Imports the copy and joins it as an editor.</summary>
    public static async Task<EditorDesk> OpenAsync(App app, CityCopy copy, string plan = Plan, string version = Version)
    {
        await app.ImportAsync(copy.Folder);
        return new(app, copy.Slug, await Visitor.StaffAsync(app, copy.Slug, Role.Editor), plan, version);
    }

    /// <summary>A colleague at the same version.</summary>
    public async Task<EditorDesk> ColleagueAsync() => new(app, city, await Visitor.StaffAsync(app, city, Role.Editor), plan, version);

    public string Url(string element) => $"/verwaltung/plan/{plan}/{version}/element/{element}";

    public Task<HttpResponseMessage> ActAsync(string element, string handler, params (string Name, string Value)[] values) =>
        visitor.SubmitAsync($"{Tree}?element={element}", $"form[action='{Tree}?handler={handler}&element={element}']", values);

    public async Task<HttpResponseMessage> SaveAsync(string element, params (string Name, string Value)[] values) =>
        await SendAsync(element, await OpenFormAsync(element), "Save", values);

    public async Task<IHtmlDocument> SavedAsync(string element, params (string Name, string Value)[] values)
    {
        using var answer = await SaveAsync(element, values);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await Complaint(answer));
        return await visitor.PageAsync(answer.Headers.Location!.ToString());
    }

    /// <summary>A form as it stands on the page, to be sent later.</summary>
    public async Task<List<(string Name, string Value)>> OpenFormAsync(string element, string query = "") =>
        Fields((await visitor.PageAsync(Url(element) + query)).QuerySelector("form#element")!);

    public static List<(string Name, string Value)> Fields(AngleSharp.Dom.IElement form) =>
        [
            .. form.QuerySelectorAll("input[name],textarea[name],select[name]")
                .Where(f => f is not IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false })
                .Select(f =>
                    (
                        f.GetAttribute("name")!,
                        f switch
                        {
                            IHtmlInputElement input => input.Value,
                            IHtmlSelectElement select => select.Value ?? "",
                            _ => f.TextContent,
                        }
                    )
                ),
        ];

    /// <param name="values">In place of what the form has; in its tables, of the first row.</param>
    public Task<HttpResponseMessage> SendAsync(string element, IReadOnlyList<(string Name, string Value)> form, string handler, params (string Name, string Value)[] values)
    {
        List<(string Name, string Value)> fields = [.. form];
        foreach (var (name, value) in values)
        {
            var first = fields.FindIndex(f => f.Name == name);
            if (!name.StartsWith("actor-", StringComparison.Ordinal) && !name.StartsWith("link-", StringComparison.Ordinal))
            {
                fields.RemoveAll(f => f.Name == name);
                fields.Add((name, value));
            }
            else
            {
                fields[first] = (name, value);
            }
        }

        return visitor.PostFormAsync($"{Url(element)}?handler={handler}", fields);
    }

    /// <summary>Something that guards a form of this person.</summary>
    public async Task<Dictionary<string, string>> TokenAsync()
    {
        var page = await visitor.PageAsync($"/verwaltung/plan/{Plan}/{Version}/gliederung");
        return new() { ["form"] = page.QuerySelector("main input[name=form]")!.GetAttribute("value")! };
    }

    /// <summary>The tree in its order: "I.1 Abstand zur Aue". Checks what always holds: no cycle, allowed parents, places without a gap, numbers by the pattern and once.</summary>
    public async Task<IReadOnlyList<string>> OutlineAsync()
    {
        await using var scope = app.Scope(city);
        var db = scope.Get<IsekDbContext>();
        var id = await db.Set<PlanVersion>().Where(v => v.Key == version).Select(v => v.Id).SingleAsync();
        var rows = await db.Set<ElementRevision>().AsNoTracking().Where(r => r.PlanVersionId == id).OrderBy(r => r.Position).ToListAsync();
        var types = await db.Set<ElementType>().AsNoTracking().ToDictionaryAsync(t => t.Id);
        Assert.Equal(Enumerable.Range(1, rows.Count), rows.Select(r => r.Position));
        foreach (var siblings in rows.GroupBy(r => r.ParentElementId))
        {
            var parent = siblings.Key is null ? null : rows.Single(r => r.ElementId == siblings.Key);
            Assert.Equal(Enumerable.Range(1, siblings.Count()), siblings.Select(s => s.SortOrder));
            foreach (var row in siblings)
            {
                Assert.Contains(parent is null ? ElementType.Root : types[parent.TypeId].Key, types[row.TypeId].Parents);
                Assert.Equal(parent is null ? 0 : parent.Depth + 1, row.Depth);
                if (!row.IsNumberManual && types[row.TypeId].Number is not (NumberPattern.Manual or NumberPattern.None))
                {
                    var place = siblings.Where(s => s.TypeId == row.TypeId).TakeWhile(s => s != row).Count() + 1;
                    Assert.Equal(NumberPattern.Format(types[row.TypeId].Number, place, parent?.Number), row.Number);
                }
            }
        }

        Assert.Equal(rows.Count(r => r.Number is not null), rows.Select(r => r.Number).OfType<string>().Distinct().Count());
        return [.. rows.Select(r => $"{r.Number} {r.Title}".Trim())];
    }

    private static async Task<string> Complaint(HttpResponseMessage answer) =>
        $"{(int)answer.StatusCode}: {(answer.Content.Headers.ContentType?.MediaType == "text/html" ? (await answer.Html()).QuerySelector(".kern-alert")?.TextContent : "")}";
}
