using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Photos;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Participation;

/// <summary>Ideas with photos in a copied city, whose phase publishes at once or waits for staff.</summary>
internal sealed class PhotoPhase(App app, CityCopy copy, Visitor visitor)
{
    public const string Form = "/mitmachen/auenufer-karte/idee";
    public Visitor Visitor => visitor;

    public static async Task<PhotoPhase> OpenAsync(App app, CityCopy copy, Visitor? visitor = null, bool waits = false)
    {
        copy.Edit(
            "participation.json",
            file =>
            {
                var phase = file["phases"]![1]!;
                (phase["starts"], phase["moderation"]) = ("+0d", JsonValue.Create(waits ? "Pre" : "Post"));
            }
        );
        await app.ImportAsync(copy.Folder);
        return new(app, copy, visitor ?? new Visitor(app, copy.Slug));
    }

    public async Task<(HttpStatusCode Status, IHtmlDocument Page)> SendAsync(string name, byte[] bytes, params (string Name, string Value)[] values)
    {
        var form = await visitor.PageAsync(Form);
        app.Time.Now += TimeSpan.FromMinutes(11);
        Dictionary<string, string> fields = new()
        {
            ["title"] = "Bank am Ufer",
            ["text"] = "Hier fehlt eine Bank.",
            ["category"] = form.QuerySelector("input[name=category]")!.GetAttribute("value")!,
            ["coordinates"] = "52.02, 8.05",
            ["alt"] = "Leere Wiese am Wasser",
            ["token"] = form.QuerySelector("input[name=token]")!.GetAttribute("value")!,
        };
        foreach (var (field, value) in values)
        {
            fields[field] = value;
        }

        using var content = new MultipartFormDataContent();
        foreach (var (field, value) in fields)
        {
            content.Add(new StringContent(value), field);
        }

        content.Add(new ByteArrayContent(bytes), "foto", name);
        using var answer = await visitor.SendContentAsync(Form, content);
        return (answer.StatusCode, await answer.Html());
    }

    /// <summary>Sends, and must get a receipt. Answers the idea's address.</summary>
    public async Task<string> StoreAsync(string name, byte[] bytes, params (string Name, string Value)[] values)
    {
        var (status, page) = await SendAsync(name, bytes, values);
        Assert.True(status == HttpStatusCode.OK, page.TextOf("main"));
        Assert.Null(page.QuerySelector("#foto-verloren"));
        return $"/mitmachen/auenufer-karte/ideen/{page.TextOf("#nummer")}";
    }

    public async Task<List<ContributionPhoto>> PhotosAsync()
    {
        await using var scope = app.Scope(copy.Slug);
        return await scope.Get<IsekDbContext>().Set<ContributionPhoto>().AsNoTracking().ToListAsync();
    }
}
