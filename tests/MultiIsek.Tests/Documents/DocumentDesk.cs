using System.Net;
using MultiIsek.Kernel.People;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Documents;

/// <summary>Somebody who looks after the documents of a copied city, by what stands on the pages.</summary>
internal sealed class DocumentDesk(App app, string city, Visitor visitor)
{
    public const string List = "/verwaltung/dokumente";
    public const string New = "/verwaltung/dokumente/neu";

    public Visitor Visitor => visitor;
    public string City => city;

    public static async Task<DocumentDesk> OpenAsync(App app, CityCopy copy)
    {
        await app.ImportAsync(copy.Folder);
        return new(app, copy.Slug, await Visitor.StaffAsync(app, copy.Slug, Role.Editor));
    }

    public static string Edit(string key) => $"{List}/bearbeiten/{key}";

    /// <summary>Sends a form with files, as the page has it.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string url, IEnumerable<(string Name, byte[] Content)> files, params (string Name, string Value)[] fields)
    {
        var token = (await visitor.PageAsync(New)).QuerySelector("main input[name=form]")!.GetAttribute("value")!;
        using var content = new MultipartFormDataContent { { new StringContent(token), "form" } };
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (name, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), "files", name);
        }

        return await visitor.SendContentAsync(url, content);
    }

    /// <summary>Adds a document with this file and answers its key.</summary>
    public async Task<string> AddAsync(string title, string file, byte[] content, params (string Name, string Value)[] more)
    {
        using var answer = await UploadAsync(New, [(file, content)], [("title", title), .. more.Any(m => m.Name == "kind") ? more : [("kind", "Other"), .. more]]);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await Complaint(answer));
        return answer.Headers.Location!.ToString().Split('?')[0].Split('/')[^1];
    }

    public async Task ActAsync(string key, string handler, params (string Name, string Value)[] values)
    {
        using var answer = await TryAsync(key, handler, values);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await Complaint(answer));
    }

    public async Task<HttpResponseMessage> TryAsync(string key, string handler, params (string Name, string Value)[] values)
    {
        var token = (await visitor.PageAsync(New)).QuerySelector("main input[name=form]")!.GetAttribute("value")!;
        return await visitor.PostFormAsync($"{Edit(key)}?handler={handler}", [("form", token), .. values]);
    }

    /// <summary>What everybody gets at this address.</summary>
    public async Task<HttpStatusCode> StatusAsync(string url)
    {
        using var answer = await app.City(city).GetAsync(url);
        return answer.StatusCode;
    }

    private static async Task<string> Complaint(HttpResponseMessage answer) =>
        $"{(int)answer.StatusCode}: {(answer.Content.Headers.ContentType?.MediaType == "text/html" ? (await answer.Html()).QuerySelector(".kern-alert, main")?.TextContent : "")}";
}
