using System.Net;
using MediatR;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tests.Identity;
using MultiIsek.Tests.Participation;

namespace MultiIsek.Tests.Web;

/// <summary>Two instances of the program on one database: what one decides holds in the other.</summary>
[Collection("comments")]
public sealed class TwoInstancesTests(CommentApp app) : IAsyncLifetime
{
    private const string City = "herzberg";
    private readonly WebApplicationFactory<Program> _second = app.WithWebHostBuilder(_ => { });

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _second.DisposeAsync();

    [Fact]
    public async Task A_session_goes_on_in_the_other_instance_and_ends_there_when_it_is_signed_out_here()
    {
        var here = await Visitor.StaffAsync(app, City, Role.Admin);
        var there = Other(here);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(there, "/verwaltung"));

        using var left = await here.SubmitAsync("/konto", "form[action='/abmelden']");

        await EndsAsync(there, "/verwaltung", HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_role_that_is_taken_here_is_gone_there()
    {
        var admin = await Visitor.StaffAsync(app, City, Role.Admin);
        var mail = $"{Guid.NewGuid():N}@example.org";
        var there = Other(await Visitor.StaffAsync(app, City, Role.Moderator, mail));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(there, "/verwaltung/beitraege"));

        using var taken = await admin.SubmitAsync("/verwaltung/mitglieder", $"li.row:has(p:contains('{mail}')) form[action$='Remove']");
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);

        await EndsAsync(there, "/verwaltung/beitraege", HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task One_code_of_an_app_opens_one_instance_only()
    {
        var mail = $"{Guid.NewGuid():N}@example.org";
        var person = await Visitor.StaffAsync(app, City, Role.Editor, mail);
        var (here, there) = (new Visitor(app, City), new Visitor(app, City, Client()));
        using var first = await here.SignInAsync(mail);
        using var second = await there.SignInAsync(mail);
        var code = person.Code();

        var answers = await Task.WhenAll(new[] { here, there }.Select(v => v.SubmitAsync("/anmelden/code", "form[action='/anmelden/code']", ("code", code))));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity], answers.Select(a => a.StatusCode).Order());
    }

    [Fact]
    public async Task A_form_of_one_instance_is_taken_by_the_other_and_both_show_the_comment()
    {
        var phase = await app.PhaseAsync(City);
        var form = await app.FormAsync(City, phase.Key);

        var (number, _) = await (form with { Client = Client() }).StoreAsync("In der zweiten Instanz abgeschickt.");

        foreach (var client in new[] { app.City(City), Client() })
        {
            Assert.Contains(number, (await client.Page("/plan/insek/m1-1/kommentare")).TextOf("main"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Twentyfive_identical_forms_at_both_instances_are_one_contribution()
    {
        var phase = await app.PhaseAsync(City);
        var form = await app.FormAsync(City, phase.Key);
        var forms = new[] { form, form with { Client = Client() } };

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 25).Select(i => forms[i % 2].SendAsync("Dasselbe, an zwei Instanzen.", headers: (CommentApp.Address, $"192.0.2.{i + 10}")))
        );

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(1, await app.ReadAsync(City, db => db.Set<Contribution>().CountAsync(c => c.PhaseId == phase.Id)));
    }

    [Fact]
    public async Task Different_forms_at_both_instances_have_numbers_of_their_own()
    {
        var phase = await app.PhaseAsync(City);
        List<CommentForm> forms = [];
        for (var i = 0; i < 24; i++)
        {
            var form = await app.FormAsync(City, phase.Key);
            forms.Add(i % 2 == 0 ? form : form with { Client = Client() });
        }

        var numbers = await Task.WhenAll(forms.Select((f, i) => f.StoreAsync($"Beitrag {i} an zwei Instanzen.")));

        Assert.Equal(24, numbers.Select(n => n.Number).Distinct().Count());
        Assert.Equal(24, await app.ReadAsync(City, db => db.Set<Contribution>().CountAsync(c => c.PhaseId == phase.Id)));
    }

    [Fact]
    public async Task A_city_that_is_suspended_here_is_suspended_there()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var there = new Visitor(app, copy.Slug, Client(copy.Slug));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(there, "/"));

        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SetTenantState(copy.Slug, TenantState.Suspended));
        }

        await EndsAsync(there, "/", HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_new_password_here_ends_the_session_there()
    {
        var mail = $"{Guid.NewGuid():N}@example.org";
        var there = Other(await Visitor.StaffAsync(app, City, Role.Editor, mail));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(there, "/verwaltung"));
        var here = new Visitor(app, City);
        using var asked = await here.SubmitAsync("/passwort-vergessen", "main form", ("email", mail));
        using var changed = await here.SubmitAsync(Visitor.LinkIn((await here.MailsAsync(mail))[^1]), "main form", ("password", "Kranichfeld-Nebelhorn-92"));
        Assert.True((int)changed.StatusCode < 400, $"{changed.StatusCode}");

        await EndsAsync(there, "/verwaltung", HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Who_works_in_a_city_that_is_suspended_here_is_out_there_and_stays_so()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var admin = await Visitor.StaffAsync(app, copy.Slug, Role.Admin);
        var there = new Visitor(app, copy.Slug, Client(copy.Slug));
        foreach (var (name, value) in admin.Cookies)
        {
            there.Cookies[name] = value;
        }

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(there, "/verwaltung"));
        await SwitchAsync(copy.Slug, TenantState.Suspended);
        await EndsAsync(there, "/verwaltung", HttpStatusCode.ServiceUnavailable);
        await SwitchAsync(copy.Slug, TenantState.Active);

        await EndsAsync(there, "/verwaltung", HttpStatusCode.Redirect);
    }

    private async Task SwitchAsync(string slug, TenantState state)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SetTenantState(slug, state));
    }

    private Visitor Other(Visitor here)
    {
        var there = new Visitor(app, City, Client());
        foreach (var (name, value) in here.Cookies)
        {
            there.Cookies[name] = value;
        }

        return there;
    }

    private HttpClient Client(string city = City) =>
        _second.CreateClient(
            new()
            {
                BaseAddress = new Uri($"http://{city}.localhost"),
                AllowAutoRedirect = false,
                HandleCookies = false,
            }
        );

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string url)
    {
        using var answer = await visitor.GetAsync(url);
        return answer.StatusCode;
    }

    // Each look at the tests' clock finds two seconds gone: thirty of them are a minute.
    private static async Task EndsAsync(Visitor visitor, string url, HttpStatusCode end)
    {
        for (var i = 0; i < 30; i++)
        {
            if (await StatusAsync(visitor, url) == end)
            {
                return;
            }
        }

        Assert.Fail($"{url} is still open after a minute.");
    }
}
