using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using MediatR;
using MultiIsek.Interop.ApiKeys;
using MultiIsek.Kernel.Caching;

namespace MultiIsek.Tests.Interop;

/// <summary>Programs that read a city's interface.</summary>
internal static class Programs
{
    public static readonly string[] Lists = ["plans", "versions", "elements", "documents", "events", "phases", "contributions"];

    /// <summary>A key that is valid for so many days, the first being today.</summary>
    public static async Task<string> KeyAsync(this App app, string city, int days, params ApiScope[] scopes)
    {
        await using var scope = app.Scope(city);
        return await scope.Get<IMediator>().Send(new CreateApiKey("Ein Programm", scopes, Berlin.Day(app.Time.Now.UtcDateTime).AddDays(days - 1)));
    }

    public static async Task<HttpResponseMessage> AskAsync(this App app, string city, string url, string? key = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url.StartsWith('/') ? url : $"/api/v1/{url}");
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await app.City(city).SendAsync(request);
    }

    /// <summary>The answer, which must be one.</summary>
    public static async Task<JsonElement> ReadAsync(this App app, string city, string url, string? key = null)
    {
        using var answer = await app.AskAsync(city, url, key);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{url}: {(int)answer.StatusCode} {body}");
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(body).RootElement.Clone();
    }

    /// <summary>All entries of a list, page by page as "next" leads.</summary>
    public static async Task<IReadOnlyList<JsonElement>> WalkAsync(this App app, string city, string url, string? key = null, Func<Task>? between = null)
    {
        List<JsonElement> all = [];
        for (string? next = url; next is not null; )
        {
            var page = await app.ReadAsync(city, next, key);
            all.AddRange(page.GetProperty("items").EnumerateArray());
            next = page.GetProperty("next").GetString() is { } absolute ? new Uri(absolute).PathAndQuery : null;
            Assert.True(all.Count < 5000, $"{url} does not end");
            await (between?.Invoke() ?? Task.CompletedTask);
        }

        return all;
    }

    public static string Text(this JsonElement item, string name) => item.GetProperty(name).GetString()!;

    public static IReadOnlyList<string> Texts(this IEnumerable<JsonElement> items, string name) => [.. items.Select(i => i.Text(name))];

    /// <summary>The problem, which must be one of this status and tell nothing of the inside.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage answer, HttpStatusCode status)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} {body}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(answer.Headers.Contains("Server"));
        var problem = JsonDocument.Parse(body).RootElement.Clone();
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.Matches("^[0-9a-zA-Z:-]{8,}$", problem.Text("correlationId"));
        Assert.Subset(new HashSet<string> { "type", "title", "status", "detail", "correlationId", "errors" }, problem.EnumerateObject().Select(p => p.Name).ToHashSet());
        return problem;
    }
}
