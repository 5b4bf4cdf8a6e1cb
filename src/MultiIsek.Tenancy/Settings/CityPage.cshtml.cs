using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Search;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Settings;

/// <summary>Stadt: what is done and what is missing before everybody reads it, and the way to all its settings.</summary>
[Authorize(Policies.Admin), PrivatePage]
internal sealed class CityPage(CurrentSite site, IsekDbContext db, IMediator mediator, CurrentUser current) : PageModel, IFaulty
{
    public const string Path = "/verwaltung/stadt";

    public static readonly (string Title, string Text, string Url)[] Links =
    [
        ("Rechtliches", "Impressum, Datenschutz, Erklärung zur Barrierefreiheit.", $"{Path}/rechtliches"),
        ("Kontakt", "Wer antwortet und wie man Sie erreicht; es steht am Ende jeder Seite.", $"{Path}/kontakt"),
        ("Aussehen", "Farbe, Zeichen und Logo.", $"{Path}/aussehen"),
        ("Adressen", "Unter welchen Domains die Stadt erreichbar ist.", $"{Path}/adressen"),
        ("Startseite", "Überschrift, Einleitung, Leitbild, Name des Konzepts.", $"{Path}/startseite"),
        ("Karte", "Woher der Hintergrund von Karten kommt.", $"{Path}/karte"),
        ("Leistungen", "Was mit dem Betreiber vereinbart ist, und wie viel davon benutzt ist.", $"{Path}/leistungen"),
        ("Leichte Sprache und Gebärdensprache", "Was Ihr Land vorgibt und was Sie anbieten.", $"{Path}/leichte-sprache"),
    ];

    private static readonly Dictionary<string, string> Words = new()
    {
        ["veroeffentlicht"] = "Die Stadt ist veröffentlicht. Jede und jeder kann sie jetzt lesen.",
        ["zurueckgezogen"] = "Die Stadt ist vom Netz. Nur Sie und Ihr Team sehen sie noch.",
    };

    public IReadOnlyList<GateLine> Lines { get; private set; } = [];
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string? Done { get; private set; }

    public async Task OnGetAsync(string? getan, CancellationToken ct)
    {
        Done = Words.GetValueOrDefault(getan ?? "");
        await ReadAsync(ct);
    }

    public Task<IActionResult> OnPostPublishAsync(CancellationToken ct) => DoAsync(new PublishCity(), "veroeffentlicht", ct);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct) => DoAsync(new WithdrawCity(), "zurueckgezogen", ct);

    private async Task<IActionResult> DoAsync(IRequest<Unit> command, string done, CancellationToken ct)
    {
        if (!current.SignedInLately)
        {
            Faults = [FreshSignIn.FaultFor(current)];
            await ReadAsync(ct);
            return Page();
        }

        try
        {
            await mediator.Send(command, ct);
            return Redirect($"{Path}?getan={done}");
        }
        catch (RefusedException e)
        {
            Faults = [new("", e.Message)];
            await ReadAsync(ct);
            return Page();
        }
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var hasPlan = await db.Set<SearchEntry>().AnyAsync(e => e.Url.StartsWith("/plan/"), ct);
        Lines =
        [
            .. PublishGate.Of(site.City.LegalPages, site.City.Contact).Where(l => !site.City.IsDemonstration || !l.IsNeeded),
            new(
                "Ein lesbarer Plan",
                "/verwaltung/plan",
                "Mindestens ein Konzept ist zu lesen.",
                hasPlan ? null : "Noch ist kein Konzept zu lesen. Die Stadt kann trotzdem veröffentlicht werden; die Startseite sagt dann, was noch kommt.",
                false
            ),
        ];
    }
}
