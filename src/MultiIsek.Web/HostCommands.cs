using System.CommandLine;
using MediatR;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Web;

/// <summary>A city's own hosts from the command line.</summary>
internal static class HostCommands
{
    public static Command Create(WithApp run) =>
        new("host", "Eigene Hosts einer Stadt")
        {
            Change(run, "add", HostChange.Add, "Nimmt einen Host auf; er führt zum kanonischen."),
            Change(run, "canonical", HostChange.MakeCanonical, "Macht einen Host der Stadt zum kanonischen, zu dem alle anderen führen."),
            Change(run, "remove", HostChange.Remove, "Entfernt einen Host; war er der kanonische, folgt die Subdomain."),
        };

    public static Option<bool> Yes() => new("--yes") { Description = "Auch wenn mit dem kanonischen Host etwas verloren geht, zum Beispiel Passkeys" };

    public static void Warn(IEnumerable<string> losses)
    {
        foreach (var loss in losses)
        {
            Console.WriteLine($"Achtung: {loss}");
        }
    }

    private static Command Change(WithApp run, string verb, HostChange change, string help)
    {
        var (slug, host, yes) = (TenantCommands.Slug(), new Argument<string>("HOST") { Description = "zum Beispiel zukunft.musterstadt.de" }, Yes());
        var reason = CommandScope.Reason();
        var command = new Command(verb, help) { slug, host, reason };
        if (change != HostChange.Add)
        {
            command.Options.Add(yes);
        }

        command.SetAction(
            (parsed, ct) =>
                run(
                    async (services, token) =>
                    {
                        await CommandScope.AnnounceAsync(services, parsed.GetRequiredValue(slug), $"tenant host {verb}", parsed.GetValue(reason), token);
                        var changed = await services
                            .GetRequiredService<IMediator>()
                            .Send(
                                new ChangeHosts(parsed.GetRequiredValue(slug), change, parsed.GetRequiredValue(host))
                                {
                                    MayLose = change != HostChange.Add && parsed.GetValue(yes),
                                },
                                token
                            );
                        Warn(changed.Losses);
                        Console.WriteLine($"Die Stadt antwortet unter {services.GetRequiredService<SiteAddress>().Of(changed.CanonicalHost)}.");
                        Console.WriteLine("Wird sie aus einem Datenordner übernommen, gehört der Host dort auch in tenant.json (ownHosts, der kanonische zuerst).");
                    },
                    ct
                )
        );
        return command;
    }
}
