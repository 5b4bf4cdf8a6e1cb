using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace MultiIsek.Tests.Identity;

/// <summary>A city's sign-in service of its own process on a free port (tests/oidc/provider.mjs), which knows whoever a test names.</summary>
public sealed class OidcServer : IAsyncDisposable
{
    public const string Client = "multiisek";
    public const string Secret = "geheim & sicher: 100 %";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Process _process;

    private OidcServer(Process process, string issuer) => (_process, Issuer) = (process, issuer);

    public string Issuer { get; }

    /// <param name="redirect">Where the application takes the answer.</param>
    public static async Task<OidcServer> StartAsync(string redirect)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "oidc", "provider.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            // It warns of what a test may do and a city may not.
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        Assert.True(line is not null, "The sign-in service did not start: npm ci in tests/oidc?");
        var server = new OidcServer(process, JsonSerializer.Deserialize<JsonElement>(line).GetProperty("issuer").GetString()!);
        await server.TellAsync(
            new
            {
                client = new
                {
                    id = Client,
                    secret = Secret,
                    redirect,
                },
            }
        );
        return server;
    }

    /// <summary>Whoever signs in next is this person: sub, email, email_verified, name, groups, amr, acr.</summary>
    public Task KnowsAsync(object person) => TellAsync(new { person });

    /// <summary>A token for the application itself: a JWT where this audience is that of an interface.</summary>
    public async Task<string> TokenAsync(string audience, string scope, bool isJwt = true)
    {
        if (isJwt)
        {
            await TellAsync(new { api = audience });
        }

        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Issuer}/token");
        var pair = $"{Client}:{Uri.EscapeDataString(Secret)}";
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        request.Content = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("resource", audience), new("scope", scope)]);
        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        return JsonSerializer.Deserialize<JsonElement>(body).GetProperty("access_token").GetString()!;
    }

    /// <summary>Goes the way of a browser from the question to the address that the provider sends it back to.</summary>
    /// <param name="browser">What it remembers of this provider; none is a new one.</param>
    public async Task<Uri> AskAsync(string question, CookieContainer? browser = null)
    {
        using var client = Browser(browser);
        var url = new Uri(question);
        for (var step = 0; step < 10; step++)
        {
            using var answer = await client.GetAsync(url);
            Assert.True(answer.Headers.Location is not null, $"{url} {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            url = new Uri(url, answer.Headers.Location);
            if (url.Authority != new Uri(Issuer).Authority)
            {
                return url;
            }
        }

        throw new InvalidOperationException("The provider never sent the browser back.");
    }

    /// <summary>Says yes to the provider's question whether to sign out; the address that it sends the browser to.</summary>
    public static async Task<Uri?> LeaveAsync(string question, CookieContainer browser)
    {
        using var client = Browser(browser);
        using var asked = await client.GetAsync(new Uri(question));
        var form = (await asked.Html()).QuerySelector("form")!;
        var fields = form.QuerySelectorAll("input[name]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        fields["logout"] = "yes";
        using var left = await client.PostAsync(new Uri(new Uri(question), form.GetAttribute("action")), new FormUrlEncodedContent(fields));
        return left.Headers.Location;
    }

    /// <summary>Logout tokens that it has sent since this was asked last.</summary>
    public async Task<IReadOnlyList<string>> LogoutsAsync() =>
        [.. JsonSerializer.Deserialize<JsonElement>((await TellAsync(new { logouts = true }))!).GetProperty("logouts").EnumerateArray().Select(t => t.GetString()!)];

    /// <summary>From here on nobody answers.</summary>
    public async Task StopAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await StopAsync();
        }

        _process.Dispose();
    }

    private static HttpClient Browser(CookieContainer? cookies) => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new CookieContainer() });

    private async Task<string?> TellAsync(object line)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(line));
        await _process.StandardInput.FlushAsync();
        return await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
    }
}
