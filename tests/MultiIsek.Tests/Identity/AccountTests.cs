using System.Net;

namespace MultiIsek.Tests.Identity;

/// <summary>Citizens with an account: nobody learns who has one, mails change nothing by being opened, sessions end when they should.</summary>
[Collection("app")]
public sealed class AccountTests(App app)
{
    private const string City = "musterstadt";

    [Fact]
    public async Task A_citizen_registers_confirms_by_button_and_signs_in()
    {
        var visitor = new Visitor(app, City);
        var link = await RegisterAsync(visitor, "buergerin@example.org");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SignInAsync("buergerin@example.org")).StatusCode);

        // A scanner that opens the link confirms nothing.
        await new Visitor(app, City).PageAsync(link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SignInAsync("buergerin@example.org")).StatusCode);

        var confirmed = await visitor.SubmitAsync(link, $"form[action='{link}']");
        Assert.Contains("bestätigt", (await confirmed.Html()).TextOf("h1"), StringComparison.Ordinal);
        var signedIn = await visitor.SignInAsync("buergerin@example.org");
        Assert.Equal("/konto", signedIn.Headers.Location?.ToString());
        Assert.Contains("buergerin@example.org", (await visitor.PageAsync("/konto")).TextOf("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/verwaltung")).StatusCode);
    }

    [Fact]
    public async Task The_same_address_in_two_cities_is_two_accounts()
    {
        var here = new Visitor(app, City);
        await ConfirmedAsync(here, "zweimal@example.org");
        var there = new Visitor(app, app.Samples[0]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await there.SignInAsync("zweimal@example.org")).StatusCode);
        await ConfirmedAsync(there, "zweimal@example.org");
        Assert.Equal(HttpStatusCode.Redirect, (await there.SignInAsync("zweimal@example.org")).StatusCode);
    }

    [Fact]
    public async Task Known_and_unknown_addresses_get_the_same_answers()
    {
        var visitor = new Visitor(app, City);
        await ConfirmedAsync(visitor, "bekannt@example.org");

        (string Url, Func<string, Task<HttpResponseMessage>> Ask)[] acts =
        [
            ("/anmelden", mail => visitor.SignInAsync(mail, "falsch-falsch-falsch")),
            ("/registrieren", mail => RegisterFormAsync(visitor, mail)),
            ("/passwort-vergessen", mail => visitor.SubmitAsync("/passwort-vergessen", "main form", ("email", mail))),
        ];
        foreach (var (url, ask) in acts)
        {
            var known = await SeenAsync("bekannt@example.org");
            var unknown = await SeenAsync($"{Guid.NewGuid():N}@example.org");
            Assert.True(known == unknown, $"{url}: {known}{Environment.NewLine}{unknown}");

            async Task<string> SeenAsync(string mail)
            {
                using var answer = await ask(mail);
                var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Content-Length" or "Date")).OrderBy(h => h.Key, StringComparer.Ordinal);
                var main = (await answer.Html()).QuerySelector("main")!.OuterHtml.Replace(mail, "(typed)", StringComparison.Ordinal);
                return string.Join(Environment.NewLine, [$"{(int)answer.StatusCode}", .. headers.Select(h => $"{h.Key}: {string.Join(',', h.Value)}"), main]);
            }
        }

        Assert.Contains(await visitor.MailsAsync("bekannt@example.org"), m => m.Subject.Contains("schon ein Konto", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_that_is_none_confirms_nothing_even_for_an_account_that_is_confirmed()
    {
        var (visitor, mail) = (new Visitor(app, City), $"{Guid.NewGuid():N}@example.org");
        var link = await RegisterAsync(visitor, mail);
        using (await visitor.SubmitAsync(link, "main form")) { }
        // The account's id is the first half of the last word.
        var garbage = $"{link[..(link.LastIndexOf('/') + 33)]}bm9uc2Vuc2U";

        using var shown = await visitor.GetAsync(garbage);
        using var sent = await visitor.PostAsync(garbage, []);
        using var again = await visitor.SubmitAsync(link, "main form");

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK], new[] { shown, sent, again }.Select(a => a.StatusCode));
        Assert.Contains("gilt nicht mehr", (await shown.Html()).TextOf("h1"), StringComparison.Ordinal);
        Assert.DoesNotContain("ist bestätigt", (await sent.Html()).TextOf("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kurz", "leicht zu erraten")]
    [InlineData("passwort123", "leicht zu erraten")]
    [InlineData("", "Geben Sie ein Passwort ein")]
    public async Task A_weak_password_is_refused_with_a_hint_and_nothing_typed_is_lost(string password, string hint)
    {
        var visitor = new Visitor(app, City);

        var answer = await visitor.SubmitAsync("/registrieren", "form[action='/registrieren']", ("name", "Max Muster"), ("email", "schwach@example.org"), ("password", password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await answer.Html();
        Assert.Contains(password == "kurz" ? "zu kurz" : hint, page.TextOf(".errors"), StringComparison.Ordinal);
        Assert.Equal("schwach@example.org", page.QuerySelector("#email")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("#password")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_new_password_ends_all_sessions_and_the_link_works_once()
    {
        var visitor = new Visitor(app, City);
        await ConfirmedAsync(visitor, "vergessen@example.org");
        await visitor.SignInAsync("vergessen@example.org");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/konto")).StatusCode);
        var other = new Visitor(app, City);
        await other.SubmitAsync("/passwort-vergessen", "form[action='/passwort-vergessen']", ("email", "vergessen@example.org"));
        var link = Visitor.LinkIn((await other.MailsAsync("vergessen@example.org"))[^1]);

        var done = await other.SubmitAsync(link, $"form[action='{link}']", ("password", "Birkenrinde-Tangente-58"));

        Assert.Contains("gilt", (await done.Html()).TextOf("h1"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/konto")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await other.SignInAsync("vergessen@example.org")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await other.SignInAsync("vergessen@example.org", "Birkenrinde-Tangente-58")).StatusCode);
        using var shown = await new Visitor(app, City).GetAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, shown.StatusCode);
        Assert.NotNull((await shown.Html()).QuerySelector("main a[href='/passwort-vergessen']"));
        using var twice = await new Visitor(app, City).PostAsync(link, new() { ["password"] = "Tangente-Birkenrinde-85" });
        Assert.Equal(HttpStatusCode.NotFound, twice.StatusCode);
    }

    [Fact]
    public async Task A_mailed_link_of_one_city_confirms_and_changes_nothing_in_another()
    {
        var mail = $"{Guid.NewGuid():N}@example.org";
        var (here, there) = (new Visitor(app, City), new Visitor(app, app.Samples[0]));
        var confirm = await RegisterAsync(here, mail);
        await ConfirmedAsync(there, mail);
        using var confirmed = await there.PostAsync(confirm, []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await here.SignInAsync(mail)).StatusCode);
        using (await here.SubmitAsync(confirm, "main form")) { }
        using (await here.SubmitAsync("/passwort-vergessen", "main form", ("email", mail))) { }
        var reset = Visitor.LinkIn((await here.MailsAsync(mail))[^1]);

        using var shown = await there.GetAsync(reset);
        using var changed = await there.PostAsync(reset, new() { ["password"] = "Birkenrinde-Tangente-58" });

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound], new[] { confirmed, shown, changed }.Select(a => a.StatusCode));
        Assert.Equal(HttpStatusCode.Redirect, (await here.SignInAsync(mail)).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await there.SignInAsync(mail)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await new Visitor(app, City).GetAsync(reset)).StatusCode);
    }

    [Fact]
    public async Task Another_device_can_be_signed_out()
    {
        var phone = new Visitor(app, City);
        await ConfirmedAsync(phone, "zwei-geraete@example.org");
        await phone.SignInAsync("zwei-geraete@example.org");
        var desk = new Visitor(app, City);
        await desk.SignInAsync("zwei-geraete@example.org");

        await desk.SubmitAsync("/konto", "form[action*='EndOthers']");

        Assert.Equal(HttpStatusCode.Redirect, (await phone.GetAsync("/konto")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await desk.GetAsync("/konto")).StatusCode);
    }

    [Fact]
    public async Task One_session_of_the_list_is_ended_and_the_others_go_on()
    {
        var mail = $"{Guid.NewGuid():N}@example.org";
        var (phone, tablet, desk) = (new Visitor(app, City), new Visitor(app, City), new Visitor(app, City));
        await ConfirmedAsync(phone, mail);
        foreach (var device in (Visitor[])[phone, tablet, desk])
        {
            using (await device.SignInAsync(mail)) { }
        }

        using (await desk.SubmitAsync("/konto", "form[action$='handler=End']")) { }

        Assert.Single((await desk.PageAsync("/konto")).QuerySelectorAll("form[action$='handler=End']"));
        var left = new[] { (await phone.GetAsync("/konto")).StatusCode, (await tablet.GetAsync("/konto")).StatusCode };
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Redirect], left.Order());
    }

    [Fact]
    public async Task A_person_takes_the_own_data_along_and_erases_the_account()
    {
        var visitor = new Visitor(app, City);
        await ConfirmedAsync(visitor, "geht@example.org");
        await visitor.SignInAsync("geht@example.org");
        Assert.Equal("application/zip", (await visitor.GetAsync("/konto?handler=Data")).Content.Headers.ContentType?.MediaType);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SubmitAsync("/konto/loeschen", "form[action='/konto/loeschen']", ("password", "falsch"))).StatusCode);
        await visitor.SubmitAsync("/konto/loeschen", "form[action='/konto/loeschen']", ("password", Visitor.Password));

        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/konto")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.SignInAsync("geht@example.org")).StatusCode);
    }

    [Theory]
    [InlineData("https://boese.example/")]
    [InlineData("//boese.example/")]
    [InlineData("/\\boese.example")]
    public async Task Nobody_is_sent_elsewhere_after_signing_in(string next)
    {
        var visitor = new Visitor(app, City);
        var mail = $"{Guid.NewGuid():N}@example.org";
        await ConfirmedAsync(visitor, mail);

        var answer = await visitor.SubmitAsync("/anmelden", "form[action='/anmelden']", ("email", mail), ("password", Visitor.Password), ("weiter", next));

        Assert.Equal("/konto", answer.Headers.Location?.ToString());
    }

    private static async Task ConfirmedAsync(Visitor visitor, string mail)
    {
        var link = await RegisterAsync(visitor, mail);
        await visitor.SubmitAsync(link, $"form[action='{link}']");
    }

    private static async Task<string> RegisterAsync(Visitor visitor, string mail)
    {
        Assert.Equal(HttpStatusCode.OK, (await RegisterFormAsync(visitor, mail)).StatusCode);
        return Visitor.LinkIn((await visitor.MailsAsync(mail))[^1]);
    }

    private static Task<HttpResponseMessage> RegisterFormAsync(Visitor visitor, string mail) =>
        visitor.SubmitAsync("/registrieren", "form[action='/registrieren']", ("name", "Max Muster"), ("email", mail), ("password", Visitor.Password));
}
