using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Roles;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Tests.Identity;

/// <summary>Forms of people who are signed in: signs that nobody sees, second thoughts before what cannot be taken back, steps that took too long.</summary>
[Collection("app")]
public sealed class CarefulFormTests(App app)
{
    private const string City = "musterstadt";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sign_that_no_database_takes_costs_nobody_what_was_typed(bool inParts)
    {
        var visitor = await Visitor.StaffAsync(app, City, Role.Editor);

        using var answer = await SendNameAsync(visitor, "Erika\0 Mus\0ter-Neu", inParts);

        Assert.Equal((HttpStatusCode.Redirect, "/konto"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Contains("Erika Muster-Neu", (await visitor.PageAsync("/konto")).TextOf(".lead"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_refused_comes_back_with_the_message_at_its_field_though_it_held_such_a_sign()
    {
        var visitor = await Visitor.StaffAsync(app, City, Role.Editor);

        using var answer = await SendNameAsync(visitor, "Erika\0\u0001", inParts: false);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("die man nicht sieht", (await answer.Html()).TextOf("#name-e"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/verwaltung/schluessel", "form[action='/verwaltung/schluessel']", "name")]
    [InlineData("/verwaltung/mitglieder", "form[action$='Invite']", "email")]
    [InlineData("/verwaltung/anmeldedienst", "main form", "label")]
    [InlineData("/konto/zweiter-faktor", "form[action$='Codes']", "code")]
    public async Task No_form_of_the_desk_is_a_bare_400_for_it(string page, string form, string field)
    {
        var admin = await Visitor.StaffAsync(app, City, Role.Admin);

        using var answer = await admin.SubmitAsync(page, form, (field, "Prog\0\u0007ramm"));

        Assert.Contains(answer.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity]);
        Assert.NotNull((await answer.Html()).QuerySelector("main h1"));
    }

    [Fact]
    public async Task A_form_without_its_pair_is_still_400_with_such_a_sign()
    {
        var visitor = await Visitor.StaffAsync(app, City, Role.Editor);

        using var answer = await visitor.PostAsync("/konto?handler=Name", new() { ["name"] = "Erika\0" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Whatever_cannot_be_taken_back_says_first_what_will_happen()
    {
        var admin = await Visitor.StaffAsync(app, City, Role.Admin);
        await Visitor.StaffAsync(app, City, Role.Contributor);
        using (await admin.SubmitAsync("/verwaltung/mitglieder", "form[action$='Invite']", ("email", "wartet@example.org"), ("role", "Editor"))) { }
        using (await admin.SubmitAsync("/verwaltung/schluessel", "form[action='/verwaltung/schluessel']", ("name", "Wird widerrufen"), ("scopes", "plans:drafts"))) { }
        (string Page, string Handler)[] acts =
        [
            ("/verwaltung/mitglieder", "Remove"),
            ("/verwaltung/mitglieder", "Reset"),
            ("/verwaltung/mitglieder", "Withdraw"),
            ("/verwaltung/schluessel", "Revoke"),
            ("/konto/zweiter-faktor", "Remove"),
            ("/konto/zweiter-faktor", "Codes"),
        ];
        foreach (var (url, handler) in acts)
        {
            var forms = (await admin.PageAsync(url)).QuerySelectorAll($"main form[action$='{handler}']");
            Assert.True(forms.Length > 0, $"{url} {handler}");
            foreach (var form in forms)
            {
                // Closed until somebody asks for it: the first click tells, the second does.
                var step = form.Closest("details");
                Assert.True(step is not null && !step.HasAttribute("open"), $"{url} {handler}");
                Assert.InRange(form.QuerySelector("p")!.TextContent.Length, 40, 1000);
            }
        }
    }

    [Fact]
    public async Task The_last_admin_reads_why_its_role_stays_instead_of_a_button()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        var admin = await Visitor.StaffAsync(app, copy.Slug, Role.Admin);

        var page = await admin.PageAsync("/verwaltung/mitglieder");

        Assert.Null(page.QuerySelector("form[action$='Remove']"));
        Assert.Contains("letzte Leitung kann nicht entfernt werden", page.TextOf("main .row"), StringComparison.Ordinal);
        await using var scope = app.Scope(copy.Slug);
        var admins = scope.Get<IsekDbContext>().Set<Membership>().Where(m => m.Role == Role.Admin);
        var user = (await admins.Select(m => m.UserId).SingleAsync()).ToString();
        var form = page.QuerySelector("form[action$='Invite'] input[name='form']")!.GetAttribute("value")!;
        using var forced = await admin.PostAsync(
            "/verwaltung/mitglieder?handler=Remove",
            new()
            {
                ["form"] = form,
                ["user"] = user,
                ["role"] = "Admin",
            }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forced.StatusCode);
        Assert.Equal(1, await admins.CountAsync());
    }

    [Fact]
    public async Task A_second_step_that_took_too_long_says_so_and_leads_on_where_the_person_wanted()
    {
        var mail = $"{Guid.NewGuid():N}@example.org";
        var staff = await Visitor.StaffAsync(app, City, Role.Editor, mail);
        var visitor = new Visitor(app, City);
        using (await visitor.SubmitAsync("/anmelden", "form[action='/anmelden']", ("email", mail), ("password", Visitor.Password), ("weiter", "/verwaltung?x=1"))) { }
        var step = await visitor.PageAsync("/anmelden/code?weiter=%2Fverwaltung%3Fx%3D1");
        var fields = step.QuerySelectorAll("main form input[name]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        fields["code"] = staff.Code();

        using var later = app.Time.At(app.Time.Now + TimeSpan.FromMinutes(6));
        using var late = await visitor.PostAsync("/anmelden/code", fields);

        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
        var page = await visitor.PageAsync(late.Headers.Location!.ToString());
        Assert.Contains("abgelaufen", page.TextOf("main [role=status]"), StringComparison.Ordinal);
        Assert.Equal("/verwaltung?x=1", page.QuerySelector("form[action='/anmelden'] input[name=weiter]")!.GetAttribute("value"));
        Assert.Null((await new Visitor(app, City).PageAsync("/anmelden?weiter=%2Fkonto")).QuerySelector("main [role=status]"));
    }

    [Fact]
    public async Task Whoever_is_signed_in_is_not_offered_to_sign_in_at_the_foot_of_the_page()
    {
        var visitor = await Visitor.StaffAsync(app, City, Role.Editor);
        const string Link = "footer a[href='/anmelden']";

        Assert.NotNull((await new Visitor(app, City).PageAsync("/kontakt")).QuerySelector(Link));
        Assert.Null((await visitor.PageAsync("/kontakt")).QuerySelector(Link));
        Assert.NotNull((await new Visitor(app, City).PageAsync("/kontakt")).QuerySelector(Link));
    }

    [Fact]
    public async Task A_city_without_a_mailbox_says_that_there_is_no_form()
    {
        var page = await new Visitor(app, City).PageAsync("/kontakt");

        Assert.Null(page.QuerySelector("a[href='/kontakt/nachricht']"));
        Assert.Contains("Ein Kontaktformular ist hier noch nicht eingerichtet", page.TextOf("main aside"), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendNameAsync(Visitor visitor, string name, bool inParts)
    {
        var form = (await visitor.PageAsync("/konto")).QuerySelector("form[action$='Name'] input[name=form]")!.GetAttribute("value")!;
        return inParts
            ? await visitor.SendContentAsync(
                "/konto?handler=Name",
                new MultipartFormDataContent { { new StringContent(form), "form" }, { new StringContent(name, Encoding.UTF8), "name" } }
            )
            : await visitor.PostAsync("/konto?handler=Name", new Dictionary<string, string> { ["form"] = form, ["name"] = name });
    }
}
