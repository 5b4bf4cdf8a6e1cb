using System.Net;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Structure;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Planning.Editing;

/// <summary>A city that is created empty gets its plan, its structure, its text and a second version by forms alone.</summary>
[Collection("app")]
public sealed class NewCityTests(App app)
{
    [Fact]
    public void Each_of_the_six_templates_follows_the_rules_of_structures()
    {
        Assert.Equal(6, StructureTemplates.All.Count);
        Assert.Equal(6, StructureTemplates.All.Select(t => t.Key).Distinct().Count());
        foreach (var template in StructureTemplates.All)
        {
            Assert.Empty(StructureRules.Faults(template.Profile, new Dictionary<string, ElementRole>()));
            // Whoever begins with it can add something, and reaches every type from the top.
            var reached = new HashSet<string> { ElementType.Root };
            while (template.Profile.Types.Any(t => !reached.Contains(t.Key) && t.Parents.Any(reached.Contains)))
            {
                reached.UnionWith(template.Profile.Types.Where(t => t.Parents.Any(reached.Contains)).Select(t => t.Key));
            }

            Assert.All(template.Profile.Types, t => Assert.Contains(t.Key, reached));
            Assert.Contains(template.Profile.Types, t => t.Role == ElementRole.Measure);
        }
    }

    [Fact]
    public async Task A_plan_is_created_hidden_then_shown_then_decided_on_and_carried_on()
    {
        var slug = $"neu-{Guid.NewGuid().ToString("N")[..8]}";
        await app.SendAsync(new CreateTenant(slug, "Neustadt", Land.SN, "14000000") { Designation = "Stadt", IsDemonstration = true });
        var editor = await Visitor.StaffAsync(app, slug, Role.Editor);
        var city = app.City(slug);

        using var wrong = await CreateAsync(editor, ("kurzname", ""), ("titel", "Stadtkonzept"), ("horizont", "bald"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var page = await wrong.Html();
        Assert.Contains("Geben Sie dem Konzept einen kurzen Namen.", page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Contains("Geben Sie ein Jahr an", page.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal(("Stadtkonzept", "bald"), (page.QuerySelector("#titel")!.GetAttribute("value"), page.QuerySelector("#horizont")!.GetAttribute("value")));

        using var created = await CreateAsync(
            editor,
            ("kurzname", "ISEK 2040"),
            ("titel", "Integriertes Stadtentwicklungskonzept 2040"),
            ("horizont", "2040"),
            ("fassung", "Entwurf 2027")
        );
        const string Desk = "/verwaltung/plan/isek-2040/entwurf-2027";
        Assert.Equal($"{Desk}?getan=angelegt", created.Headers.Location?.ToString());
        Assert.Contains("Noch leer", (await editor.PageAsync(Desk)).TextOf("main"), StringComparison.Ordinal);

        // Nobody else sees it, by no way.
        Assert.Equal(HttpStatusCode.NotFound, (await city.GetAsync("/plan/isek-2040")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await city.GetAsync("/fassungen/isek-2040")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await city.GetAsync("/fassungen/isek-2040/vergleich")).StatusCode);
        foreach (var place in new[] { "/", "/plan", "/suche?q=Stadtentwicklungskonzept", "/sitemap.xml", "/api/v1/plans", "/api/v1/versions", "/api/v1/elements" })
        {
            Assert.DoesNotContain("isek-2040", await city.GetStringAsync(place), StringComparison.Ordinal);
        }

        // A tree by the template, with numbers.
        var tree = new EditorDesk(app, slug, editor, "isek-2040", "entwurf-2027");
        using var bundle = await editor.SubmitAsync(tree.Tree, $"form[action='{tree.Tree}?handler=Add']", ("art", "oben:zentrales-vorhaben"), ("title", "Lebendige Mitte"));
        using var measure = await tree.ActAsync("lebendige-mitte", "Add", ("art", "unter:massnahme"), ("title", "Marktplatz umbauen"));
        using var second = await tree.ActAsync("lebendige-mitte", "Add", ("art", "unter:massnahme"), ("title", "Leerstand nutzen"));
        await tree.SavedAsync("marktplatz-umbauen", ("body", "Der Platz wird neu gepflastert."), ("f-kosten", "450.000"));
        Assert.Equal(["1 Lebendige Mitte", "1.1 Marktplatz umbauen", "1.2 Leerstand nutzen"], await tree.OutlineAsync());
        Assert.Contains("Marktplatz umbauen", (await editor.PageAsync("/plan/isek-2040")).TextOf("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("/plan/isek-2040", await city.GetStringAsync("/suche?q=Marktplatz"), StringComparison.Ordinal);

        using var shown = await editor.SubmitAsync(Desk, $"form[action='{Desk}?handler=Show']");
        Assert.Contains("Marktplatz umbauen", (await city.Page("/plan/isek-2040")).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("Marktplatz umbauen", (await city.Page("/suche?q=Marktplatz")).TextOf("main"), StringComparison.Ordinal);

        // Into the council and decided, with its resolution.
        using var draft = await MoveAsync(editor, Desk, "Draft");
        var open = await tree.OpenFormAsync("marktplatz-umbauen");
        using var council = await MoveAsync(editor, Desk, "InCouncil");
        Assert.Equal($"{Desk}?getan=stand", council.Headers.Location?.ToString());
        using var closed = await tree.SendAsync("marktplatz-umbauen", open, "Save", ("body", "Anders."));
        Assert.Equal(HttpStatusCode.Conflict, closed.StatusCode);
        await ResolveAsync(slug);
        using var adopted = await editor.SubmitAsync(Desk, $"form[action='{Desk}?handler=Adopt']", ("beschluss", "beschluss-1"));
        Assert.Equal($"{Desk}?getan=beschlossen", adopted.Headers.Location?.ToString());
        Assert.Contains("sie stimmt.", (await editor.PageAsync(Desk)).TextOf("main"), StringComparison.Ordinal);

        // The next version has it all and may differ.
        using var branched = await editor.SubmitAsync(Desk, $"form[action='{Desk}?handler=Branch']", ("neu", "Fortschreibung 2031"));
        const string Next = "/verwaltung/plan/isek-2040/fortschreibung-2031";
        Assert.Equal($"{Next}?getan=begonnen", branched.Headers.Location?.ToString());
        const string Early = "/plan/isek-2040?fassung=fortschreibung-2031";
        using var hidden = await city.GetAsync(Early);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var shownEarly = await editor.SubmitAsync(Next, $"form[action='{Next}?handler=Show']");
        Assert.Contains("Fortschreibung 2031", (await city.Page(Early)).TextOf("main"), StringComparison.Ordinal);
        using var withdrawn = await editor.SubmitAsync(Next, $"form[action='{Next}?handler=Show']");
        using var hiddenAgain = await city.GetAsync(Early);
        Assert.Equal(HttpStatusCode.NotFound, hiddenAgain.StatusCode);
        var later = new EditorDesk(app, slug, editor, "isek-2040", "fortschreibung-2031");
        Assert.Equal(await tree.OutlineAsync(), await later.OutlineAsync());
        await later.SavedAsync("marktplatz-umbauen", ("title", "Marktplatz und Rathausgasse"), ("f-kosten", "600.000"));
        using var gone = await editor.SubmitAsync($"{later.Url("leerstand-nutzen")}/loeschen", $"form[action='{later.Url("leerstand-nutzen")}/loeschen']");
        Assert.Contains("Marktplatz umbauen", (await city.Page("/plan/isek-2040/marktplatz-umbauen")).TextOf("main"), StringComparison.Ordinal);

        // The gate: every element of the former version needs a fate.
        using var ready = await MoveAsync(editor, Next, "Draft");
        Assert.Contains("Für 3 von 3 Elementen", (await editor.PageAsync(Next)).TextOf("main"), StringComparison.Ordinal);
        using var early = await editor.PostFormAsync(
            $"{Next}?handler=Move",
            [.. EditorDesk.Fields((await editor.PageAsync(Next)).QuerySelector($"form[action='{Next}?handler=Move']")!).Where(f => f.Name != "nach"), ("nach", "InCouncil")]
        );
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        const string Fates = $"{Next}/verbleib";
        using var proposed = await editor.SubmitAsync(Fates, $"form[action='{Fates}?handler=Propose']");
        Assert.Contains("2 von 3 geklärt", (await editor.PageAsync(Fates)).TextOf("main"), StringComparison.Ordinal);
        using var reasonless = await SayAsync(editor, Fates, ("f-leerstand-nutzen", "Dropped"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reasonless.StatusCode);
        Assert.Contains("Was entfällt, braucht einen Grund.", (await reasonless.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        using var fateless = await SayAsync(editor, Fates, ("f-leerstand-nutzen", ""), ("g-leerstand-nutzen", "Ein Grund allein."));
        Assert.Contains("Wählen Sie, was aus dem Element geworden ist.", (await fateless.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        using var reasoned = await SayAsync(editor, Fates, ("f-leerstand-nutzen", "Dropped"), ("g-leerstand-nutzen", "Der Leerstand ist vorbei."));
        Assert.Equal($"{Fates}?getan=gespeichert", reasoned.Headers.Location?.ToString());
        using var passed = await MoveAsync(editor, Next, "InCouncil");
        Assert.Equal($"{Next}?getan=stand", passed.Headers.Location?.ToString());

        // What everybody reads of it.
        var compared = await city.Page("/fassungen/isek-2040/vergleich?von=entwurf-2027&nach=fortschreibung-2031");
        var text = compared.TextOf("main");
        Assert.Contains("1 umbenannt", text, StringComparison.Ordinal);
        Assert.Contains("1 entfallen", text, StringComparison.Ordinal);
        Assert.Contains("Der Leerstand ist vorbei.", text, StringComparison.Ordinal);
        Assert.Contains("+150.000 Euro, +33,3 %", text, StringComparison.Ordinal);
        Assert.Contains("umbauen", compared.QuerySelectorAll("#el-marktplatz-umbauen del").Select(d => d.TextContent).First(), StringComparison.Ordinal);

        await ResolveAsync(slug, 2);
        using var again = await editor.SubmitAsync(Next, $"form[action='{Next}?handler=Adopt']", ("beschluss", "beschluss-2"));
        Assert.Equal($"{Next}?getan=beschlossen", again.Headers.Location?.ToString());
        Assert.Contains("fortgeschrieben", (await editor.PageAsync(Desk)).TextOf(".page-head"), StringComparison.Ordinal);
        Assert.Contains("Marktplatz und Rathausgasse", (await city.Page("/plan/isek-2040/marktplatz-umbauen")).TextOf("main"), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> CreateAsync(Visitor editor, params (string Name, string Value)[] values) =>
        editor.SubmitAsync("/verwaltung/plan/neu", "form[action='/verwaltung/plan/neu']", values);

    private static async Task<HttpResponseMessage> SayAsync(Visitor editor, string url, params (string Name, string Value)[] values)
    {
        var form = EditorDesk.Fields((await editor.PageAsync(url)).QuerySelector($"form[action='{url}?handler=Save']")!);
        return await editor.PostFormAsync($"{url}?handler=Save", [.. form.Where(f => values.All(v => v.Name != f.Name)), .. values]);
    }

    private static Task<HttpResponseMessage> MoveAsync(Visitor editor, string desk, string to) =>
        editor.SubmitAsync(desk, $"form[action='{desk}?handler=Move']:has(input[value={to}])");

    /// <summary>A resolution as if somebody had entered it.</summary>
    private async Task ResolveAsync(string city, int number = 1)
    {
        await using var scope = app.Scope(city);
        var db = scope.Get<IsekDbContext>();
        var council = new Organisation { Key = $"rat-{number}", Name = "Stadtrat" };
        db.Add(council);
        db.Add(
            new CouncilResolution
            {
                Key = $"beschluss-{number}",
                CommitteeId = council.Id,
                DecidedOn = SourceDate.Of(new DateOnly(2026, 11, number)),
                Title = $"Beschluss {number}",
                Outcomes = [Outcome.Adopted],
            }
        );
        await db.SaveChangesAsync();
    }
}
