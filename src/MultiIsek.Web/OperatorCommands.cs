using System.CommandLine;
using MediatR;
using MultiIsek.Identity.Contracts;
using MultiIsek.Kernel.Text;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Web;

/// <summary>People of the platform itself: only who has its command line lets them in.</summary>
internal static class OperatorCommands
{
    public static Command Create(WithApp run) => new("operator", "Personen des Betreibers") { Invite(run), Block(run), List(run) };

    private static Argument<string> Mail() => new("E-MAIL") { Description = "Adresse der Person" };

    private static Command Invite(WithApp run)
    {
        var mail = Mail();
        var invite = new Command("invite", "Lädt eine Person des Betreibers ein und zeigt den Link; eine schon eingeladene fängt damit von vorn an.") { mail };
        invite.SetAction(
            (parsed, ct) =>
                run(
                    async (services, token) =>
                    {
                        await using var scope = services.CreateAsyncScope();
                        var path = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new InviteOperator(parsed.GetRequiredValue(mail)), token);
                        Console.WriteLine($"Eingeladen: {scope.ServiceProvider.GetRequiredService<SiteAddress>().Platform}{path}");
                    },
                    ct
                )
        );
        return invite;
    }

    private static Command Block(WithApp run)
    {
        var mail = Mail();
        var block = new Command("block", "Sperrt eine Person des Betreibers: Ihre Sitzungen und Besuche enden.") { mail };
        block.SetAction(
            (parsed, ct) =>
                run(
                    async (services, token) =>
                    {
                        await using var scope = services.CreateAsyncScope();
                        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new BlockOperator(parsed.GetRequiredValue(mail)), token);
                        Console.WriteLine("Gesperrt. Eine neue Einladung öffnet das Konto wieder.");
                    },
                    ct
                )
        );
        return block;
    }

    private static Command List(WithApp run)
    {
        var list = new Command("list", "Listet die Personen des Betreibers.");
        list.SetAction(
            (_, ct) =>
                run(
                    async (services, token) =>
                    {
                        await using var scope = services.CreateAsyncScope();
                        var people = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ListOperators(), token);
                        foreach (var person in people)
                        {
                            Console.WriteLine($"{person.Email, -40} {person.Name, -30} {Word(person)}");
                        }

                        if (people.Count == 0)
                        {
                            Console.WriteLine("Noch niemand. „operator invite E-MAIL“ lädt ein.");
                        }
                    },
                    ct
                )
        );
        return list;
    }

    private static string Word(OperatorEntry person) =>
        person.IsBlocked ? "gesperrt"
        : !person.HasAccepted ? "eingeladen"
        : person.SignedInAt is { } at ? $"zuletzt angemeldet {GermanText.MomentOf(at)}"
        : "noch nie angemeldet";
}
