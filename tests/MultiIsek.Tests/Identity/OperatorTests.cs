using System.Net;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Identity.Audit;
using MultiIsek.Identity.Contracts;
using MultiIsek.Identity.Operators;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Tests.Identity;

/// <summary>The operator's people: their own host, and a city only with reason, banner, time limit and entry in its log.</summary>
[Collection("app")]
public sealed class OperatorTests(App app)
{
    private const string Reason = "Anfrage vom 3. März: Kommentar lässt sich nicht freigeben";

    private string City => app.Samples[1];

    [Fact]
    public async Task An_invited_operator_sets_up_password_and_app_and_sees_the_cities()
    {
        var (visitor, mail) = await app.OperatorAsync();

        var desk = await visitor.PageAsync("/betrieb");

        Assert.Contains("Angemeldet als Olga Betrieb", desk.TextOf(".lead"), StringComparison.Ordinal);
        Assert.Contains(desk.QuerySelectorAll("main h2"), h => h.TextContent.Contains("Herzberg", StringComparison.Ordinal));
        Assert.Contains(await app.SendAsync(new ListOperators()), o => o.Email == mail && o.HasAccepted);
    }

    [Fact]
    public async Task Guests_and_a_citys_admin_do_not_enter_the_operators_desk()
    {
        var guest = new Visitor(app, "");
        var admin = await Visitor.StaffAsync(app, City, Role.Admin);
        foreach (var (name, value) in admin.Cookies)
        {
            guest.Cookies[name] = value;
        }

        using var answer = await guest.GetAsync("/betrieb");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/betrieb/anmelden?weiter=%2Fbetrieb", answer.Headers.Location!.ToString());
        using var atCity = await admin.GetAsync("/plattform/betrieb");
        Assert.Equal(HttpStatusCode.NotFound, atCity.StatusCode);
    }

    [Fact]
    public async Task The_operators_cookie_opens_no_city()
    {
        var (visitor, _) = await app.OperatorAsync();
        var atCity = new Visitor(app, City);
        foreach (var (name, value) in visitor.Cookies)
        {
            atCity.Cookies[name] = value;
            // Under the names that a city looks at, too.
            atCity.Cookies["isek-konto"] = value;
        }

        using var answer = await atCity.GetAsync("/verwaltung");
        using var visiting = new HttpRequestMessage(HttpMethod.Get, "/verwaltung");
        visiting.Headers.Add("Cookie", $"isek-besuch={visitor.Cookies["isek-betrieb"]}");
        using var refused = await app.City(City).SendAsync(visiting);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
    }

    [Theory]
    [InlineData("wrong", null)]
    [InlineData(null, "000000")]
    public async Task A_wrong_password_or_code_is_one_and_the_same_answer(string? password, string? code)
    {
        var (known, mail) = await app.OperatorAsync();
        var visitor = new Visitor(app, "");

        using var answer = await SignInAsync(visitor, mail, password ?? Visitor.Password, code ?? app.CodeOf(known.OperatorKey!));
        using var unknown = await SignInAsync(visitor, "niemand@example.org", Visitor.Password, "123456");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Equal((await answer.Html()).TextOf(".kern-error"), (await unknown.Html()).TextOf(".kern-error"));
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var (known, mail) = await app.OperatorAsync();
        var code = app.CodeOf(known.OperatorKey!);
        using var first = await SignInAsync(new Visitor(app, ""), mail, Visitor.Password, code);

        using var second = await SignInAsync(new Visitor(app, ""), mail, Visitor.Password, code);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
    }

    [Theory]
    [InlineData("", "30")]
    [InlineData("zu kurz", "30")]
    [InlineData(Reason, "600")]
    public async Task Without_a_reason_or_with_another_length_there_is_no_visit(string reason, string minutes)
    {
        var (visitor, _) = await app.OperatorAsync();
        var before = await CountAsync();

        using var answer = await visitor.SubmitAsync($"/betrieb/stadt/{City}", "main form", ("reason", reason), ("minutes", minutes));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains($"value=\"{reason}\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task A_visit_has_reason_banner_log_and_mail_and_ends_by_itself()
    {
        var admin = await Visitor.StaffAsync(app, City, Role.Admin, "leitung-besuch@example.org");
        var visit = await VisitAsync(15);

        var desk = await visit.PageAsync("/verwaltung");
        Assert.Contains("Olga Betrieb handelt hier für den Betreiber", desk.TextOf(".visit-line"), StringComparison.Ordinal);
        Assert.Contains(Reason, desk.TextOf(".visit-line"), StringComparison.Ordinal);
        var home = await visit.PageAsync("/");
        Assert.NotNull(home.QuerySelector(".visit-line"));
        Assert.Null((await new Visitor(app, City).PageAsync("/")).QuerySelector(".visit-line"));

        using var invited = await visit.SubmitAsync("/verwaltung/mitglieder", "form[action$='Invite']", ("email", "neu-vom-betrieb@example.org"), ("role", "Editor"));
        Assert.Equal(HttpStatusCode.OK, invited.StatusCode);
        using var account = await visit.GetAsync("/konto");
        Assert.Equal(HttpStatusCode.Forbidden, account.StatusCode);

        var log = (await admin.PageAsync("/verwaltung/protokoll")).QuerySelectorAll("main .row").Select(r => r.TextContent).ToList();
        Assert.Contains(
            log,
            r => r.Contains("Besuch des Betreibers begonnen", StringComparison.Ordinal) && r.Contains("Betreiber der Plattform: Olga Betrieb", StringComparison.Ordinal)
        );
        Assert.Contains(log, r => r.Contains("Mitglied eingeladen", StringComparison.Ordinal) && r.Contains("Betreiber der Plattform: Olga Betrieb", StringComparison.Ordinal));
        Assert.Contains(Reason, (await admin.PageAsync("/verwaltung/betrieb")).TextOf("main .rows"), StringComparison.Ordinal);
        Assert.Contains(Reason, (await admin.MailsAsync("leitung-besuch@example.org"))[^1].Text, StringComparison.Ordinal);

        using (app.Time.At(app.Time.Now + TimeSpan.FromMinutes(16)))
        {
            using var late = await visit.GetAsync("/verwaltung");
            Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
        }

        await using var scope = app.Scope(City);
        Assert.Null(await scope.Get<IMediator>().Send(new VerifyAudit()));
        Assert.DoesNotContain(await scope.Get<IsekDbContext>().Set<AuditEntry>().Select(e => e.Fields).ToListAsync(), f => f.Contains("Anfrage", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_link_into_the_city_works_once_there_and_not_in_another()
    {
        var (visitor, _) = await app.OperatorAsync();
        var path = await OpenAsync(visitor, City, 15);

        using var elsewhere = await new Visitor(app, app.Samples[0]).GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        var first = new Visitor(app, City);
        using var entered = await first.SubmitAsync(path, "main form");
        Assert.Equal("/verwaltung", entered.Headers.Location!.ToString());
        using var second = await new Visitor(app, City).PostAsync(path, []);
        Assert.Equal(HttpStatusCode.NotFound, second.StatusCode);

        var foreign = new Visitor(app, app.Samples[0]);
        foreign.Cookies["isek-besuch"] = first.Cookies["isek-besuch"];
        using var other = await foreign.GetAsync("/verwaltung");
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
    }

    [Fact]
    public async Task A_link_that_is_too_old_opens_nothing()
    {
        var (visitor, _) = await app.OperatorAsync();
        var path = await OpenAsync(visitor, City, 60);

        using (app.Time.At(app.Time.Now + TimeSpan.FromMinutes(6)))
        {
            using var late = await new Visitor(app, City).PostAsync(path, []);
            Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        }
    }

    [Fact]
    public async Task The_city_ends_a_visit_and_so_does_the_visitor()
    {
        var admin = await Visitor.StaffAsync(app, City, Role.Admin);
        var first = await VisitAsync(30);
        using var ended = await admin.SubmitAsync("/verwaltung/betrieb", $"main li form:has(input[value='{await NewestAsync()}'])");
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        using var over = await first.GetAsync("/verwaltung");
        Assert.Equal(HttpStatusCode.Redirect, over.StatusCode);

        var second = await VisitAsync(30);
        using var left = await second.SubmitAsync("/verwaltung", ".visit-line form");
        Assert.Equal(HttpStatusCode.Redirect, left.StatusCode);
        Assert.False(second.Cookies.ContainsKey("isek-besuch"));
    }

    [Fact]
    public async Task A_blocked_operator_is_out_on_the_platform_and_in_the_city()
    {
        var (visitor, mail) = await app.OperatorAsync();
        var visit = await EnterAsync(await OpenAsync(visitor, City, 30));

        await app.SendAsync(new BlockOperator(mail));

        using var platform = await visitor.GetAsync("/betrieb");
        Assert.Equal(HttpStatusCode.Redirect, platform.StatusCode);
        using (app.Time.At(app.Time.Now + TimeSpan.FromSeconds(31)))
        {
            using var city = await visit.GetAsync("/verwaltung");
            Assert.Equal(HttpStatusCode.Redirect, city.StatusCode);
        }
    }

    [Fact]
    public async Task A_visit_asks_for_a_recent_sign_in_and_loses_nothing_that_was_typed()
    {
        var (visitor, _) = await app.OperatorAsync();
        var form = await visitor.PageAsync($"/betrieb/stadt/{City}");
        var token = form.QuerySelector("main form input[name=form]")!.GetAttribute("value")!;

        using (app.Time.At(app.Time.Now + TimeSpan.FromMinutes(20)))
        {
            using var page = await visitor.GetAsync($"/betrieb/stadt/{City}");
            Assert.Equal($"/betrieb/anmelden?weiter=%2Fbetrieb%2Fstadt%2F{City}", page.Headers.Location!.ToString());
            using var sent = await visitor.PostAsync(
                $"/betrieb/stadt/{City}",
                new()
                {
                    ["form"] = token,
                    ["reason"] = Reason,
                    ["minutes"] = "15",
                }
            );
            Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
            Assert.Contains(Reason, (await sent.Html()).QuerySelector("#reason")!.GetAttribute("value")!, StringComparison.Ordinal);
        }
    }

    private static Task<HttpResponseMessage> SignInAsync(Visitor visitor, string mail, string password, string code) =>
        visitor.SubmitAsync("/betrieb/anmelden", "main form", ("email", mail), ("password", password), ("code", code));

    private static Task<string> OpenAsync(Visitor visitor, string city, int minutes) => visitor.OpenVisitAsync(city, minutes, Reason);

    private async Task<Visitor> EnterAsync(string path)
    {
        var visit = new Visitor(app, City);
        using var entered = await visit.SubmitAsync(path, "main form");
        Assert.Equal("/verwaltung", entered.Headers.Location!.ToString());
        return visit;
    }

    private async Task<Visitor> VisitAsync(int minutes) => await EnterAsync(await OpenAsync((await app.OperatorAsync()).Visitor, City, minutes));

    private async Task<Guid> NewestAsync()
    {
        await using var scope = app.Scope(City);
        return (await scope.Get<IsekDbContext>().Set<OperatorVisit>().Select(v => v.Id).ToListAsync()).Max();
    }

    private async Task<int> CountAsync()
    {
        await using var scope = app.Scope(City);
        return await scope.Get<IsekDbContext>().Set<OperatorVisit>().CountAsync();
    }
}
