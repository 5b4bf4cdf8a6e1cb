using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Audit;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Surveys;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Planning.Editing;

namespace MultiIsek.Tests.Participation;

/// <summary>A free text is public when somebody of the moderation released it, and as long as they do not take that back; never where numbers are hidden.</summary>
[Collection("comments")]
public sealed class SurveyTextTests(CommentApp app)
{
    private static readonly Question Written = new()
    {
        Key = "f1",
        Kind = QuestionKind.Text,
        Text = "Was fehlt?",
    };

    [Fact]
    public async Task One_text_is_released_and_taken_back_and_the_log_knows_both()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var phase = await FilledAsync(copy.Slug, 6);
        var moderator = await Visitor.StaffAsync(app, copy.Slug, Role.Moderator);
        var page = $"/mitmachen/{phase.Key}";
        var before = await app.City(copy.Slug).Page(page);
        Assert.Contains("Freigegeben ist davon kein Text", before.TextOf("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("Text Nummer", before.TextOf("main"), StringComparison.Ordinal);

        await ActAsync(moderator, phase, "Text Nummer 3", "Freigeben");
        var after = await app.City(copy.Slug).Page(page);
        Assert.Equal(["Text Nummer 3"], after.QuerySelectorAll("p.quote").Select(q => q.TextContent));
        await ActAsync(moderator, phase, "Text Nummer 3", "Zurücknehmen");
        Assert.Empty((await app.City(copy.Slug).Page(page)).QuerySelectorAll("p.quote"));
        var acts = await app.ReadAsync(
            copy.Slug,
            db => db.Set<AuditEntry>().Where(e => e.Subject == phase.Id.ToString() && e.Name.StartsWith("survey.texts")).Select(e => e.Name).ToListAsync()
        );
        Assert.Equal(["survey.texts-released", "survey.texts-withdrawn"], acts.Order());
        using var search = await app.City(copy.Slug).GetAsync("/suche?q=Nummer");
        Assert.DoesNotContain("Text Nummer", await search.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_are_shown_are_released_at_once_and_read_page_by_page()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var phase = await FilledAsync(copy.Slug, 56);
        var moderator = await Visitor.StaffAsync(app, copy.Slug, Role.Moderator);
        for (var turn = 0; turn < 2; turn++)
        {
            var form = (await moderator.PageAsync($"{TextsPage.Path}?umfrage={phase.Key}&stand={TextsPage.Open}")).QuerySelector("form#alle")!;
            using var answer = await moderator.PostFormAsync(form.GetAttribute("action")!, EditorDesk.Fields(form));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }

        var page = await app.City(copy.Slug).Page($"/mitmachen/{phase.Key}");
        Assert.Equal(SurveyTexts.First, page.QuerySelectorAll("p.quote").Length);
        Assert.Contains("Alle 56 Texte lesen", page.TextOf("main"), StringComparison.Ordinal);
        var url = SurveyTextsPage.UrlOf(phase.Key, Written);
        var (first, second) = (await app.City(copy.Slug).Page(url), await app.City(copy.Slug).Page($"{url}&seite=2"));
        List<string> all = [.. Texts(first), .. Texts(second)];
        Assert.Equal((56, 56), (all.Count, all.Distinct().Count()));
        // Nothing on the page leads to what else the same person said.
        var ids = await app.ReadAsync(copy.Slug, db => db.Set<SurveySubmission>().Where(s => s.PhaseId == phase.Id).Select(s => s.Id).ToListAsync());
        var desk = (await moderator.PageAsync($"{TextsPage.Path}?umfrage={phase.Key}")).DocumentElement.OuterHtml;
        Assert.DoesNotContain(ids, i => desk.Contains($"{i}", StringComparison.OrdinalIgnoreCase));
        using var foreign = await app.City("hagen").GetAsync(url);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task Released_texts_keep_the_rules_of_the_numbers()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var moderator = await Visitor.StaffAsync(app, copy.Slug, Role.Moderator);
        var few = await FilledAsync(copy.Slug, 4, extra: 3);
        await ActAsync(moderator, few, "Text Nummer 1", "Freigeben");
        Assert.Empty((await app.City(copy.Slug).Page($"/mitmachen/{few.Key}")).QuerySelectorAll("p.quote"));
        using var none = await app.City(copy.Slug).GetAsync(SurveyTextsPage.UrlOf(few.Key, Written));
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);

        // Of today, which is not counted yet: it would say that somebody has just answered.
        var phase = await FilledAsync(copy.Slug, 6);
        await new SurveyProbe(app, copy.Slug).StoreAsync(phase.Id, phase.Revision, null, [SurveyProbe.Answer("f1", text: "Von heute")]);
        await ActAsync(moderator, phase, "Von heute", "Freigeben");
        Assert.Empty((await app.City(copy.Slug).Page($"/mitmachen/{phase.Key}")).QuerySelectorAll("p.quote"));

        var closed = await FilledAsync(copy.Slug, 6, showsInterim: false);
        await ActAsync(moderator, closed, "Text Nummer 1", "Freigeben");
        Assert.DoesNotContain("Text Nummer", (await app.City(copy.Slug).Page($"/mitmachen/{closed.Key}")).TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_than_the_citys_moderation_are_refused()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var phase = await FilledAsync(copy.Slug, 6);
        using var editor = await (await Visitor.StaffAsync(app, copy.Slug, Role.Editor)).GetAsync(TextsPage.Path);
        Assert.Equal(HttpStatusCode.Forbidden, editor.StatusCode);
        using var town = new CityCopy();
        await app.ImportAsync(town.Folder);
        var neighbour = await Visitor.StaffAsync(app, town.Slug, Role.Moderator);
        using var foreign = await neighbour.GetAsync($"{TextsPage.Path}?umfrage={phase.Key}");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        // A key of another city, sent to a survey of one's own.
        var key = await app.ReadAsync(copy.Slug, db => db.Set<SurveyAnswer>().Where(a => a.TextKey != null).Select(a => a.TextKey!.Value).FirstAsync());
        var own = await FilledAsync(town.Slug, 1);
        var form = (await neighbour.PageAsync($"{TextsPage.Path}?umfrage={own.Key}")).QuerySelector("form[action*='handler=Release']")!;
        var fields = EditorDesk.Fields(form).Where(f => f.Item1 != "text").Append(("text", key.ToString()));
        using var forged = await neighbour.PostFormAsync(form.GetAttribute("action")!, fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.StatusCode);
        Assert.False(await app.ReadAsync(copy.Slug, db => db.Set<SurveyAnswer>().AnyAsync(a => a.IsReleased)));
    }

    /// <param name="extra">Who took part and wrote nothing.</param>
    private async Task<ParticipationPhase> FilledAsync(string city, int texts, int extra = 0, bool showsInterim = true)
    {
        var probe = new SurveyProbe(app, city);
        Question other = new()
        {
            Key = "f2",
            Kind = QuestionKind.Single,
            Text = "Womit?",
            Options = ["zu Fuß", "mit dem Rad"],
        };
        var phase = await probe.OpenAsync([Written, other], p => (p.ShowsInterim, p.StartsAt) = (showsInterim, p.StartsAt!.Value.AddDays(-3)));
        for (var i = 1; i <= texts + extra; i++)
        {
            SurveyAnswer[] answers = [SurveyProbe.Answer("f2", 0), .. i <= texts ? [SurveyProbe.Answer("f1", text: $"Text Nummer {i}")] : Array.Empty<SurveyAnswer>()];
            await probe.StoreAsync(phase.Id, phase.Revision, app.Time.Now.UtcDateTime.AddDays(-1), answers);
        }

        return phase;
    }

    private static async Task ActAsync(Visitor moderator, ParticipationPhase phase, string text, string label)
    {
        var row = (await moderator.PageAsync($"{TextsPage.Path}?umfrage={phase.Key}")).QuerySelectorAll("li.row").Single(r => r.QuerySelector(".said")!.TextContent == text);
        Assert.StartsWith(label, row.QuerySelector("button")!.TextContent.Trim(), StringComparison.Ordinal);
        var form = row.QuerySelector("form")!;
        using var answer = await moderator.PostFormAsync(form.GetAttribute("action")!, EditorDesk.Fields(form));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static IEnumerable<string> Texts(IParentNode page) => page.QuerySelectorAll("p.quote").Select(q => q.TextContent);
}
