using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Photos;
using MultiIsek.Participation.Walks;
using MultiIsek.Tests.Documents;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation.Walks;

/// <summary>A walk in a copied city, and somebody who records on the way.</summary>
internal sealed class WalkOffice(CommentApp app, CityCopy copy, Visitor visitor)
{
    public const string Walk = "rundgang-auenufer";
    public string City => copy.Slug;
    public Visitor Visitor => visitor;

    public static async Task<WalkOffice> OpenAsync(CommentApp app, CityCopy copy, Role role = Role.Admin)
    {
        await app.ImportAsync(copy.Folder);
        return new(app, copy, await Visitor.StaffAsync(app, copy.Slug, role));
    }

    public Task<AngleSharp.Html.Dom.IHtmlDocument> PublicAsync() => app.City(copy.Slug).Page($"/termine/{Walk}");

    /// <summary>Fills the form "Nächster Befund" and sends it, with photos or without.</summary>
    public async Task<HttpResponseMessage> RecordAsync(IReadOnlyList<(string Name, byte[] Bytes)> photos, params (string Name, string Value)[] values)
    {
        var page = await visitor.PageAsync(WalkDesk.Findings(Walk));
        using var content = new MultipartFormDataContent();
        Dictionary<string, string> fields = page.QuerySelectorAll("#befund input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!);
        (fields["station"], fields["kind"], fields["text"]) = ("alte-muehle", "mangel", "Die Rampe ist zu steil.");
        foreach (var (name, value) in values)
        {
            fields[name] = value;
        }

        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (name, bytes) in photos)
        {
            content.Add(new ByteArrayContent(bytes), "foto", name);
        }

        return await visitor.SendContentAsync($"{WalkDesk.Findings(Walk)}?handler=Save", content);
    }

    /// <summary>Records, and must succeed. Answers the number.</summary>
    public async Task<string> StoreAsync(IReadOnlyList<(string Name, byte[] Bytes)> photos, params (string Name, string Value)[] values)
    {
        using var answer = await RecordAsync(photos, values);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, answer.StatusCode == HttpStatusCode.Redirect ? "" : (await answer.Html()).TextOf("main"));
        return answer.Headers.Location!.ToString().Split("nummer=")[1].Split('&')[0];
    }

    public Task<List<ContributionPhoto>> PhotosAsync() => app.ReadAsync(copy.Slug, db => db.Set<ContributionPhoto>().AsNoTracking().OrderBy(p => p.SortOrder).ToListAsync());

    public Task<List<Contribution>> ContributionsAsync() => app.ReadAsync(copy.Slug, db => db.Set<Contribution>().AsNoTracking().OrderBy(c => c.Number).ToListAsync());

    public static (string, byte[]) Photo(string format) => ($"IMG_0815.{format}", Photos.WithPlace(format));
}
