using System.CommandLine;
using MediatR;
using MultiIsek.Identity.Contracts;
using MultiIsek.Kernel;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Web;

/// <summary>The first member of a city, and the proof of its log, from the command line.</summary>
internal static class PeopleCommands
{
    public static Command Invite(WithApp run)
    {
        var slug = TenantCommands.Slug();
        var mail = new Argument<string>("E-MAIL") { Description = "Adresse der Person" };
        var role = new Option<Role>("--role")
        {
            DefaultValueFactory = _ => Role.Admin,
            CustomParser = CommandInput.OneOf<Role>,
            Description = "Admin (Leitung), Editor (Redaktion), Moderator (Moderation) oder Contributor (Fachamt)",
        };
        var reason = CommandScope.Reason();
        var invite = new Command("invite", "Lädt eine Person in eine Rolle ein und zeigt den Link der Einladung.") { slug, mail, role, reason };
        invite.SetAction(
            (parsed, ct) =>
                run(
                    async (services, token) =>
                    {
                        var link = await CommandScope.ChangeAsync(
                            services,
                            parsed.GetRequiredValue(slug),
                            "tenant invite",
                            parsed.GetValue(reason),
                            async scope =>
                            {
                                var path = await scope.Get<IMediator>().Send(new InvitePerson(parsed.GetRequiredValue(mail), parsed.GetValue(role)), token);
                                return scope.Get<SiteAddress>().Of(scope.Get<CurrentSite>().City) + path;
                            },
                            token
                        );
                        Console.WriteLine($"Eingeladen: {link}");
                    },
                    ct
                )
        );
        return invite;
    }

    public static Command ResetFactor(WithApp run)
    {
        var slug = TenantCommands.Slug();
        var mail = new Argument<string>("E-MAIL") { Description = "Adresse der Person" };
        var reason = CommandScope.Reason();
        var reset = new Command("reset-factor", "Setzt den zweiten Faktor einer Person zurück; sie wird überall abgemeldet und bekommt eine Nachricht.") { slug, mail, reason };
        reset.SetAction(
            (parsed, ct) =>
                run(
                    async (services, token) =>
                    {
                        await CommandScope.ChangeAsync(
                            services,
                            parsed.GetRequiredValue(slug),
                            "tenant reset-factor",
                            parsed.GetValue(reason),
                            scope => scope.Get<IMediator>().Send(new ResetFactor(parsed.GetRequiredValue(mail)), token),
                            token
                        );
                        Console.WriteLine("Der zweite Faktor ist zurückgesetzt.");
                    },
                    ct
                )
        );
        return reset;
    }

    public static Command Audit(WithApp run)
    {
        var slug = TenantCommands.Slug();
        var verify = new Command("verify", "Prüft, ob das Protokoll einer Stadt unverändert ist.") { slug };
        verify.SetAction(
            (parsed, ct) =>
                run(
                    async (services, token) =>
                    {
                        await using var scope = await CommandScope.OfAsync(services, parsed.GetRequiredValue(slug), token);
                        if (await scope.Get<IMediator>().Send(new VerifyAudit(), token) is { } broken)
                        {
                            throw new RefusedException($"Eintrag {broken} des Protokolls wurde geändert oder fehlt.");
                        }

                        Console.WriteLine("Das Protokoll ist unverändert.");
                    },
                    ct
                )
        );
        return new Command("audit", "Protokoll") { verify };
    }
}
