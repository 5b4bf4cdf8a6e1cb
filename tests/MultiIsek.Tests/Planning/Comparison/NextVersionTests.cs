using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Versions;
using MultiIsek.Tests.Planning.Desk;
using MultiIsek.Tests.Planning.Editing;

namespace MultiIsek.Tests.Planning.Comparison;

/// <summary>A version that follows an adopted one: what is changed in it stays its own, and a comparison reaches over both.</summary>
[Collection("app")]
public sealed class NextVersionTests(App app)
{
    private const string Plan = "stadtumbauplan";
    private const string Adopted = "ratsfassung";
    private const string Next = "fortschreibung";
    private const string Compare = $"/fassungen/{Plan}/vergleich";

    [Fact]
    public async Task Bodies_and_documents_are_those_of_a_version_and_the_adopted_one_keeps_its_own()
    {
        using var copy = new CityCopy();
        var (desk, editor) = await BranchAsync(copy);
        var before = await RowsAsync(desk, Adopted);
        Assert.Equal(before, await RowsAsync(desk, Next));
        Assert.Contains("v-markt Lead bauamt", before);
        Assert.Contains("v-markt kurzfassung", before);

        await editor.SavedAsync("v-markt", ("actor-role", "Funder"), ("actor-organisation", "wasserbehoerde"), ("actor-note", "zahlt die Bäume"), ("documents", ""));

        Assert.Equal(before, await RowsAsync(desk, Adopted));
        Assert.DoesNotContain("v-markt kurzfassung", await RowsAsync(desk, Next));
        var city = app.City(copy.Slug);
        var page = await city.Page($"/plan/{Plan}/v-markt");
        Assert.DoesNotContain("zahlt die Bäume", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("zahlt die Bäume", (await desk.Visitor.PageAsync($"/plan/{Plan}/v-markt?fassung={Next}")).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("sie stimmt.", (await desk.Visitor.PageAsync(Desk(Adopted))).TextOf("main"), StringComparison.Ordinal);

        var url = $"{Compare}?von={Adopted}&nach={Next}";
        var diff = (await desk.Visitor.PageAsync(url)).TextOf("#el-v-markt");
        Assert.Contains("Beteiligte geändert, Dokumente geändert", diff, StringComparison.Ordinal);
        Assert.Contains("Fördermittelgeber: ", diff, StringComparison.Ordinal);
        Assert.Contains("(zahlt die Bäume)", diff, StringComparison.Ordinal);
        foreach (var format in new[] { "xlsx", "docx" })
        {
            using var file = await desk.Visitor.GetAsync(url.Replace("vergleich?", $"vergleich/synopse.{format}?", StringComparison.Ordinal));
            Assert.Contains("zahlt die Bäume", await WordsAsync(file, format), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_deleted_element_takes_its_bodies_along_and_brings_them_back()
    {
        using var copy = new CityCopy();
        var (desk, editor) = await BranchAsync(copy);
        var (before, adopted) = (await RowsAsync(desk, Next), await RowsAsync(desk, Adopted));

        using var gone = await desk.Visitor.SubmitAsync($"{editor.Url("v-gerberhof")}/loeschen", $"form[action='{editor.Url("v-gerberhof")}/loeschen']");
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        Assert.DoesNotContain(await RowsAsync(desk, Next), r => r.StartsWith("v-gerberhof", StringComparison.Ordinal));
        Assert.Equal(adopted, await RowsAsync(desk, Adopted));
        using var back = await desk.Visitor.SubmitAsync(editor.Tree, $"form[action='{editor.Tree}?handler=Undo']");

        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Equal(before, await RowsAsync(desk, Next));
    }

    [Fact]
    public async Task A_comparison_reaches_over_the_version_between_forwards_and_back()
    {
        using var copy = new CityCopy();
        var (desk, editor) = await BranchAsync(copy);
        using var gone = await desk.Visitor.SubmitAsync($"{editor.Url("v-gerberhof")}/loeschen", $"form[action='{editor.Url("v-gerberhof")}/loeschen']");
        var fates = $"{Desk(Next)}/verbleib";
        await desk.FollowAsync(await desk.Visitor.SubmitAsync(fates, $"form[action='{fates}?handler=Propose']"));
        await desk.FollowAsync(await desk.SendAsync(fates, $"form[action='{fates}?handler=Save']", ("f-v-gerberhof", "Dropped"), ("g-v-gerberhof", "Der Hof ist verkauft.")));

        var there = await desk.Visitor.PageAsync($"{Compare}?von=vorentwurf&nach={Next}");
        Assert.Contains("Grund: Der Platz am Ufer reicht nicht.", there.TextOf("#alt-v-kiosk"), StringComparison.Ordinal);
        Assert.Contains("Grund: Umbenannt und um Grün ergänzt. – Der Hof ist verkauft.", there.TextOf("#alt-v-gerberhof"), StringComparison.Ordinal);
        Assert.Contains("Verbleib: entfallen", there.TextOf("#alt-v-gerberhof"), StringComparison.Ordinal);
        Assert.Contains("Aufgeteilt in", there.TextOf("#el-s-baeume"), StringComparison.Ordinal);
        Assert.Contains("Aufgeteilt in", there.TextOf("#el-s-baenke"), StringComparison.Ordinal);
        Assert.DoesNotContain(there.QuerySelectorAll(".diff"), d => d.Id == "alt-s-baeume-und-baenke");
        Assert.Contains("haben einen Verbleib", there.TextOf("[aria-labelledby=verbleib]"), StringComparison.Ordinal);

        var back = await desk.Visitor.PageAsync($"{Compare}?von={Next}&nach=vorentwurf");
        var merged = back.TextOf("#el-s-baeume-und-baenke");
        Assert.Contains("Zusammengeführt aus", merged, StringComparison.Ordinal);
        Assert.Contains("Verbleib: zusammengeführt", merged, StringComparison.Ordinal);
        Assert.Contains("neu", back.TextOf("#el-v-kiosk"), StringComparison.Ordinal);
        Assert.DoesNotContain("Grund", back.TextOf("#el-v-kiosk"), StringComparison.Ordinal);
        Assert.Null(back.QuerySelector("[aria-labelledby=verbleib]"));
    }

    [Fact]
    public async Task Why_a_hidden_version_between_changed_something_is_not_told_to_everybody()
    {
        using var copy = new CityCopy();
        var (desk, editor) = await BranchAsync(copy);
        using var gone = await desk.Visitor.SubmitAsync($"{editor.Url("v-gerberhof")}/loeschen", $"form[action='{editor.Url("v-gerberhof")}/loeschen']");
        var fates = $"{Desk(Next)}/verbleib";
        await desk.FollowAsync(await desk.SendAsync(fates, $"form[action='{fates}?handler=Save']", ("f-v-gerberhof", "Dropped"), ("g-v-gerberhof", "Der Hof ist verkauft.")));
        using var third = await desk.SendAsync(Desk(Next), $"form[action='{Desk(Next)}?handler=Branch']", ("neu", "Dritte"));
        using var shown = await desk.Visitor.SubmitAsync(Desk("dritte"), $"form[action='{Desk("dritte")}?handler=Show']");

        var url = $"{Compare}?von={Adopted}&nach=dritte";
        Assert.Contains("Der Hof ist verkauft.", (await desk.Visitor.PageAsync(url)).TextOf("#alt-v-gerberhof"), StringComparison.Ordinal);
        var page = await app.City(copy.Slug).Page(url);
        Assert.Contains("Verbleib: entfallen", page.TextOf("#alt-v-gerberhof"), StringComparison.Ordinal);
        Assert.DoesNotContain("Der Hof ist verkauft.", page.TextOf("main"), StringComparison.Ordinal);
        using var file = await desk.Visitor.GetAsync(url.Replace("vergleich?", "vergleich/synopse.docx?", StringComparison.Ordinal));
        Assert.DoesNotContain("Der Hof ist verkauft.", await WordsAsync(file, "docx"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_proposed_is_what_the_comparison_shows()
    {
        using var copy = new CityCopy();
        var (desk, editor) = await BranchAsync(copy);
        await editor.SavedAsync("v-radweg", ("spaces", "auenufer"));
        await editor.SavedAsync("v-leerstand", ("missing", "Der Text folgt."));
        await editor.SavedAsync("v-markt", ("bodyLabel", "Auszug"));
        await editor.SavedAsync("s-baenke", ("link-comment", "erst die Bäume"));
        await editor.SavedAsync("s-tor", ("actor-role", "Lead"), ("actor-organisation", "bauamt"));
        await editor.SavedAsync("v-gerberhof", ("spaceNote", "hinter dem Tor"));

        var url = $"{Desk(Next)}/verbleib";
        using var proposed = await desk.Visitor.SubmitAsync(url, $"form[action='{url}?handler=Propose']");

        var next = (await desk.AllAsync<PlanVersion>()).Single(v => v.Key == Next).Id;
        var keys = (await desk.AllAsync<PlanElement>()).ToDictionary(e => e.Id, e => e.Key);
        var said = (await desk.AllAsync<Lineage>()).Where(l => l.ToVersionId == next).ToDictionary(l => keys[l.FromElementId], l => l.Fate);
        Assert.Equal(["s-baenke", "s-tor", "v-gerberhof", "v-leerstand", "v-markt", "v-radweg"], said.Where(l => l.Value == Fate.Changed).Select(l => l.Key).Order());
        Assert.Equal(["b-hitze", "p-hoefe", "p-plaetze", "s-baeume", "s-bruecke"], said.Where(l => l.Value == Fate.Kept).Select(l => l.Key).Order());
        var page = await desk.Visitor.PageAsync($"{Compare}?von={Adopted}&nach={Next}");
        Assert.Equal(said.Where(l => l.Value == Fate.Changed).Select(l => $"el-{l.Key}").Order(), page.QuerySelectorAll(".diff").Select(d => d.Id!).Order());
    }

    [Fact]
    public async Task A_version_in_use_is_not_discarded_and_a_discarded_one_can_be_taken_up_again()
    {
        using var copy = new CityCopy();
        var (desk, editor) = await BranchAsync(copy);
        using var shown = await desk.Visitor.SubmitAsync(Desk(Next), $"form[action='{Desk(Next)}?handler=Show']");
        var discard = EditorDesk.Fields((await desk.Visitor.PageAsync(Desk(Next))).QuerySelector("details form")!);
        using var third = await desk.SendAsync(Desk(Next), $"form[action='{Desk(Next)}?handler=Branch']", ("neu", "Dritte"));

        var page = await desk.Visitor.PageAsync(Desk(Next));
        Assert.Contains("die Fassung „Dritte“ beruht auf ihr", page.TextOf("main"), StringComparison.Ordinal);
        Assert.DoesNotContain(page.QuerySelectorAll("details form"), f => f.TextContent.Contains("Verwerfen", StringComparison.Ordinal));
        using var refused = await desk.Visitor.PostFormAsync($"{Desk(Next)}?handler=Move", discard);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("kann nicht verworfen werden: die Fassung „Dritte“ beruht auf ihr", (await refused.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        // A phase that is public is about the other plan's draft.
        Assert.Contains(
            "zu ihr gibt es eine öffentliche Beteiligung",
            (await desk.Visitor.PageAsync($"/verwaltung/plan/{EditorDesk.Plan}/{EditorDesk.Version}")).TextOf("main"),
            StringComparison.Ordinal
        );

        var form = await editor.OpenFormAsync("v-markt");
        await DiscardAsync(desk, "dritte");
        await DiscardAsync(desk, Next);
        using var closed = await editor.SendAsync("v-markt", form, "Save", ("lead", "Zu spät."));
        Assert.Equal(HttpStatusCode.Conflict, closed.StatusCode);
        await desk.FollowAsync(await desk.Visitor.SubmitAsync(Desk(Next), $"form[action='{Desk(Next)}?handler=Move']:has(input[value=Working])"));
        await editor.SavedAsync("v-markt", ("lead", "Wieder aufgenommen."));
        // Who takes it up again has not shown it to everybody.
        Assert.Equal(HttpStatusCode.NotFound, (await app.City(copy.Slug).GetAsync($"/plan/{Plan}?fassung={Next}")).StatusCode);
    }

    private static string Desk(string version) => $"/verwaltung/plan/{Plan}/{version}";

    private static async Task DiscardAsync(CouncilDesk desk, string version) =>
        await desk.FollowAsync(await desk.Visitor.SubmitAsync(Desk(version), $"form[action='{Desk(version)}?handler=Move']:has(input[value=Discarded])"));

    private async Task<(CouncilDesk Desk, EditorDesk Editor)> BranchAsync(CityCopy copy)
    {
        var desk = await CouncilDesk.OpenAsync(app, copy);
        await desk.FollowAsync(await desk.SendAsync(Desk(Adopted), $"form[action='{Desk(Adopted)}?handler=Branch']", ("neu", "Fortschreibung")));
        return (desk, new(app, copy.Slug, desk.Visitor, Plan, Next));
    }

    /// <summary>Who and what hangs on the elements of a version.</summary>
    private static Task<List<string>> RowsAsync(CouncilDesk desk, string version) =>
        desk.ReadAsync(async db =>
        {
            var id = await db.Set<PlanVersion>().Where(v => v.Key == version).Select(v => v.Id).SingleAsync();
            var keys = await db.Set<PlanElement>().ToDictionaryAsync(e => e.Id, e => e.Key);
            var bodies = await db.Set<Organisation>().ToDictionaryAsync(o => o.Id, o => o.Key);
            var documents = await MultiIsek.Documents.Contracts.DocumentsKeys.AllAsync(db, CancellationToken.None);
            var actors = (await db.Set<Involvement>().Where(i => i.PlanVersionId == id).ToListAsync()).Select(i =>
                $"{keys[i.ElementId!.Value]} {i.Role} {bodies[i.OrganisationId]}"
            );
            var papers = (await db.Set<ElementDocument>().Where(d => d.PlanVersionId == id).ToListAsync()).Select(d => $"{keys[d.ElementId]} {documents[d.DocumentId]}");
            return actors.Concat(papers).Order(StringComparer.Ordinal).ToList();
        });

    private static async Task<string> WordsAsync(HttpResponseMessage answer, string format)
    {
        using var stream = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        if (format == "docx")
        {
            using var paper = WordprocessingDocument.Open(stream, isEditable: false);
            return paper.MainDocumentPart!.Document.InnerText;
        }

        using var book = SpreadsheetDocument.Open(stream, isEditable: false);
        var words = new StringBuilder();
        foreach (var part in book.WorkbookPart!.WorksheetParts)
        {
            words.AppendLine(part.Worksheet.InnerText);
        }

        return words.Append(book.WorkbookPart.SharedStringTablePart?.SharedStringTable.InnerText).ToString();
    }
}
