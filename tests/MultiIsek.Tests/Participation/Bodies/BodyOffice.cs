using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Participation.Bodies;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Phases;
using MultiIsek.Tests.Participation.Desk;

namespace MultiIsek.Tests.Participation.Bodies;

/// <summary>A released round of public bodies in a copied city: the desk that invites them, and the bodies with their links.</summary>
internal sealed partial class BodyOffice(CommentApp app, PhaseOffice office, string key)
{
    public PhaseOffice Office => office;
    public string Key => key;
    public string List => BodiesPage.UrlOf(key);

    public static async Task<BodyOffice> OpenAsync(CommentApp app, CityCopy copy, params (string Name, string Value)[] values)
    {
        var office = await PhaseOffice.OpenAsync(app, copy);
        var key = await office.DraftAsync("behoerden", [("startDay", $"{app.Time.Now.AddDays(-1):dd.MM.yyyy}"), ("endDay", $"{app.Time.Now.AddDays(10):dd.MM.yyyy}"), .. values]);
        await office.ActAsync(key, "Release");
        return new(app, office, key);
    }

    public async Task ActAsync(string handler, params (string Name, string Value)[] values)
    {
        using var answer = await office.SendAsync(List, handler == "Add" ? "form#stellen" : $"form[action$='handler={handler}']", values);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, answer.StatusCode == HttpStatusCode.Redirect ? "" : (await answer.Html()).TextOf("main"));
    }

    public async Task InviteAsync(params string[] lines)
    {
        await ActAsync("Add", ("zeilen", string.Join('\n', lines)));
        await ActAsync("Invite");
    }

    /// <summary>The link of the last letter to an address.</summary>
    public async Task<string> LinkAsync(string email) => Link().Match((await office.Visitor.MailsAsync(email))[^1].Text).Value;

    /// <summary>The link, opened by its button.</summary>
    public async Task<string> OpenedAsync(string email)
    {
        var link = await LinkAsync(email);
        using var answer = await app.City(office.City).PostAsync($"{link}?handler=Open", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return link;
    }

    /// <summary>An open form, some seconds old.</summary>
    public async Task<string> TokenAsync(string url)
    {
        var page = await app.City(office.City).Page(url);
        app.Time.Now += TimeSpan.FromSeconds(5);
        return page.QuerySelector("input[name=token]")!.GetAttribute("value")!;
    }

    public Task<HttpResponseMessage> SendAsync(string url, string token, string text, string answer = nameof(BodyAnswer.Statement)) =>
        app.City(office.City)
            .PostAsync(
                $"{url}?handler=Send",
                new FormUrlEncodedContent(
                    new Dictionary<string, string>
                    {
                        ["answer"] = answer,
                        ["text"] = text,
                        ["token"] = token,
                    }
                )
            );

    /// <summary>Sends and must get a number.</summary>
    public async Task<(string Number, IHtmlDocument Page)> WriteAsync(string url, string text, string answer = nameof(BodyAnswer.Statement))
    {
        using var sent = await SendAsync(url, await TokenAsync(url), text, answer);
        Assert.True(sent.StatusCode == HttpStatusCode.Redirect, sent.StatusCode == HttpStatusCode.Redirect ? "" : (await sent.Html()).TextOf("main"));
        var page = await app.City(office.City).Page(sent.Headers.Location!.ToString());
        return (page.TextOf("#nummer"), page);
    }

    public Task<InvitedBody> BodyAsync(string name) => app.ReadAsync(office.City, db => db.Set<InvitedBody>().AsNoTracking().SingleAsync(b => b.Name == name));

    public Task<List<Contribution>> StatementsAsync() =>
        app.ReadAsync(
            office.City,
            db => db.Set<Contribution>().AsNoTracking().Where(c => db.Set<ParticipationPhase>().Any(p => p.Id == c.PhaseId && p.Key == key)).OrderBy(c => c.Number).ToListAsync()
        );

    [GeneratedRegex("/stellungnahme/[0-9A-Z]{16}")]
    private static partial Regex Link();
}
