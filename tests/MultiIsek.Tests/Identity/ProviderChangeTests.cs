using System.Net;
using MultiIsek.Identity.OpenId;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Tests.Interop;

namespace MultiIsek.Tests.Identity;

/// <summary>What a change of the provider's settings takes away, and what no city can take from another.</summary>
[Collection("openid")]
public sealed class ProviderChangeTests(OpenIdApp app)
{
    [Theory]
    [InlineData("rule", true)]
    [InlineData("off", true)]
    [InlineData("claim", true)]
    [InlineData("more", false)]
    public async Task A_role_goes_with_the_rule_that_gave_it_and_its_sessions_with_it(string change, bool goes)
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        await app.SetUpAsync(copy.Slug, app.Other.Issuer);
        await using var server = await OidcServer.StartAsync(OpenIdApp.Redirect(copy.Slug));
        await app.SetUpAsync(copy.Slug, server.Issuer);
        var mail = $"{Guid.NewGuid():N}@rathaus.example";
        await server.KnowsAsync(
            new
            {
                sub = app.NewSubject(),
                email = mail,
                email_verified = true,
                groups = (string[])["isek-redaktion"],
                amr = (string[])["mfa"],
            }
        );
        var person = new Visitor(app, copy.Slug);
        using var asked = await person.SubmitAsync("/anmelden?weiter=%2Fverwaltung", "form[action='/anmelden/dienst']");
        var question = (await asked.Html()).QuerySelector("main a[href^='http']")!.GetAttribute("href")!;
        using var back = await person.GetAsync((await server.AskAsync(question)).PathAndQuery);
        Assert.Contains(Role.Editor, await app.RolesOfAsync(copy.Slug, mail));
        var kept = await Visitor.StaffAsync(app, copy.Slug, Role.Editor);

        await app.SetUpAsync(
            copy.Slug,
            server.Issuer,
            c =>
                change switch
                {
                    "rule" => c with { RoleRules = [new RoleRule("isek-leitung", Role.Admin)] },
                    "off" => c with { IsOn = false },
                    "claim" => c with { RoleClaim = "roles" },
                    _ => c with { RoleRules = [.. c.RoleRules, new RoleRule("isek-moderation", Role.Moderator)] },
                }
        );

        Assert.Equal(goes ? [Role.Citizen] : [Role.Citizen, Role.Editor], (await app.RolesOfAsync(copy.Slug, mail)).Order());
        using var account = await person.GetAsync("/konto");
        Assert.Equal(goes ? HttpStatusCode.Redirect : HttpStatusCode.OK, account.StatusCode);
        // Who was invited here is no business of the provider's.
        using var other = await kept.GetAsync("/verwaltung");
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task Two_cities_with_one_provider_cannot_share_the_name_of_their_interface()
    {
        using var first = new CityCopy();
        using var second = new CityCopy();
        await app.ImportAsync(first.Folder);
        await app.ImportAsync(second.Folder);
        var audience = $"urn:isek:{first.Slug}";
        await app.SetUpAsync(first.Slug, app.Own.Issuer, c => c with { ApiAudience = audience });
        var token = await app.Own.TokenAsync(audience, "plans:drafts");

        var refused = await Assert.ThrowsAsync<FieldsRefusedException>(() => app.SetUpAsync(second.Slug, app.Own.Issuer, c => c with { ApiAudience = audience }));
        Assert.Contains("andere Stadt", Assert.Single(refused.Faults, f => f.Field == "audience").Message, StringComparison.Ordinal);
        await app.SetUpAsync(second.Slug, app.Own.Issuer, c => c with { ApiAudience = $"urn:isek:{second.Slug}" });
        using var here = await app.AskAsync(first.Slug, "plans", token);
        using var there = await app.AskAsync(second.Slug, "plans", token);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (here.StatusCode, there.StatusCode));

        // The same name at another provider is another one, and what is let go is free.
        await app.SetUpAsync(second.Slug, app.Other.Issuer, c => c with { ApiAudience = audience });
        await app.SetUpAsync(first.Slug, app.Own.Issuer);
        await app.SetUpAsync(second.Slug, app.Own.Issuer, c => c with { ApiAudience = audience });
    }

    [Fact]
    public async Task Who_registers_a_colleagues_address_keeps_nobody_from_coming_by_the_provider()
    {
        using var copy = new CityCopy();
        await app.ImportAsync(copy.Folder);
        await using var server = await OidcServer.StartAsync(OpenIdApp.Redirect(copy.Slug));
        await app.SetUpAsync(copy.Slug, server.Issuer);
        var mail = $"{Guid.NewGuid():N}@rathaus.example";
        using var stranger = await new Visitor(app, copy.Slug).SubmitAsync(
            "/registrieren",
            "form[action='/registrieren']",
            ("name", "Wer Anders"),
            ("email", mail),
            ("password", Visitor.Password)
        );
        Assert.Equal(HttpStatusCode.OK, stranger.StatusCode);
        await server.KnowsAsync(
            new
            {
                sub = app.NewSubject(),
                email = mail,
                email_verified = true,
                name = "Erika Rathaus",
            }
        );

        var person = new Visitor(app, copy.Slug);
        using var asked = await person.SubmitAsync("/anmelden", "form[action='/anmelden/dienst']");
        var question = (await asked.Html()).QuerySelector("main a[href^='http']")!.GetAttribute("href")!;
        using var back = await person.GetAsync((await server.AskAsync(question)).PathAndQuery);

        Assert.Contains("Erika Rathaus", (await person.PageAsync("/konto")).TextOf("main"), StringComparison.Ordinal);
        // The stranger's password opens nothing.
        using var tried = await new Visitor(app, copy.Slug).SignInAsync(mail);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tried.StatusCode);
    }
}
