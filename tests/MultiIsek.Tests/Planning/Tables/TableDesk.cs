using System.Net;
using AngleSharp.Html.Dom;
using MultiIsek.Tests.Planning.Editing;

namespace MultiIsek.Tests.Planning.Tables;

/// <summary>Somebody who edits a version in Excel.</summary>
internal sealed class TableDesk(EditorDesk desk, string plan = EditorDesk.Plan, string version = EditorDesk.Version, string page = "tabelle")
{
    public EditorDesk Editor => desk;
    public string Url => $"/verwaltung/plan/{plan}/{version}/{page}";

    public async Task<Workbook> DownloadAsync(string query = "")
    {
        using var answer = await desk.Visitor.GetAsync($"{Url}?handler=File{query}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.EndsWith(".xlsx", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        return new(await answer.Content.ReadAsByteArrayAsync());
    }

    public async Task<HttpResponseMessage> UploadAsync(byte[] bytes, string name = "massnahmen.xlsx", string? url = null)
    {
        var page = await desk.Visitor.PageAsync(url ?? Url);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("main input[name=form]")!.GetAttribute("value")!), "form" },
            { new ByteArrayContent(bytes), "datei", name },
        };
        return await desk.Visitor.SendContentAsync(url ?? Url, content);
    }

    /// <summary>Uploads and answers the address of the preview.</summary>
    public async Task<string> PreviewAsync(byte[] bytes, string name = "massnahmen.xlsx", string? url = null)
    {
        using var answer = await UploadAsync(bytes, name, url);
        Assert.True(
            answer.StatusCode == HttpStatusCode.Redirect,
            answer.Content.Headers.ContentType?.MediaType == "text/html" ? (await answer.Html()).QuerySelector(".kern-alert")?.TextContent : $"{answer.StatusCode}"
        );
        return answer.Headers.Location!.ToString();
    }

    public Task<IHtmlDocument> PageAsync(string url) => desk.Visitor.PageAsync(url);

    /// <summary>How many rows are new, changed, the same, wrong: "104 0 0 5".</summary>
    public async Task<string> CountsAsync(string url) => string.Join(' ', (await PageAsync(url)).QuerySelectorAll("#ueberblick ~ dl dd").Select(d => d.TextContent));

    public async Task<IReadOnlyList<string>> FaultsAsync(string url) => [.. (await PageAsync(url)).QuerySelectorAll("#fehlerliste li").Select(l => l.TextContent)];

    public Task<HttpResponseMessage> ActAsync(string url, string handler, params (string Name, string Value)[] values) =>
        desk.Visitor.SubmitAsync(url, $"form[action='{url}?handler={handler}']", values);

    public async Task ApplyAsync(string url, params (string Name, string Value)[] values)
    {
        using var answer = await ActAsync(url, "Apply", values);
        Assert.True(
            answer.StatusCode == HttpStatusCode.Redirect,
            answer.StatusCode == HttpStatusCode.Redirect ? "" : (await answer.Html()).QuerySelector(".kern-alert")?.TextContent
        );
    }
}
