using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Planning.Editing;

namespace MultiIsek.Tests.Planning.Desk;

/// <summary>Somebody who keeps organisations, places, resolutions and duties of a copied city, by what stands on the pages.</summary>
internal sealed class CouncilDesk(App app, string city, Visitor visitor)
{
    public Visitor Visitor => visitor;
    public string City => city;

    public static async Task<CouncilDesk> OpenAsync(App app, CityCopy copy)
    {
        await app.ImportAsync(copy.Folder);
        return new(app, copy.Slug, await Visitor.StaffAsync(app, copy.Slug, Role.Editor));
    }

    /// <summary>The form as it stands on the page, with other values in place; sent to its own address or to another handler.</summary>
    public async Task<HttpResponseMessage> SendAsync(string url, string form, string? action, params (string Name, string Value)[] values) =>
        await SendAsync((await visitor.PageAsync(url)).QuerySelector(form)!, action, values);

    public Task<HttpResponseMessage> SendAsync(AngleSharp.Dom.IElement form, string? action, params (string Name, string Value)[] values)
    {
        var fields = EditorDesk.Fields(form);
        fields.RemoveAll(f => values.Any(v => v.Name == f.Name));
        return visitor.PostFormAsync(action ?? form.GetAttribute("action")!, fields.Concat(values));
    }

    public Task<HttpResponseMessage> SendAsync(string url, string form, params (string Name, string Value)[] values) => SendAsync(url, form, null, values);

    /// <summary>The page to which a form led.</summary>
    public async Task<AngleSharp.Html.Dom.IHtmlDocument> FollowAsync(HttpResponseMessage answer)
    {
        Assert.True(
            answer.StatusCode == HttpStatusCode.Redirect,
            answer.StatusCode == HttpStatusCode.Redirect ? "" : $"{(int)answer.StatusCode}: {(await answer.Html()).QuerySelector(".kern-alert")?.TextContent}"
        );
        return await visitor.PageAsync(answer.Headers.Location!.ToString());
    }

    public async Task<T> ReadAsync<T>(Func<IsekDbContext, Task<T>> read)
    {
        await using var scope = app.Scope(city);
        return await read(scope.Get<IsekDbContext>());
    }

    public Task<List<T>> AllAsync<T>()
        where T : class => ReadAsync(db => db.Set<T>().AsNoTracking().ToListAsync());
}
