using System.Net;
using AngleSharp.Html.Dom;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Offline;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Planning.Editing;

namespace MultiIsek.Tests.Participation.Offline;

/// <summary>Somebody who enters what came on paper into a phase: the form with its fields, files and acts.</summary>
internal sealed class EntryDesk(App app, string city, string phase, Visitor visitor)
{
    public string Address => EntryPage.UrlOf(phase);
    public Visitor Visitor => visitor;

    public static async Task<EntryDesk> OpenAsync(App app, string city, string phase) => new(app, city, phase, await Visitor.StaffAsync(app, city, Role.Moderator));

    public Task<IHtmlDocument> PageAsync() => visitor.PageAsync(Address);

    /// <summary>The form as the page gives it, with the usual head and these values.</summary>
    public List<(string Name, string Value)> Fields(IHtmlDocument page, params (string Name, string Value)[] values)
    {
        (string Name, string Value)[] usual = [("channel", "Paper"), ("receivedOn", $"{app.Time.Now:yyyy-MM-dd}"), ("isPublished", "true"), .. values];
        var set = usual.GroupBy(v => v.Name).Select(g => g.Last()).ToList();
        var fields = EditorDesk.Fields(page.QuerySelector("form#stapel")!);
        fields.RemoveAll(f => f.Name is "datei" or OriginalIntake.FieldName || set.Exists(v => v.Name == f.Name));
        return [.. fields, .. set];
    }

    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> SendAsync(
        string handler,
        IEnumerable<(string Name, string Value)> fields,
        params (string Field, string Name, byte[] Bytes)[] files
    )
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (field, name, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), field, name);
        }

        using var answer = await visitor.SendContentAsync($"{Address}?handler={handler}", content);
        return (answer.StatusCode, answer.StatusCode == HttpStatusCode.Redirect ? await visitor.PageAsync(answer.Headers.Location!.ToString()) : await answer.Html());
    }

    /// <summary>One card with scans. Answers the page.</summary>
    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> EnterAsync(string text, params (string Name, byte[] Bytes)[] scans)
    {
        var page = await PageAsync();
        var element = page.QuerySelector("#element-0 option:not([value=''])")!.GetAttribute("value")!;
        return await SendAsync("Save", Fields(page, ("element-0", element), ("text-0", text)), [.. scans.Select(s => (OriginalIntake.FieldName, s.Name, s.Bytes))]);
    }

    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> LoadAsync(byte[] table, string name = "liste.xlsx") =>
        await SendAsync("Table", Fields(await PageAsync(), ("channel", ""), ("receivedOn", "")), ("datei", name, table));

    public async Task<T> ReadAsync<T>(Func<IsekDbContext, Task<T>> read)
    {
        await using var scope = app.Scope(city);
        return await read(scope.Get<IsekDbContext>());
    }
}
