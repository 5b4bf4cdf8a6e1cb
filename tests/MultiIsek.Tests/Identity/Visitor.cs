using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Sending;
using MultiIsek.Notifications.Contracts;

namespace MultiIsek.Tests.Identity;

/// <summary>A person with a browser at one city's host, or (by no name) the platform's: keeps cookies, fills in forms as they stand on the page.</summary>
internal sealed class Visitor(App app, string city, HttpClient? instance = null)
{
    public const string Password = Joining.Password;
    private readonly HttpClient _client = instance ?? (city.Length == 0 ? app.Platform() : app.City(city));

    public Dictionary<string, string> Cookies { get; } = [];

    public string? Key { get; private set; }

    /// <summary>Of an operator's app.</summary>
    public string? OperatorKey { get; set; }

    public static async Task<Visitor> StaffAsync(App app, string city, Role role, string? mail = null)
    {
        var visitor = new Visitor(app, city);
        var path = await visitor.InviteAsync(mail ?? $"{Guid.NewGuid():N}@example.org", role);
        await visitor.JoinAsync(path);
        return visitor;
    }

    public Task<string> InviteAsync(string mail, Role role) => app.InviteAsync(city, mail, role);

    /// <summary>Accepts an invitation and sets up the authenticator app.</summary>
    public async Task JoinAsync(string path)
    {
        await SubmitAsync(path, $"form[action='{path}']", ("name", "Erika Muster"), ("password", Password));
        await SetUpAppAsync();
    }

    public async Task<IReadOnlyList<string>> SetUpAppAsync()
    {
        var page = await PageAsync("/konto/zweiter-faktor");
        Key = page.TextOf("#schluessel").Replace(" ", "", StringComparison.Ordinal);
        var done = await SubmitAsync("/konto/zweiter-faktor", "form[action='/konto/zweiter-faktor']", ("code", Code()));
        return [.. (await done.Html()).QuerySelectorAll("#codes code").Select(c => c.TextContent)];
    }

    /// <summary>What the app shows next.</summary>
    public string Code() => app.CodeOf(Key!);

    public async Task<HttpResponseMessage> GetAsync(string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        return await SendAsync(request);
    }

    public async Task<IHtmlDocument> PageAsync(string url)
    {
        using var answer = await GetAsync(url);
        Assert.True(
            answer.StatusCode == HttpStatusCode.OK,
            $"{url}: {(int)answer.StatusCode} {answer.Headers.Location}{((int)answer.StatusCode < 500 ? "" : string.Join(Environment.NewLine, app.Log.Lines.TakeLast(3)))}"
        );
        return await answer.Html();
    }

    /// <summary>Opens the page, fills its form in and sends it.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string url, string form, params (string Name, string Value)[] values)
    {
        var page = await PageAsync(url);
        var found = page.QuerySelector(form) as IHtmlFormElement;
        Assert.True(found is not null, $"{url} has no {form}");
        var fields = found
            .QuerySelectorAll("input[name],textarea[name],select[name]")
            .Where(e => e is not IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false })
            .ToDictionary(e => e.GetAttribute("name")!, ValueOf);
        foreach (var (name, value) in values)
        {
            fields[name] = value;
        }

        return await PostAsync(found.GetAttribute("action")!, fields);
    }

    public Task<HttpResponseMessage> PostAsync(string url, Dictionary<string, string> fields) => SendContentAsync(url, new FormUrlEncodedContent(fields));

    public async Task<HttpResponseMessage> SendContentAsync(string url, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
        return await SendAsync(request);
    }

    /// <summary>A form that sends several values under one name.</summary>
    public async Task<HttpResponseMessage> PostFormAsync(string url, IEnumerable<(string Name, string Value)> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        return await SendAsync(request);
    }

    public Task<HttpResponseMessage> SignInAsync(string mail, string password = Password) =>
        SubmitAsync("/anmelden", "form[action='/anmelden']", ("email", mail), ("password", password));

    /// <summary>Mails that wait in the city's outbox for this address, newest last.</summary>
    public async Task<IReadOnlyList<SendMail>> MailsAsync(string to)
    {
        await using var scope = app.Scope(city);
        var waiting = await scope
            .Get<IsekDbContext>()
            .Set<OutboxMessage>()
            .AsNoTracking()
            .Where(m => m.SentAt == null && m.Kind != NothingToSend.Nothing)
            .OrderBy(m => m.CreatedAt)
            .ThenBy(m => m.Id)
            .ToListAsync();
        return [.. waiting.Where(m => m.Payload.StartsWith('{')).Select(m => JsonSerializer.Deserialize<SendMail>(m.Payload)!).Where(m => m.To == to)];
    }

    public static string LinkIn(SendMail mail) => new Uri(mail.Text.Split((char[]?)null).First(w => w.StartsWith("http", StringComparison.Ordinal))).AbsolutePath;

    private static string ValueOf(IElement field) =>
        field switch
        {
            IHtmlInputElement input => input.Value,
            IHtmlSelectElement select => select.Value ?? "",
            _ => field.TextContent,
        };

    /// <summary>Any request, as this person.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct = default)
    {
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
        }

        var answer = await _client.SendAsync(request, ct);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            var pair = set.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0)
            {
                Cookies.Remove(pair[0]);
            }
            else
            {
                Cookies[pair[0]] = pair[1];
            }
        }

        return answer;
    }
}
