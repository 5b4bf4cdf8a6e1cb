using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Audit;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Surveys;
using MultiIsek.Planning.Contracts;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Participation.Desk;

namespace MultiIsek.Tests.Participation;

/// <summary>All answers as a workbook: a row for each who took part, the questions beside it, and nothing that runs.</summary>
[Collection("comments")]
public sealed class SurveyExportTests(CommentApp app)
{
    [Fact]
    public async Task The_workbook_has_a_sheet_of_answers_and_one_of_questions_and_the_log_knows()
    {
        using var copy = new CityCopy();
        var office = await PhaseOffice.OpenAsync(app, copy);
        var probe = new SurveyProbe(app, copy.Slug);
        var phase = await probe.OpenAsync([
            new()
            {
                Key = "f1",
                Kind = QuestionKind.Several,
                Text = "Womit?",
                Options = ["zu Fuß", "=2+3"],
            },
            new()
            {
                Key = "f2",
                Kind = QuestionKind.Text,
                Text = "Und sonst?",
                Help = "Kurz genügt.",
                OnlyIf = "f1",
                OnlyIfOption = 0,
            },
        ]);
        await probe.StoreAsync(phase.Id, phase.Revision, null, [SurveyProbe.Answer("f1", 0), SurveyProbe.Answer("f1", 1), SurveyProbe.Answer("f2", text: "=HYPERLINK(\"x\")")]);
        var url = AnswersPage.UrlOf(phase.Key);

        var form = (await office.Visitor.PageAsync(url)).QuerySelector("form#ausgabe")!;
        form.SetAttribute("action", $"{url}?handler=Xlsx");
        using var answer = await office.SendAsync(form);
        Assert.Equal(OfficeTable.ContentType, answer.Content.Headers.ContentType!.MediaType);
        await using var file = await answer.Content.ReadAsStreamAsync();
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        bytes.Position = 0;
        var (head, rows) = await OfficeTable.ReadAsync(bytes, h => h == "Tag", default);
        Assert.Equal(["Tag", "Womit?", "Und sonst?"], head);
        var day = app.Time.Now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal([day, "zu Fuß, =2+3", "=HYPERLINK(\"x\")"], Assert.Single(rows).Cells);

        using var book = SpreadsheetDocument.Open(bytes, isEditable: false);
        Assert.Equal(["Antworten", "Fragen"], book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(s => s.Name!.Value));
        var parts = book.WorkbookPart.Workbook.Descendants<Sheet>().Select(s => (WorksheetPart)book.WorkbookPart.GetPartById(s.Id!)).ToList();
        // A text that begins like a formula is one no longer.
        Assert.All(parts, p => Assert.Empty(p.Worksheet.Descendants<CellFormula>()));
        Assert.All(parts[0].Worksheet.Descendants<Cell>(), c => Assert.Equal(CellValues.InlineString, c.DataType!.Value));
        var questions = parts[1].Worksheet.Descendants<Row>().Select(r => r.Elements<Cell>().Select(c => c.InnerText).ToList()).ToList();
        Assert.Equal(3, questions.Count);
        Assert.Equal(["1", "Womit?", "Mehrere Antworten auswählen", "nein", "zu Fuß; =2+3"], questions[1].Take(5));
        Assert.Equal("Nur, wenn Sie bei „Womit?“ „zu Fuß“ gewählt haben.", questions[2][^2]);
        Assert.Equal("Kurz genügt.", questions[2][^1]);

        var log = await app.ReadAsync(copy.Slug, db => db.Set<AuditEntry>().CountAsync(e => e.Name == "survey.exported" && e.Subject == phase.Id.ToString()));
        Assert.Equal(1, log);
        using var refused = await (await Visitor.StaffAsync(app, copy.Slug, Role.Moderator)).PostFormAsync($"{url}?handler=Xlsx", []);
        Assert.NotEqual(System.Net.HttpStatusCode.OK, refused.StatusCode);
        using var foreign = await (await Visitor.StaffAsync(app, "hagen", Role.Editor)).GetAsync(url);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, foreign.StatusCode);
    }
}
