using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Tests.Participation;

[CollectionDefinition("comments")]
public sealed class CommentCollection : ICollectionFixture<CommentApp>;

/// <summary>The application with callers from many addresses: each request has its own, or the one that its header X-Test-Address names.</summary>
public class CommentApp : App
{
    public const string Address = Callers.Address;

    /// <summary>Each caller has an address of its own, so the limit of the interface can be a small one.</summary>
    public const int ApiPerAddress = 5;

    protected override IEnumerable<KeyValuePair<string, string>> Settings => [.. base.Settings.Where(s => s.Key != "Api:PerAddress"), new("Api:PerAddress", $"{ApiPerAddress}")];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter>(new Callers(isEachItsOwn: true)));
    }

    /// <summary>A phase of one hour in which measures can be commented, in the version that the city's example phase is about.</summary>
    internal async Task<ParticipationPhase> PhaseAsync(string slug, Action<ParticipationPhase>? change = null)
    {
        await using var scope = Scope(slug);
        var db = scope.Get<IsekDbContext>();
        var example = await db.Set<ParticipationPhase>().AsNoTracking().FirstAsync(p => p.Kind == PhaseKind.ChapterComment && p.IsExample && p.PlanVersionId != null);
        var phase = new ParticipationPhase
        {
            Key = $"probe-{Guid.NewGuid():N}",
            Kind = PhaseKind.ChapterComment,
            Title = "Probephase",
            PlanVersionId = example.PlanVersionId,
            TargetRoles = [ElementRole.Measure],
            StartsAt = Time.Now.UtcDateTime.AddMinutes(-1),
            EndsAt = Time.Now.UtcDateTime.AddHours(1),
            WhatNext = "Die Stadt wägt alle Beiträge ab.",
        };
        change?.Invoke(phase);
        db.Add(phase);
        await db.SaveChangesAsync();
        return phase;
    }

    /// <summary>Opens a form and lets some seconds pass.</summary>
    internal async Task<CommentForm> FormAsync(string slug, string phase, string element = "m1-1", int paragraph = 1, string? answered = null, int seconds = 5)
    {
        var client = City(slug);
        var url = CommentUrl.Form(phase, element, paragraph, answered);
        var page = await client.Page(url);
        Time.Now += TimeSpan.FromSeconds(seconds);
        return new CommentForm(client, url, page.QuerySelector("input[name=token]")!.GetAttribute("value")!);
    }

    internal async Task<T> ReadAsync<T>(string slug, Func<IsekDbContext, Task<T>> read)
    {
        await using var scope = Scope(slug);
        return await read(scope.Get<IsekDbContext>());
    }
}

/// <summary>An open form in a browser.</summary>
internal sealed record CommentForm(HttpClient Client, string Url, string Token)
{
    /// <summary>What a script would have found.</summary>
    public string? Proof { get; init; }

    public async Task<HttpResponseMessage> SendAsync(
        string text,
        string? name = null,
        bool showName = false,
        string? website = null,
        string? token = null,
        params (string Name, string Value)[] headers
    )
    {
        Dictionary<string, string> fields = new() { ["text"] = text, ["token"] = token ?? Token };
        if (Proof is not null)
        {
            fields["proof"] = Proof;
        }

        if (name is not null)
        {
            fields["name"] = name;
        }

        if (showName)
        {
            fields["showName"] = "true";
        }

        if (website is not null)
        {
            fields["website"] = website;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = new FormUrlEncodedContent(fields) };
        foreach (var (header, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        return await Client.SendAsync(request);
    }

    /// <summary>Sends and must get a receipt: number and code.</summary>
    public async Task<(string Number, string Code)> StoreAsync(string text, string? name = null, bool showName = false)
    {
        using var response = await SendAsync(text, name, showName);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await response.Html();
        return (page.TextOf("#nummer"), page.TextOf("#code"));
    }
}
