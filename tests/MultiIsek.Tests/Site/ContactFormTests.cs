using System.Net;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Notifications;

namespace MultiIsek.Tests.Site;

/// <summary>A message to the city by the contact form: guarded like a comment, sent once, answered to the sender, copied to nobody.</summary>
[Collection("mail")]
public sealed class ContactFormTests(MailApp app)
{
    private const string Url = "/kontakt/nachricht";
    private const string Form = $"form[action='{Url}']";
    private static readonly (string, string)[] Typed = [("text", "Wann wird der Marktplatz umgebaut?\nDanke."), ("email", "frau.frage@example.org"), ("name", "Frau Frage")];

    [Fact]
    public async Task A_message_reaches_the_chosen_body_once_and_its_answer_the_sender()
    {
        await using var sink = await SmtpSink.StartAsync("accept");
        await app.BeginAsync(sink.Port);
        using var city = await RealCityAsync();
        var visitor = new Visitor(app, city.Slug);
        Assert.NotNull((await visitor.PageAsync("/kontakt")).QuerySelector($"a[href='{Url}']"));
        Assert.Null((await visitor.PageAsync("/kontakt")).QuerySelector("main form"));
        var page = await visitor.PageAsync(Url);
        Assert.Equal(["", "bauamt"], page.QuerySelectorAll("#to option").Select(o => o.GetAttribute("value")));
        var fields = Typed.Append(("to", "bauamt")).Append(("token", page.QuerySelector("input[name=token]")!.GetAttribute("value")!)).ToDictionary(f => f.Item1, f => f.Item2);
        app.Time.Now += TimeSpan.FromSeconds(5);

        foreach (var _ in (int[])[1, 2])
        {
            var answer = await visitor.PostAsync(Url, fields);
            Assert.Contains("unterwegs", (await answer.Html()).TextOf("h1"), StringComparison.Ordinal);
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        }

        Assert.Equal(1, await app.Worker.SendAsync(app.PlaceOf(city.Slug), CancellationToken.None));
        var mail = await sink.NextAsync();
        Assert.Equal(["bauamt@musterstadt.example"], mail.To);
        Assert.Equal("frau.frage@example.org", mail.ReplyTo);
        Assert.Equal("post@isek.example", mail.From);
        Assert.Contains("Wann wird der Marktplatz umgebaut?", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Frau Frage", mail.Text, StringComparison.Ordinal);
        Assert.Empty(await sink.StopAsync());
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_nothing_typed_is_lost()
    {
        using var city = await RealCityAsync();
        var visitor = new Visitor(app, city.Slug);
        var page = await visitor.PageAsync(Url);
        var token = page.QuerySelector("input[name=token]")!.GetAttribute("value")!;

        var fast = await visitor.PostAsync(Url, Fields(("text", "Eine Frage"), ("email", "frau.frage@example.org"), ("token", token)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, fast.StatusCode);
        Assert.Contains("sehr schnell", (await fast.Html()).TextOf(".errors"), StringComparison.Ordinal);
        app.Time.Now += TimeSpan.FromSeconds(5);
        foreach (
            var (field, value) in ((string, string)[])
                [
                    ("email", "keine"),
                    ("email", "a@b\r\nBcc: x@example.org"),
                    ("text", " "),
                    ("text", new string('x', 5001)),
                    ("name", new string('n', 81)),
                    ("to", "gibt-es-nicht"),
                    ("token", "x"),
                ]
        )
        {
            var answer = await visitor.PostAsync(
                Url,
                Fields([("text", "Eine Frage"), ("email", "frau.frage@example.org"), ("name", "Frau Frage"), ("token", token), (field, value)])
            );

            Assert.Equal((field, HttpStatusCode.UnprocessableEntity), (field, answer.StatusCode));
            var back = await answer.Html();
            Assert.NotEmpty(back.TextOf(".errors"));
            if (field != "text")
            {
                Assert.Contains("Eine Frage", back.TextOf("#text"), StringComparison.Ordinal);
            }
        }

        Assert.Equal(0, await app.Worker.SendAsync(app.PlaceOf(city.Slug), CancellationToken.None));
    }

    [Fact]
    public async Task A_program_another_host_and_another_citys_form_send_nothing()
    {
        using var city = await RealCityAsync();
        using var neighbour = await RealCityAsync();
        var client = app.City(city.Slug);
        var token = (await client.Page(Url)).QuerySelector("input[name=token]")!.GetAttribute("value")!;
        var foreign = (await app.City(neighbour.Slug).Page(Url)).QuerySelector("input[name=token]")!.GetAttribute("value")!;
        app.Time.Now += TimeSpan.FromSeconds(5);

        var trapped = await client.PostAsync(Url, new FormUrlEncodedContent(Fields([.. Typed, ("token", token), ("website", "x")])));
        Assert.Contains("unterwegs", (await trapped.Html()).TextOf("h1"), StringComparison.Ordinal);
        var other = await client.PostAsync(Url, new FormUrlEncodedContent(Fields([.. Typed, ("token", foreign)])));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        using var strange = new HttpRequestMessage(HttpMethod.Post, Url) { Content = new FormUrlEncodedContent(Fields([.. Typed, ("token", token)])) };
        strange.Headers.Add("Origin", "http://boese.example");
        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(strange)).StatusCode);

        Assert.Equal(0, await app.Worker.SendAsync(app.PlaceOf(city.Slug), CancellationToken.None));
    }

    [Fact]
    public async Task One_address_has_its_messages_and_keeps_the_text_of_the_one_too_many()
    {
        using var city = await RealCityAsync();
        var visitor = new Visitor(app, city.Slug);
        List<HttpResponseMessage> answers = [];
        for (var i = 0; i < 6; i++)
        {
            var token = (await visitor.PageAsync(Url)).QuerySelector("input[name=token]")!.GetAttribute("value")!;
            app.Time.Now += TimeSpan.FromSeconds(5);
            answers.Add(await visitor.PostAsync(Url, Fields([.. Typed, ("token", token)])));
        }

        Assert.All(answers.Take(5), a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[5].StatusCode);
        Assert.NotNull(answers[5].Headers.RetryAfter);
        Assert.Contains("Marktplatz", (await answers[5].Html()).TextOf("#text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_address_or_in_a_demonstration_without_the_operators_there_is_no_form()
    {
        using var silent = await RealCityAsync(tenant => tenant["contact"]!["email"] = null);
        foreach (var city in (string[])[silent.Slug, MailApp.Town])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await app.City(city).GetAsync(Url)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await app.City(city).PostAsync(Url, new FormUrlEncodedContent([]))).StatusCode);
            Assert.Null((await app.City(city).Page("/kontakt")).QuerySelector($"a[href='{Url}']"));
        }
    }

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] values)
    {
        Dictionary<string, string> fields = new() { ["to"] = "" };
        foreach (var (name, value) in values)
        {
            fields[name] = value;
        }

        return fields;
    }

    /// <summary>A city that is no demonstration, with legal pages of its own.</summary>
    private async Task<CityCopy> RealCityAsync(Action<System.Text.Json.Nodes.JsonNode>? change = null)
    {
        var copy = new CityCopy().Edit(
            "tenant.json",
            tenant =>
            {
                tenant["demonstration"] = false;
                change?.Invoke(tenant);
            }
        );
        await app.ImportAsync(copy.Folder);
        foreach (var kind in Enum.GetValues<LegalKind>())
        {
            await app.SendAsync(new SetLegalPage(copy.Slug, kind, "Erfunden."));
        }

        return copy;
    }
}
