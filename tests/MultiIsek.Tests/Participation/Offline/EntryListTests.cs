using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Offline;
using MultiIsek.Tests.Planning.Tables;

namespace MultiIsek.Tests.Participation.Offline;

/// <summary>A list of contributions in a workbook: its template, what is wrong line by line, what would be entered, one act, and never twice.</summary>
[Collection("comments")]
public sealed class EntryListTests(CommentApp app)
{
    private const string City = "herzberg";

    [Fact]
    public async Task The_template_offers_what_is_allowed_and_comes_back_as_a_list()
    {
        var (desk, phase) = await OpenAsync();
        using var file = await desk.Visitor.GetAsync($"{desk.Address}?handler=Template");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file.Content.Headers.ContentType!.MediaType);
        using var book = new Workbook(await file.Content.ReadAsByteArrayAsync());
        Assert.Equal(["Kapitel", "Text", "Name", "Kanal", "Eingegangen am"], book.Headings);
        var chapter = (await desk.PageAsync()).QuerySelector("#element-0 option:not([value=''])")!.TextContent;
        Put(book, 2, (chapter, "Vom Telefon.", "Telefon"), $"{app.Time.Now:d.M.yyyy}");
        Put(book, 3, (chapter, "Aus der Werkstatt.", "Werkstatt"), $"{app.Time.Now:d.M.yyyy}");

        var (status, page) = await desk.LoadAsync(book.Save());

        Assert.True(status == HttpStatusCode.OK, page.TextOf("main"));
        Assert.Contains("2 Zeilen sind gelesen, gespeichert ist noch nichts. Alle können eingetragen werden.", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Empty(await RowsAsync(desk, phase));
        var fields = desk.Fields(page, ("channel", ""), ("receivedOn", ""));
        var (stored, done) = await desk.SendAsync("Save", fields);
        Assert.True(stored == HttpStatusCode.OK, done.TextOf("main"));
        Assert.Equal([Channel.Phone, Channel.Workshop], (await RowsAsync(desk, phase)).Select(r => r.Channel));

        // The same list is there already: said when it is loaded, and when a form that was loaded before is sent.
        var (twice, refused) = await desk.LoadAsync(book.Save());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice);
        Assert.Contains("Diese Liste ist schon eingetragen: H-", refused.TextOf("#datei-e"), StringComparison.Ordinal);
        var (late, alert) = await desk.SendAsync("Save", fields.Select(f => f.Name == "batch" ? (f.Name, $"{Guid.CreateVersion7()}") : f));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late);
        Assert.Contains("Diese Liste ist schon eingetragen", alert.TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal(2, (await RowsAsync(desk, phase)).Count);
    }

    [Fact]
    public async Task Each_line_says_what_is_wrong_and_a_text_that_is_there_already_is_named()
    {
        var (desk, phase) = await OpenAsync();
        await desk.EnterAsync("Steht schon da.");
        var chapter = (await desk.PageAsync()).QuerySelector("#element-0 option:not([value=''])")!.GetAttribute("value")!;
        using var book = new Workbook("Kapitel", "Text", "Kanal", "Eingegangen am");
        Put(book, 2, (chapter, "Steht schon da.", "Papier"), $"{app.Time.Now:d.M.yyyy}");
        Put(book, 3, (chapter, "Per Fax.", "Fax"), "5.12.2199");

        var (_, page) = await desk.LoadAsync(book.Save());

        var alert = page.TextOf(".kern-alert");
        Assert.Contains(
            "Zeile 3, Spalte „Kanal“: „Fax“ ist kein Kanal. Möglich sind: Papier, E-Mail, Telefon, Niederschrift, Werkstatt, Begehung.",
            alert,
            StringComparison.Ordinal
        );
        Assert.Contains("Zeile 3, Spalte „Eingegangen am“: „5.12.2199“ ist kein Tag des Eingangs", alert, StringComparison.Ordinal);
        Assert.Contains("2 Zeilen sind gelesen, gespeichert ist noch nichts. 1 Zeile hat Fehler", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("Schon eingetragen ist derselbe Text bei Zeile 2 (H-", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Single(await RowsAsync(desk, phase));
    }

    private static void Put(Workbook book, int row, (string Chapter, string Text, string Channel) cells, string day) =>
        (book[row, "Kapitel"], book[row, "Text"], book[row, "Kanal"], book[row, "Eingegangen am"]) = (cells.Chapter, cells.Text, cells.Channel, day);

    private async Task<(EntryDesk Desk, Guid Phase)> OpenAsync()
    {
        var phase = await app.PhaseAsync(City);
        return (await EntryDesk.OpenAsync(app, City, phase.Key), phase.Id);
    }

    private static Task<List<Contribution>> RowsAsync(EntryDesk desk, Guid phase) =>
        desk.ReadAsync(db => db.Set<Contribution>().AsNoTracking().Where(c => c.PhaseId == phase).OrderBy(c => c.Number).ToListAsync());
}
