using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Documents.Contracts;
using MultiIsek.Documents.Uploads;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Offline;
using MultiIsek.Participation.Paper;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation.Paper;

/// <summary>A sheet of paper for each element, and the way back from it.</summary>
[Collection("comments")]
public sealed class PaperTests(CommentApp app)
{
    private const string City = "herzberg";

    private bool CanPrint => app.Services.GetRequiredService<IPdfPrinter>().CanPrint;

    [Fact]
    public async Task A_comment_form_offers_its_sheet_and_the_address_on_it_leads_back()
    {
        var phase = await app.PhaseAsync(City);
        var form = await app.City(City).Page(CommentUrl.Form(phase.Key, "m1-1", 0));
        Assert.NotNull(form.QuerySelector($"a[href^='/mitmachen/{phase.Key}/bogen']"));

        var page = await app.City(City).Page(PaperBook.UrlOf(phase.Key, "m1-1"));
        var code = page.TextOf(".paper__sign");
        Assert.EndsWith($"/bogen/{code}", page.TextOf(".paper__address"), StringComparison.Ordinal);
        Assert.StartsWith("data:image/png", page.QuerySelector(".paper__qr")!.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Contains("werden nicht veröffentlicht", page.TextOf(".paper__privacy"), StringComparison.Ordinal);

        foreach (var typed in new[] { code, code.ToLowerInvariant(), code.Replace("-", "", StringComparison.Ordinal) })
        {
            using var answer = await app.City(City).GetAsync($"/bogen/{typed}");
            Assert.Equal(CommentUrl.Form(phase.Key, "m1-1", 0), answer.Headers.Location!.ToString());
        }

        // Another city has other sheets.
        Assert.Equal(HttpStatusCode.NotFound, (await app.City("hagen").GetAsync($"/bogen/{code}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.City(City).GetAsync("/bogen/AAA-AAAA")).StatusCode);
    }

    [Fact]
    public async Task There_is_no_sheet_for_what_can_no_longer_be_written()
    {
        var over = await app.PhaseAsync(City, p => p.HasEnded = true);
        var coming = await app.PhaseAsync(City, p => (p.StartsAt, p.EndsAt) = (app.Time.Now.UtcDateTime.AddDays(3), app.Time.Now.UtcDateTime.AddDays(9)));

        Assert.Equal(HttpStatusCode.NotFound, (await app.City(City).GetAsync(PaperBook.UrlOf(over.Key, "m1-1"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.City(City).GetAsync(PaperBook.PdfUrl(over.Key, "m1-1"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.City(City).GetAsync(PaperBook.UrlOf(coming.Key, "gibt-es-nicht"))).StatusCode);
        Assert.Contains("Probephase", (await app.City(City).Page(PaperBook.UrlOf(coming.Key, "m1-1"))).TextOf(".paper"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_sheet_is_a_tagged_file_with_title_and_address()
    {
        var phase = await app.PhaseAsync(City);
        using var answer = await app.City(City).GetAsync(PaperBook.PdfUrl(phase.Key, "m1-1"));
        if (!CanPrint)
        {
            Assert.Equal($"{PaperBook.UrlOf(phase.Key, "m1-1")}&pdf=fehlt", answer.Headers.Location!.ToString());
            return;
        }

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        var facts = await ReadAsync(await answer.Content.ReadAsByteArrayAsync());
        var sheet = await app.City(City).Page(PaperBook.UrlOf(phase.Key, "m1-1"));
        Assert.True(facts.IsTagged);
        Assert.Equal(1, facts.Pages);
        Assert.Contains(Plain(sheet.TextOf(".paper__title")), Plain(facts.Text), StringComparison.Ordinal);
        Assert.Contains(Plain(sheet.TextOf(".paper__address")), Plain(facts.Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_prints_all_a_field_of_action_or_one_each_on_a_page_of_its_own()
    {
        var phase = await app.PhaseAsync(City);
        var desk = await Visitor.StaffAsync(app, City, Role.Editor);
        var page = await desk.PageAsync(PaperDeskPage.UrlOf(phase.Key));
        var choices = page.QuerySelectorAll("select#was option").Select(o => (Key: o.GetAttribute("value")!, Label: o.TextContent)).ToList();
        Assert.StartsWith("Alle: ", choices[0].Label, StringComparison.Ordinal);
        var (group, label) = choices.Skip(1).First(c => c.Label.EndsWith("Bögen", StringComparison.Ordinal));
        var count = int.Parse(label.Split(": ")[^1].Split('\u00a0')[0], System.Globalization.CultureInfo.InvariantCulture);

        var shown = (await desk.PageAsync($"{PaperDeskPage.UrlOf(phase.Key)}?was={group}&druck=ja")).QuerySelectorAll(".paper").ToList();
        Assert.Equal(count, shown.Count);
        using var answer = await desk.GetAsync($"{PaperDeskPage.UrlOf(phase.Key)}.pdf?was={group}");
        if (!CanPrint)
        {
            Assert.EndsWith("&pdf=fehlt", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
            return;
        }

        var facts = await ReadAsync(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal((true, count), (facts.IsTagged, facts.Pages));
        var pages = facts.Text.Split('\f');
        for (var i = 0; i < count; i++)
        {
            Assert.Contains(Plain(shown[i].QuerySelector(".paper__title")!.TextContent), Plain(pages[i]), StringComparison.Ordinal);
            Assert.Contains(Plain(shown[i].QuerySelector(".paper__address")!.TextContent), Plain(pages[i]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_code_says_the_element_of_what_came_back()
    {
        var phase = await app.PhaseAsync(City);
        var code = (await app.City(City).Page(PaperBook.UrlOf(phase.Key, "m1-1"))).TextOf(".paper__sign");
        var desk = await Visitor.StaffAsync(app, City, Role.Moderator);

        using var found = await desk.GetAsync($"{EntryPhasesPage.Path}?bogen={code.ToLowerInvariant()}");
        var page = await desk.PageAsync(found.Headers.Location!.ToString());
        Assert.Equal("m1-1", page.QuerySelector("#element-0 option[selected]")!.GetAttribute("value"));
        Assert.Equal("Paper", page.QuerySelector("#channel option[selected]")!.GetAttribute("value"));
        using var unknown = await desk.GetAsync($"{EntryPhasesPage.Path}?bogen=AAA-AAAA");
        Assert.Contains("keinen Bogen", (await unknown.Html()).TextOf("#bogen-e"), StringComparison.Ordinal);

        var form = $"{EntryPage.UrlOf(phase.Key)}";
        var fields = ((string, string)[])[("channel", "Paper"), ("receivedOn", $"{app.Time.Now:yyyy-MM-dd}"), ("text-0", "Vom Bogen."), ("element-0", "")];
        using var wrong = await desk.SubmitAsync(form, "form#stapel", [.. fields, ("code-0", "AAA-AAAA")]);
        Assert.Contains("kein Code eines Bogens dieser Phase", (await wrong.Html()).TextOf("#code-0-e"), StringComparison.Ordinal);
        using var stored = await desk.SubmitAsync(form, "form#stapel", [.. fields, ("code-0", code)]);
        Assert.Contains("1 Beitrag ist eingetragen", (await stored.Html()).TextOf("h1"), StringComparison.Ordinal);
    }

    private async Task<(bool? IsTagged, int Pages, string Text)> ReadAsync(byte[] pdf)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, pdf);
        var tools = app.Services.GetRequiredService<FileTools>();
        var facts = await app.Services.GetRequiredService<PdfReader>().ReadAsync(path, CancellationToken.None);
        var text = await tools.RunAsync(PdfReader.Text, ["-enc", "UTF-8", path, "-"], 1_000_000, CancellationToken.None);
        if (Environment.GetEnvironmentVariable("ISEK_TEST_PICTURES") is { Length: > 0 } pictures)
        {
            File.Copy(path, Path.Combine(pictures, $"papier-{text!.Count(c => c == '\f')}.pdf"), overwrite: true);
        }

        File.Delete(path);
        return (facts.IsTagged, text!.Count(c => c == '\f'), text!);
    }

    /// <summary>Lines of paper break where a page's do not.</summary>
    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not '\u00ad' and not '\u2060'));
}
