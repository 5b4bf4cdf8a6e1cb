using System.CommandLine;
using System.Text.Json;
using MediatR;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Contracts;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Web;

/// <summary>Moderation from the command line, until there is a desk for it.</summary>
internal static class CommentCommands
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(WithApp run)
    {
        var slug = TenantCommands.Slug();
        var number = new Argument<string>("NUMMER") { Description = "Vorgangsnummer, z. B. H-2026-00017" };
        var comment = new Command("comment", "Beiträge");

        var pending = new Option<bool>("--pending") { Description = "Nur solche, die auf Veröffentlichung warten" };
        var reported = new Option<bool>("--reported") { Description = "Nur sichtbare, die gemeldet wurden" };
        var json = new Option<bool>("--json") { Description = "Ausgabe als JSON" };
        var why = CommandScope.Reason();
        var list = new Command("list", "Listet die neuesten Beiträge einer Stadt.") { slug, pending, reported, json, why };
        list.SetAction(
            (parsed, ct) =>
                run(
                    async (services, token) =>
                    {
                        // What is not published is seen, too.
                        await CommandScope.AnnounceAsync(services, parsed.GetRequiredValue(slug), "comment list", parsed.GetValue(why), token);
                        await using var scope = await CommandScope.OfAsync(services, parsed.GetRequiredValue(slug), token);
                        var filter =
                            parsed.GetValue(pending) ? ContributionFilter.Pending
                            : parsed.GetValue(reported) ? ContributionFilter.Reported
                            : ContributionFilter.All;
                        var cards = await scope.Get<IMediator>().Send(new ListContributions(filter), token);
                        if (parsed.GetValue(json))
                        {
                            Console.WriteLine(JsonSerializer.Serialize(cards, Json));
                            return;
                        }

                        foreach (var card in cards)
                        {
                            Console.WriteLine(Line(card));
                        }
                    },
                    ct
                )
        );
        comment.Subcommands.Add(list);

        var publish = new Command("publish", "Veröffentlicht einen Beitrag.") { slug, number, why };
        publish.SetAction(
            (parsed, ct) =>
                run(
                    (s, t) =>
                        SendAsync(
                            s,
                            parsed.GetRequiredValue(slug),
                            "comment publish",
                            parsed.GetValue(why),
                            new PublishContribution(parsed.GetRequiredValue(number)),
                            "Veröffentlicht.",
                            t
                        ),
                    ct
                )
        );
        comment.Subcommands.Add(publish);

        var reason = new Option<string>("--reason") { Required = true, Description = "Begründung; die Person liest sie mit ihrem Abrufcode" };
        var block = new Command("block", "Blendet einen Beitrag aus.") { slug, number, reason };
        block.SetAction(
            (parsed, ct) =>
                run(
                    (s, t) =>
                        SendAsync(
                            s,
                            parsed.GetRequiredValue(slug),
                            "comment block",
                            $"Ausgeblendet: {parsed.GetRequiredValue(reason)}",
                            new BlockContribution(parsed.GetRequiredValue(number), parsed.GetRequiredValue(reason)),
                            "Ausgeblendet.",
                            t
                        ),
                    ct
                )
        );
        comment.Subcommands.Add(block);

        var dry = new Option<bool>("--dry-run") { Description = "Nur zählen, nichts löschen" };
        var retention = new Command("retention", "Löscht Angaben zu Personen, deren Aufbewahrungsfrist abgelaufen ist.") { slug, dry, why };
        retention.SetAction((parsed, ct) => run((s, t) => RetainAsync(s, parsed.GetRequiredValue(slug), parsed.GetValue(dry), parsed.GetValue(why), t), ct));
        comment.Subcommands.Add(retention);
        return comment;
    }

    private static async Task SendAsync(IServiceProvider services, string slug, string name, string? why, IRequest command, string done, CancellationToken ct)
    {
        await CommandScope.ChangeAsync(services, slug, name, why, scope => scope.Get<IMediator>().Send(command, ct), ct);
        Console.WriteLine(done);
    }

    private static async Task RetainAsync(IServiceProvider services, string slug, bool isDryRun, string? why, CancellationToken ct)
    {
        if (!isDryRun)
        {
            await CommandScope.AnnounceAsync(services, slug, "comment retention", why, ct);
        }

        await using var scope = await CommandScope.OfAsync(services, slug, ct);
        var report = await scope.Get<IMediator>().Send(new ApplyRetention(isDryRun), ct);
        foreach (var line in report.Phases)
        {
            var until =
                line.KeptUntil is null ? "ohne Ende"
                : line.IsOver ? $"Frist am {GermanText.Day(line.KeptUntil.Value)} abgelaufen"
                : $"aufbewahrt bis {GermanText.Day(line.KeptUntil.Value)}";
            Console.WriteLine($"{line.Phase}: {until}; {line.Persons} Angaben zur Person, {line.Unpublished} nicht veröffentlichte Beiträge, {line.Originals} Scans.");
        }

        Console.WriteLine($"Meldungen: {report.Reports} Erläuterungen.");
        Console.WriteLine(
            isDryRun ? "Probelauf: Nichts wurde gelöscht."
            : report.IsNothing ? "Nichts war fällig."
            : "Gelöscht und im Protokoll vermerkt."
        );
    }

    private static string Line(ContributionCard card)
    {
        var text = card.Text.ReplaceLineEndings(" ");
        var place = card.Paragraph == 0 ? card.Element : $"{card.Element}, Absatz {card.Paragraph}";
        return $"{card.Number}  {Berlin.Local(card.ReceivedAt):dd.MM.yyyy HH:mm}  {Word(card.State), -14}  {card.Reports, 2} gemeldet  {card.Phase}  {place}  {(text.Length <= 80 ? text : text[..80] + "…")}{(card.Note is null ? "" : $"  [{card.Note}]")}";
    }

    private static string Word(string state) =>
        state switch
        {
            "Pending" => "wartet",
            "Published" => "veröffentlicht",
            "Blocked" => "ausgeblendet",
            "Withdrawn" => "zurückgezogen",
            "Erased" => "gelöscht",
            _ => throw new InvalidOperationException($"Unknown state {state}."),
        };
}
