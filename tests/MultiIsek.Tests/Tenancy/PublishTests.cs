using System.Net;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Audit;
using MultiIsek.Identity.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Tests.Identity;

namespace MultiIsek.Tests.Tenancy;

/// <summary>A new city is filled and put on the net by its admin, and until then nobody else sees it.</summary>
[Collection("app")]
public sealed class PublishTests(App app)
{
    [Fact]
    public async Task An_empty_city_is_filled_published_and_taken_off_the_net_by_forms_alone()
    {
        var (slug, admin) = await CityDesk.OpenAsync(app);
        var guest = app.City(slug);
        var desk = await admin.PageAsync(CityDesk.Path);
        Assert.Contains("Es fehlt 4 Angaben", desk.TextOf("aside"), StringComparison.Ordinal);
        Assert.Null(desk.QuerySelector($"form[action='{CityDesk.Path}?handler=Publish']"));
        Assert.Contains("Angaben fehlen bis zur Veröffentlichung", (await admin.PageAsync("/verwaltung")).TextOf("main"), StringComparison.Ordinal);

        await admin.FillAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync("/impressum")).StatusCode);
        Assert.Contains("Text der Seite impressum.", (await admin.PageAsync("/impressum")).TextOf(".legal"), StringComparison.Ordinal);

        using var published = await admin.PublishAsync();
        Assert.Equal($"{CityDesk.Path}?getan=veroeffentlicht", published.Headers.Location?.ToString());
        Assert.Contains("Am Markt 1", (await guest.Page("/")).TextOf("footer"), StringComparison.Ordinal);
        Assert.Contains("Text der Seite datenschutz.", (await guest.Page("/datenschutz")).TextOf(".legal"), StringComparison.Ordinal);
        Assert.DoesNotContain("Noch nicht veröffentlicht", (await admin.PageAsync("/")).Body!.TextContent, StringComparison.Ordinal);

        using var withdrawn = await admin.SubmitAsync(CityDesk.Path, $"form[action='{CityDesk.Path}?handler=Withdraw']");
        Assert.Equal(HttpStatusCode.NotFound, (await guest.GetAsync("/")).StatusCode);
        using var again = await admin.PublishAsync();
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync("/")).StatusCode);

        await using var scope = app.Scope(slug);
        var acts = await scope
            .Get<IsekDbContext>()
            .Set<AuditEntry>()
            .OrderBy(e => e.No)
            .Where(e => e.Name.StartsWith("city.") || e.Name.StartsWith("legal.") || e.Name.StartsWith("contact."))
            .Select(e => $"{e.Name} {e.Fields}")
            .ToListAsync();
        Assert.Equal(
            [
                "contact.changed Contact",
                "legal.changed Imprint",
                "legal.changed Privacy",
                "legal.changed Accessibility",
                "city.published IsPublished",
                "city.withdrawn IsPublished",
                "city.published IsPublished",
            ],
            acts
        );
        Assert.Null(await scope.Get<IMediator>().Send(new VerifyAudit()));
    }

    [Fact]
    public async Task Until_it_is_published_its_staff_see_it_and_everybody_else_the_same_page()
    {
        var (slug, admin) = await CityDesk.OpenAsync(app);
        var (guest, stranger) = (app.City(slug), await Visitor.StaffAsync(app, "musterstadt", Role.Admin));
        // Who has not shown a second factor is nobody's staff.
        var citizen = new Visitor(app, slug);
        var invitation = await citizen.InviteAsync($"{Guid.NewGuid():N}@example.org", Role.Admin);
        using var joined = await citizen.SubmitAsync(invitation, $"form[action='{invitation}']", ("name", "Erika Muster"), ("password", Visitor.Password));
        Assert.Equal(HttpStatusCode.OK, (await citizen.GetAsync("/konto")).StatusCode);
        List<string> bodies = [];
        foreach (
            var path in new[] { "/", "/plan", "/impressum", "/kontakt", "/suche?q=Stadt", "/sitemap.xml", "/robots.txt", "/registrieren", "/logo", "/gibt-es-nicht", "/fehler/404" }
        )
        {
            using var answer = await guest.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.NotFound), (path, answer.StatusCode));
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
            bodies.Add(await answer.Content.ReadAsStringAsync());
            using var withAccount = await citizen.GetAsync(path);
            bodies.Add(await withAccount.Content.ReadAsStringAsync());
        }

        var neutral = Assert.Single(bodies.Distinct());
        Assert.DoesNotContain("Probestadt", neutral, StringComparison.Ordinal);
        Assert.Contains("noch nicht veröffentlicht", WebUtility.HtmlDecode(neutral), StringComparison.Ordinal);
        using var post = await guest.PostAsync("/suche", new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.NotFound, post.StatusCode);

        // The doors, and what stands behind them.
        Assert.Contains("Anmelden", (await guest.Page("/anmelden")).TextOf("h1"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync("/theme.css")).StatusCode);
        Assert.StartsWith("/anmelden?weiter=", (await guest.GetAsync("/verwaltung/stadt")).Headers.Location?.ToString(), StringComparison.Ordinal);
        foreach (var path in new[] { "/", "/impressum", "/datenschutz", "/kontakt", "/plan", "/mitmachen", "/suche?q=Stadt" })
        {
            Assert.Contains("Noch nicht veröffentlicht", (await admin.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        }

        // Another city's cookie opens nothing here.
        foreach (var (name, value) in stranger.Cookies)
        {
            citizen.Cookies[name] = value;
        }

        Assert.Equal(HttpStatusCode.NotFound, (await citizen.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Publishing_is_refused_while_something_is_missing_even_by_a_form_kept_from_before()
    {
        var (slug, admin) = await CityDesk.OpenAsync(app);
        await admin.FillAsync();
        var form = (await admin.PageAsync(CityDesk.Path)).QuerySelector("form input[name=form]")!.GetAttribute("value")!;
        using var gap = await admin.SaveLegalAsync("impressum", "## Anbieterin\n\n[AUSFÜLLEN: Name]");
        Assert.Equal(HttpStatusCode.Redirect, gap.StatusCode);

        using var refused = await admin.PostAsync($"{CityDesk.Path}?handler=Publish", new() { ["form"] = form });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Impressum: Im Text ist noch eine Lücke auszufüllen.", (await refused.Html()).TextOf(".kern-alert"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.City(slug).GetAsync("/")).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/rechtliches")]
    [InlineData("/rechtliches/impressum")]
    [InlineData("/kontakt")]
    [InlineData("/startseite")]
    [InlineData("/leichte-sprache")]
    [InlineData("/aussehen")]
    [InlineData("/karte")]
    [InlineData("/adressen")]
    public async Task The_settings_are_the_admins(string page)
    {
        var editor = await Visitor.StaffAsync(app, "musterstadt", Role.Editor);
        var admin = await Visitor.StaffAsync(app, "musterstadt", Role.Admin);

        Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync(CityDesk.Path + page)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync(CityDesk.Path + page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"{CityDesk.Path}/rechtliches/agb")).StatusCode);
    }
}
