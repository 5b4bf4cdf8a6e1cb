using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Registrations;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation.Events;

/// <summary>Somebody who prepares events of a copied city, and those who come to them.</summary>
internal sealed class EventOffice(CommentApp app, string city, Visitor visitor)
{
    public const string List = "/verwaltung/termine";
    public Visitor Visitor => visitor;

    public static async Task<EventOffice> OpenAsync(CommentApp app, CityCopy copy)
    {
        await app.ImportAsync(copy.Folder);
        return new(app, copy.Slug, await Visitor.StaffAsync(app, copy.Slug, Role.Editor));
    }

    /// <summary>A workshop some days ahead at which people register. Answers its key.</summary>
    public async Task<string> AnnounceAsync(string title, int? seats, params (string Name, string Value)[] values)
    {
        using var answer = await SaveAsync(
            "neu",
            [
                ("title", title),
                ("kind", "Workshop"),
                ("heldOn", $"{app.Time.Now.AddDays(10):dd.MM.yyyy}"),
                ("from", "18:00"),
                ("until", "20:00"),
                ("place", "Bürgerhaus"),
                ("takesRegistrations", "true"),
                ("seats", $"{seats}"),
                .. values,
            ]
        );
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, answer.StatusCode == HttpStatusCode.Redirect ? "" : (await answer.Html()).TextOf("main"));
        return answer.Headers.Location!.ToString()[(List.Length + 1)..].Split('?')[0];
    }

    public Task<HttpResponseMessage> SaveAsync(string key, params (string Name, string Value)[] values) => visitor.SubmitAsync($"{List}/{key}", "form#termin", values);

    public Task<PublicEvent> RowAsync(string key) => app.ReadAsync(city, db => db.Set<PublicEvent>().AsNoTracking().SingleAsync(e => e.Key == key));

    public Task<List<EventRegistration>> RegistrationsAsync() =>
        app.ReadAsync(city, db => db.Set<EventRegistration>().AsNoTracking().OrderBy(r => r.RegisteredAt).ThenBy(r => r.Id).ToListAsync());

    /// <summary>An open form, some seconds old.</summary>
    public async Task<string> TokenAsync(string key)
    {
        var page = await app.City(city).Page(RegistrationUrl.Form(key));
        app.Time.Now += TimeSpan.FromSeconds(5);
        return page.QuerySelector("input[name=token]")!.GetAttribute("value")!;
    }

    public async Task<HttpResponseMessage> SendAsync(string key, string token, string name, string? email = null, string? website = null) =>
        await app.City(city)
            .PostAsync(
                RegistrationUrl.Form(key),
                new FormUrlEncodedContent(
                    new Dictionary<string, string>
                    {
                        ["name"] = name,
                        ["email"] = email ?? "",
                        ["website"] = website ?? "",
                        ["token"] = token,
                    }
                )
            );

    public async Task<(string Heading, string Code)> RegisterAsync(string key, string name, string? email = null)
    {
        using var answer = await SendAsync(key, await TokenAsync(key), name, email);
        var page = await answer.Html();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, page.TextOf("main"));
        return (page.TextOf("h1"), page.TextOf("#code"));
    }

    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> CancelAsync(string key, string code)
    {
        using var answer = await app.City(city).PostAsync(RegistrationUrl.Cancel(key), new FormUrlEncodedContent(new Dictionary<string, string> { ["code"] = code }));
        return (answer.StatusCode, await answer.Html());
    }
}
