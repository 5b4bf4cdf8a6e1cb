using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Web.Watching;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace MultiIsek.Tests.Web;

[CollectionDefinition("telemetry")]
public sealed class TelemetryCollection : ICollectionFixture<TelemetryApp>;

/// <summary>The application with one city, watched: a collector on the loopback keeps what arrives.</summary>
public sealed class TelemetryApp : App
{
    public const string Town = "musterstadt";
    public const string Token = "geheimnis-des-betreibers";
    private readonly HttpListener _listener = new();
    private readonly string _endpoint = $"http://127.0.0.1:{FreePort()}";

    /// <summary>Bodies by path, as text in which letters can be looked for.</summary>
    public ConcurrentQueue<(string Path, string Body)> Received { get; } = new();

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [.. base.Settings, new("OTEL_EXPORTER_OTLP_ENDPOINT", _endpoint), new("Metrics:Token", Token), new("Metrics:ExportSeconds", "3600")];

    public override async Task InitializeAsync()
    {
        _listener.Prefixes.Add($"{_endpoint}/");
        _listener.Start();
        _ = Task.Run(CollectAsync);
        await Database.CreateAsync(DataDirectory);
        _ = Services;
        await ImportAsync(Repository.Samples.Single(f => Path.GetFileName(f) == Town));
    }

    /// <summary>What has arrived, with all that waited.</summary>
    public string Flush(string path)
    {
        Services.GetRequiredService<TracerProvider>().ForceFlush();
        Services.GetRequiredService<MeterProvider>().ForceFlush();
        return string.Concat(Received.Where(r => r.Path == path).Select(r => r.Body));
    }

    private async Task CollectAsync()
    {
        try
        {
            while (true)
            {
                var http = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await http.Request.InputStream.CopyToAsync(body);
                Received.Enqueue((http.Request.Url!.AbsolutePath, Encoding.Latin1.GetString(body.ToArray())));
                http.Response.ContentType = "application/x-protobuf";
                http.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test run ends.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Who watches learns the city and the route, and nobody's address or words.</summary>
[Collection("telemetry")]
public sealed class TelemetryTests(TelemetryApp app)
{
    private const string Personal = "Quastenflosser-im-Brunnen";

    [Fact]
    public async Task Traces_and_metrics_arrive_with_their_city_and_without_what_people_typed()
    {
        var city = app.City(TelemetryApp.Town);
        using var search = new HttpRequestMessage(HttpMethod.Get, $"/suche?q={Personal}");
        search.Headers.UserAgent.ParseAdd("Geheimbrowser/1.0");
        Assert.Equal(HttpStatusCode.OK, (await city.SendAsync(search)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await city.GetAsync($"/passwort-neu/{Personal}")).StatusCode);

        foreach (var path in new[] { "/v1/traces", "/v1/metrics" })
        {
            string[] words = ["tenant", TelemetryApp.Town, "multiisek-web", "passwort-neu/{token}"];
            var sent = app.Flush(path);
            // An answer is here before its request is over and told of.
            for (var tries = 0; tries < 100 && !words.All(w => sent.Contains(w, StringComparison.Ordinal)); tries++)
            {
                await Task.Delay(50);
                sent = app.Flush(path);
            }

            foreach (var word in words)
            {
                Assert.True(sent.Contains(word, StringComparison.Ordinal), $"{path} says nothing of {word}");
            }

            Assert.DoesNotContain(Personal, sent, StringComparison.Ordinal);
            Assert.DoesNotContain("Geheimbrowser", sent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer falsch")]
    [InlineData("Basic geheimnis-des-betreibers")]
    public async Task The_metrics_are_nobodys_without_the_token(string? authorization)
    {
        foreach (var client in new[] { app.City(TelemetryApp.Town), app.Platform() })
        {
            using var answer = await AskAsync(client, authorization);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("http_server", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_metrics_name_city_and_route_for_whoever_has_the_token()
    {
        await app.City(TelemetryApp.Town).GetAsync($"/suche?q={Personal}");

        using var answer = await AskAsync(app.Platform(), $"Bearer {TelemetryApp.Token}");

        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Matches("(?m)^http_server_request_duration_count\\{.*http_route=\"/?suche\".*tenant=\"musterstadt\"\\} [1-9]", text);
        Assert.DoesNotContain(Personal, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_told()
    {
        Assert.Matches("^\\d+\\.\\d+\\.\\d+", await app.Platform().GetStringAsync("/version"));
    }

    [Theory]
    [InlineData("10.0.12", true)]
    [InlineData("9.0.99", true)]
    [InlineData("10.0.13", false)]
    [InlineData("11.0.0", false)]
    public void An_old_runtime_is_warned_of(string runtime, bool isWarned) => Assert.Equal(isWarned, Running.WarningOf(Version.Parse(runtime)) is not null);

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await client.SendAsync(request);
    }
}
