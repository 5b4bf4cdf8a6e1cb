using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Phases;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Planning.Editing;

namespace MultiIsek.Tests.Participation.Desk;

/// <summary>Somebody of the participation office of a copied city, by what stands on the pages.</summary>
internal sealed class PhaseOffice(CommentApp app, string city, Visitor visitor)
{
    public const string List = "/verwaltung/beteiligung";
    public Visitor Visitor => visitor;
    public string City => city;

    public static async Task<PhaseOffice> OpenAsync(CommentApp app, CityCopy copy)
    {
        await app.ImportAsync(copy.Folder);
        return new(app, copy.Slug, await Visitor.StaffAsync(app, copy.Slug, Role.Editor));
    }

    public static string Url(string key) => $"{List}/{key}";

    /// <summary>A draft from a template, with other values in place. Answers its key.</summary>
    public async Task<string> DraftAsync(string template, params (string Name, string Value)[] values)
    {
        using var answer = await SendAsync($"{List}/neu?vorlage={template}", "form#phase", values);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await Complaint(answer));
        return answer.Headers.Location!.ToString()[(List.Length + 1)..].Split('?')[0];
    }

    public async Task<HttpResponseMessage> SendAsync(string url, string form, params (string Name, string Value)[] values)
    {
        var found = (await visitor.PageAsync(url)).QuerySelector(form);
        Assert.True(found is not null, $"{url} has no {form}");
        return await SendAsync(found, values);
    }

    public Task<HttpResponseMessage> SendAsync(AngleSharp.Dom.IElement form, params (string Name, string Value)[] values)
    {
        var fields = EditorDesk.Fields(form);
        fields.RemoveAll(f => values.Any(v => v.Name == f.Name));
        return visitor.PostFormAsync(form.GetAttribute("action")!, fields.Concat(values));
    }

    /// <summary>A button of the phase's page that asks for nothing.</summary>
    public async Task<IHtmlDocument> ActAsync(string key, string handler, params (string Name, string Value)[] values)
    {
        using var answer = await SendAsync(Url(key), $"form[action$='handler={handler}']", values);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await Complaint(answer));
        return await visitor.PageAsync(answer.Headers.Location!.ToString());
    }

    /// <summary>What the page says against an act.</summary>
    public async Task<string> RefusedAsync(string key, string handler, params (string Name, string Value)[] values)
    {
        using var answer = await SendAsync(Url(key), $"form[action$='handler={handler}']", values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return (await answer.Html()).TextOf(".kern-alert");
    }

    public Task<ParticipationPhase> PhaseAsync(string key) => app.ReadAsync(city, db => db.Set<ParticipationPhase>().AsNoTracking().SingleAsync(p => p.Key == key));

    private static async Task<string> Complaint(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.Redirect ? "" : $"{(int)answer.StatusCode}: {(await answer.Html()).QuerySelector(".kern-alert")?.TextContent}";
}
