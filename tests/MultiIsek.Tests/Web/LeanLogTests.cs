using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Participation;
using MultiIsek.Web.Watching;

namespace MultiIsek.Tests.Web;

/// <summary>The log holds nothing of a person: no address, name, text, token.</summary>
[Collection("comments")]
public sealed class LeanLogTests(CommentApp app)
{
    private const string City = "herzberg";
    private const string Name = "Xaveria Zuckmantel";
    private const string Text = "Die Linde am Anger soll bleiben";

    [Fact]
    public async Task A_session_leaves_nothing_personal_behind()
    {
        var mail = $"xaveria-{Guid.NewGuid():N}@example.org";
        var visitor = new Visitor(app, City);
        List<string> secrets = [mail, Name, Text, Visitor.Password];
        using (await visitor.SubmitAsync("/registrieren", "form[action='/registrieren']", ("name", Name), ("email", mail), ("password", Visitor.Password))) { }
        var confirm = Visitor.LinkIn((await visitor.MailsAsync(mail))[^1]);
        secrets.Add(confirm.Split('/')[^1]);
        using (await visitor.SubmitAsync(confirm, "main form")) { }
        using (await visitor.SignInAsync(mail, $"{Visitor.Password}-falsch")) { }
        using (var signedIn = await visitor.SignInAsync(mail))
        {
            Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        }

        secrets.AddRange(visitor.Cookies.Values);
        using (await visitor.SubmitAsync("/passwort-vergessen", "form[action='/passwort-vergessen']", ("email", mail))) { }
        var reset = Visitor.LinkIn((await visitor.MailsAsync(mail))[^1]);
        secrets.Add(reset.Split('/')[^1]);
        using (await visitor.GetAsync(reset)) { }
        using (await visitor.GetAsync($"{reset}x")) { }
        var phase = await app.PhaseAsync(City);
        var form = await app.FormAsync(City, phase.Key);
        secrets.Add(form.Token);
        secrets.Add((await form.StoreAsync(Text, Name, showName: true)).Code);
        using (await form.SendAsync(Text, headers: [(CommentApp.Address, "203.0.113.77")])) { }
        secrets.Add("203.0.113.77");
        using (await app.City(City).GetAsync($"/suche?q={Uri.EscapeDataString(Name)}")) { }
        using (await app.City(City).GetAsync($"/{Uri.EscapeDataString(mail)}/{Uri.EscapeDataString(Name)}")) { }
        using (var key = new HttpRequestMessage(HttpMethod.Get, "/api/v1/plans"))
        {
            key.Headers.TryAddWithoutValidation("Authorization", "Bearer isek_falscher-schluessel-4711");
            secrets.Add("falscher-schluessel-4711");
            using (await app.City(City).SendAsync(key)) { }
        }

        using (await visitor.SubmitAsync("/konto/loeschen", "main form", ("password", Visitor.Password))) { }

        Assert.All(secrets, s => Assert.True(s.Length > 8, s));
        var told = app.Log.Lines.Where(l => secrets.Any(s => l.Contains(s, StringComparison.OrdinalIgnoreCase) || l.Contains(Uri.EscapeDataString(s), StringComparison.Ordinal)));
        Assert.Empty(told);
    }

    [Fact]
    public void A_line_is_JSON_with_its_city_and_without_the_frameworks_scopes()
    {
        using var activity = new Activity("request").SetTag(Telemetry.Tenant, City).Start();
        var scopes = new LoggerExternalScopeProvider();
        using var scope = scopes.Push(new Dictionary<string, object> { ["RequestPath"] = "/passwort-neu/geheim" });
        using var line = new StringWriter();

        new LeanJson(app.Time).Write(
            new LogEntry<string>(LogLevel.Warning, "Some.Category", new EventId(1), "Zwei\nZeilen", new InvalidOperationException("kaputt"), (s, _) => s),
            scopes,
            line
        );

        var written = Assert.Single(line.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var json = JsonDocument.Parse(written).RootElement;
        Assert.Equal(
            ("Warning", "Some.Category", "Zwei\nZeilen", City, activity.TraceId.ToString()),
            (Word("level"), Word("category"), Word("message"), Word("tenant"), Word("trace"))
        );
        Assert.Contains("kaputt", Word("exception"), StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", written, StringComparison.Ordinal);
        string Word(string name) => json.GetProperty(name).GetString()!;
    }
}
