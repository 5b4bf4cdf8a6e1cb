using System.Net;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Tests.Participation;

[Collection("comments")]
public sealed class CommentTests(CommentApp app)
{
    private const string City = "herzberg";

    [Fact]
    public async Task A_comment_is_numbered_shown_and_found_again_by_its_code()
    {
        var phase = await app.PhaseAsync(City);
        var form = await app.FormAsync(City, phase.Key);
        var (number, code) = await form.StoreAsync("Ein gemeinsamer Kalender\nwäre gut.", "Erika Muster", showName: true);

        Assert.Matches(@"^H-2026-\d{5}$", number);
        Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4} ){3}[0-9A-HJKMNP-TV-Z]{4}$", code);
        var comments = await app.City(City).Page("/plan/insek/m1-1/kommentare");
        var shown = comments.QuerySelector($"#{number.ToLowerInvariant()}")!;
        Assert.Equal("Ein gemeinsamer Kalender\nwäre gut.", shown.QuerySelector(".said")!.TextContent);
        Assert.Contains("Erika Muster", shown.TextOf("header"), StringComparison.Ordinal);
        Assert.Contains(number, (await app.City(City).Page("/plan/insek/m1-1")).QuerySelector("#absatz-1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(number, (await app.City(City).Page($"/mitmachen/{phase.Key}")).Body!.TextContent, StringComparison.Ordinal);

        using var status = await LookUpAsync(code.ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal).Replace('0', 'o').Insert(4, " - "));
        Assert.Equal(HttpStatusCode.OK, status.StatusCode);
        var found = await status.Html();
        Assert.Contains(number, found.TextOf("h1"), StringComparison.Ordinal);
        Assert.Contains("Veröffentlicht", found.TextOf(".trail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_tick_the_name_is_kept_and_not_shown()
    {
        var phase = await app.PhaseAsync(City);
        var (number, _) = await (await app.FormAsync(City, phase.Key)).StoreAsync("Ohne Namen bitte.", "Geheimer Name");

        var page = await app.City(City).Page("/plan/insek/m1-1/kommentare");
        Assert.Contains("ohne Namen", page.TextOf($"#{number.ToLowerInvariant()} header"), StringComparison.Ordinal);
        Assert.DoesNotContain("Geheimer Name", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Geheimer Name", await app.ReadAsync(City, db => db.Set<Contribution>().OrderByDescending(c => c.Number).Select(c => c.Name).FirstAsync()));
    }

    [Fact]
    public async Task No_answer_around_a_comment_sets_a_cookie_or_may_be_kept()
    {
        var phase = await app.PhaseAsync(City);
        var client = app.City(City);
        using var form = await client.GetAsync(CommentUrl.Form(phase.Key, "m1-1", 1));
        using var receipt = await (await app.FormAsync(City, phase.Key)).SendAsync("Ein Kommentar.");
        using var lookUp = await client.GetAsync("/mitmachen/nachsehen");

        foreach (var answer in new[] { form, receipt, lookUp })
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.DoesNotContain("__RequestVerificationToken", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal("no-referrer", receipt.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task The_code_stands_in_no_log_and_not_in_the_database()
    {
        var phase = await app.PhaseAsync(City);
        var form = await app.FormAsync(City, phase.Key);
        var (_, code) = await form.StoreAsync("Mit geheimem Code.");
        (await LookUpAsync(code)).Dispose();

        var joined = code.Replace(" ", "", StringComparison.Ordinal);
        Assert.DoesNotContain(app.Log.Lines, l => l.Contains(code, StringComparison.OrdinalIgnoreCase) || l.Contains(joined, StringComparison.OrdinalIgnoreCase));
        var stored = await app.ReadAsync(City, db => db.Set<Contribution>().OrderByDescending(c => c.Number).FirstAsync());
        Assert.Equal(ReceiptCode.Parse(code)!.Hash, stored.ReceiptHash);
        Assert.DoesNotContain(code, form.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \r\n\t ")]
    [InlineData("\u200b\u200b")]
    [InlineData("\u0001\u0002")]
    public async Task An_empty_comment_is_asked_for_again(string text)
    {
        var phase = await app.PhaseAsync(City);
        using var answer = await (await app.FormAsync(City, phase.Key)).SendAsync(text, "Name bleibt");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Html();
        Assert.Equal("#text", page.QuerySelector(".errors a")!.GetAttribute("href"));
        Assert.Equal("Schreiben Sie einen Kommentar.", page.TextOf("#text-e"));
        Assert.Equal("Name bleibt", page.QuerySelector("#name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Ten_thousand_characters_are_taken_and_one_more_is_not()
    {
        var phase = await app.PhaseAsync(City);
        using var tooLong = await (await app.FormAsync(City, phase.Key)).SendAsync(new string('ü', Contribution.TextMax + 1), new string('n', Contribution.NameMax + 1));
        await (await app.FormAsync(City, phase.Key)).StoreAsync(string.Concat(Enumerable.Repeat("zeile\r\n", 1666)) + "1234");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);
        var page = await tooLong.Html();
        Assert.Equal(2, page.QuerySelectorAll(".errors li").Length);
        Assert.Equal(Contribution.TextMax + 1, page.QuerySelector("#text")!.TextContent.Trim().Length);
    }

    [Theory]
    [InlineData(1, "sehr schnell")]
    [InlineData((8 * 3600) + 1, "lange offen")]
    public async Task Too_fast_and_too_old_keep_the_text_and_go_through_the_second_time(int seconds, string says)
    {
        var phase = await app.PhaseAsync(City, p => p.EndsAt = app.Time.Now.UtcDateTime.AddDays(2));
        var form = await app.FormAsync(City, phase.Key, seconds: seconds);
        using var first = await form.SendAsync("Nicht verloren.");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.StatusCode);
        var page = await first.Html();
        Assert.Contains(says, page.TextOf(".errors"), StringComparison.Ordinal);
        Assert.Equal("Nicht verloren.", page.QuerySelector("#text")!.TextContent.Trim());

        app.Time.Now += TimeSpan.FromSeconds(4);
        await (form with { Token = page.QuerySelector("input[name=token]")!.GetAttribute("value")! }).StoreAsync("Nicht verloren.");
    }

    [Fact]
    public async Task A_token_is_good_for_its_own_place_phase_and_city_only()
    {
        var (phase, other) = (await app.PhaseAsync(City), await app.PhaseAsync(City));
        var form = await app.FormAsync(City, phase.Key);
        var elsewhere = new[]
        {
            form with
            {
                Url = CommentUrl.Form(phase.Key, "m1-2", 0),
            },
            form with
            {
                Url = CommentUrl.Form(phase.Key, "m1-1", 0),
            },
            form with
            {
                Url = CommentUrl.Form(other.Key, "m1-1", 1),
            },
            form with
            {
                Token = form.Token[..^4] + "AAAA",
            },
            form with
            {
                Token = "",
            },
        };
        foreach (var wrong in elsewhere)
        {
            using var answer = await wrong.SendAsync("Am falschen Ort.");
            Assert.True(answer.StatusCode == HttpStatusCode.UnprocessableEntity, $"{wrong.Url}: {answer.StatusCode}");
        }

        using var copy = new CityCopy(City);
        await app.ImportAsync(copy.Folder);
        using var foreign = await (form with { Client = app.City(copy.Slug), Url = CommentUrl.Form("beispielphase-massnahmen", "m1-1", 1) }).SendAsync("In der falschen Stadt.");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.StatusCode);
        Assert.Equal(0, await app.ReadAsync(copy.Slug, db => db.Set<Contribution>().CountAsync()));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "http://hagen.localhost")]
    [InlineData("Origin", "null")]
    public async Task A_form_from_elsewhere_is_refused_and_its_text_kept(string header, string value)
    {
        var phase = await app.PhaseAsync(City);
        using var answer = await (await app.FormAsync(City, phase.Key)).SendAsync("Von fremder Seite.", headers: (header, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await answer.Html();
        Assert.Equal("Das Formular kam nicht von dieser Seite", page.TextOf("h1"));
        Assert.Equal("Von fremder Seite.", page.QuerySelector("textarea[readonly]")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_form_from_this_host_is_taken()
    {
        var phase = await app.PhaseAsync(City);
        var form = await app.FormAsync(City, phase.Key);
        using var answer = await form.SendAsync("Von hier.", headers: [("Origin", "http://herzberg.localhost"), ("Sec-Fetch-Site", "same-origin")]);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_filled_trap_is_answered_normally_and_waits_for_moderation()
    {
        var phase = await app.PhaseAsync(City);
        using var answer = await (await app.FormAsync(City, phase.Key)).SendAsync("Kaufen Sie jetzt.", website: "https://spam.example");
        var number = (await answer.Html()).TextOf("#nummer");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var stored = await app.ReadAsync(City, db => db.Set<Contribution>().OrderByDescending(c => c.Number).FirstAsync());
        Assert.Equal((ContributionState.Pending, number), (stored.State, Contribution.PublicNumber(stored.Year, stored.Number)));
        Assert.NotNull(stored.BlockedReason);
        Assert.DoesNotContain("Kaufen Sie jetzt", (await app.City(City).Page("/plan/insek/m1-1/kommentare")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_phase_says_so_with_its_dates_and_keeps_the_text()
    {
        var phase = await app.PhaseAsync(City);
        var form = await app.FormAsync(City, phase.Key);
        app.Time.Now += TimeSpan.FromHours(2);
        using var answer = await form.SendAsync("Zu spät.");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await answer.Html();
        Assert.Contains("ist beendet", page.TextOf(".lead"), StringComparison.Ordinal);
        Assert.Contains("2026", page.TextOf(".lead"), StringComparison.Ordinal);
        Assert.Equal("Zu spät.", page.QuerySelector("textarea[readonly]")!.TextContent.Trim());
        Assert.Null((await app.City(City).Page(form.Url)).QuerySelector("form[method=post]"));
        Assert.Equal(0, await app.ReadAsync(City, db => db.Set<Contribution>().CountAsync(c => c.PhaseId == phase.Id)));
    }

    [Fact]
    public async Task What_cannot_be_commented_has_no_form()
    {
        var phase = await app.PhaseAsync(City);
        var client = app.City(City);
        foreach (var (element, paragraph) in new[] { ("gibt-es-nicht", 1), ("m1-1", 99), ("m1-1", -1), ("zv1", 0) })
        {
            using var answer = await client.GetAsync(CommentUrl.Form(phase.Key, element, paragraph));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        using var bare = await client.GetAsync($"/mitmachen/{phase.Key}/kommentar");
        Assert.Equal($"/mitmachen/{phase.Key}", bare.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</textarea><svg onload=alert(1)>")]
    [InlineData("javascript:alert(1)")]
    [InlineData("[klick](javascript:alert(1))")]
    [InlineData("{{constructor.constructor('alert(1)')()}}")]
    [InlineData("<a href='data:text/html,x'>x</a> <!-- -->")]
    [InlineData("' autofocus onfocus=alert(1) x='")]
    public async Task No_script_of_a_stranger_runs(string payload)
    {
        var phase = await app.PhaseAsync(City);
        var form = await app.FormAsync(City, phase.Key);
        using var receipt = await form.SendAsync(payload, payload, showName: true);
        var page = await receipt.Html();
        var number = page.TextOf("#nummer").ToLowerInvariant();
        using var refused = await form.SendAsync("", payload);
        var list = await app.City(City).Page("/plan/insek/m1-1/kommentare");

        Assert.Equal(payload, page.QuerySelector(".said")!.TextContent);
        Assert.Equal(payload, list.QuerySelector($"#{number} .said")!.TextContent);
        Assert.Contains(payload, list.QuerySelector($"#{number} header")!.TextContent, StringComparison.Ordinal);
        var again = await refused.Html();
        Assert.Equal(payload, again.QuerySelector("#name")!.GetAttribute("value"));
        foreach (var document in new[] { page, list, again, await app.City(City).Page($"/mitmachen/{phase.Key}"), await app.City(City).Page("/plan/insek/m1-1") })
        {
            Assert.DoesNotContain(document.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
            Assert.DoesNotContain(document.QuerySelectorAll("script"), s => s.GetAttribute("type") != "application/ld+json" && !s.HasAttribute("src"));
            Assert.DoesNotContain(document.QuerySelectorAll("a"), a => a.GetAttribute("href")!.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task A_damaged_form_breaks_nothing()
    {
        var phase = await app.PhaseAsync(City);
        var form = await app.FormAsync(City, phase.Key);
        using var json = await form.Client.PostAsync(form.Url, new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, json.StatusCode);
    }

    [Fact]
    public async Task A_sign_that_nobody_can_see_costs_nobody_the_text()
    {
        var phase = await app.PhaseAsync(City);
        var form = await app.FormAsync(City, phase.Key);
        using var answer = await form.Client.PostAsync(form.Url, Encoded($"te%00xt=vor%00%%0000nach&token={Uri.EscapeDataString(form.Token)}"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("vornach", (await answer.Html()).TextOf(".said"));
    }

    [Theory]
    [InlineData("fields", 400)]
    [InlineData("multipart", 400)]
    [InlineData("large", 413)]
    public async Task A_form_that_cannot_be_read_is_answered_in_words(string kind, int status)
    {
        var phase = await app.PhaseAsync(City);
        var form = await app.FormAsync(City, phase.Key);
        var broken = new StringContent("kein Teil");
        broken.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        using HttpContent content = kind switch
        {
            "fields" => Encoded(string.Join('&', Enumerable.Range(0, 2000).Select(i => $"f{i}=1"))),
            "multipart" => broken,
            _ => Encoded("text=" + new string('a', 5_000_000)),
        };
        using var answer = await form.Client.PostAsync(form.Url, content);
        var page = await answer.Html();

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 413 ? "Das ist zu groß" : "Das konnten wir nicht lesen", page.TextOf("h1"));
        Assert.Contains($"Fehler {status}", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("gespeichert ist davon nichts", page.TextOf(".lead"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_example_promises_nothing_and_the_form_says_how_long_comments_are_kept()
    {
        var phase = await app.PhaseAsync(City, p => p.IsExample = true);
        var real = await app.PhaseAsync(City);
        var form = await app.FormAsync(City, phase.Key);
        using var receipt = await form.SendAsync("Ein Beispiel.");
        var page = await app.City(City).Page(form.Url);

        Assert.Contains(PhaseWords.NotReceived, page.TextOf("main"), StringComparison.Ordinal);
        Assert.Contains(PhaseWords.NotReceived, (await receipt.Html()).TextOf("main"), StringComparison.Ordinal);
        Assert.Contains("12 Monate nach dem Ende der Phase", page.TextOf("#absenden"), StringComparison.Ordinal);
        Assert.Contains("Rechtsgrundlage: Artikel 6", page.TextOf("#absenden"), StringComparison.Ordinal);
        Assert.DoesNotContain(PhaseWords.NotReceived, (await app.City(City).Page(CommentUrl.Form(real.Key, "m1-1", 1))).TextOf("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("wägt die Stadt", (await app.City(City).Page("/mitmachen/beispielphase-massnahmen")).TextOf("main"), StringComparison.Ordinal);
    }

    private static StringContent Encoded(string body) => new(body, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");

    [Theory]
    [InlineData("7KXM 4QTP 9WZR H2CD")]
    [InlineData("")]
    [InlineData("kein Code!")]
    [InlineData("0000 0000 0000 0000")]
    public async Task A_wrong_code_gets_a_calm_answer(string code)
    {
        using var answer = await LookUpAsync(code);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("nichts gefunden", (await answer.Html()).TextOf("#code-e"), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> LookUpAsync(string code)
    {
        using var content = new FormUrlEncodedContent([new("code", code)]);
        return await app.City(City).PostAsync("/mitmachen/nachsehen", content);
    }
}
