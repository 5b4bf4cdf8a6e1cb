using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Settings;

/// <summary>Eine rechtliche Seite schreiben, with a proposal to begin with.</summary>
[Authorize(Policies.Admin), PrivatePage]
internal sealed class LegalEditPage(CurrentSite site, CatalogDbContext catalog, IMediator mediator) : PageModel, IFaulty
{
    public LegalKind Kind { get; private set; }
    public string Text { get; private set; } = "";
    public bool IsProposal { get; private set; }
    public bool IsPreview { get; private set; }
    public bool HasFormer { get; private set; }
    public string? Done { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];
    public string Address => $"/verwaltung/stadt/rechtliches{LegalNames.Url(Kind)}";

    public async Task OnGetAsync(string name, string? getan, bool vorschlag, CancellationToken ct)
    {
        await ReadAsync(name, ct);
        Done = getan switch
        {
            "gespeichert" when LegalText.GapsOf(Text).Count > 0 => "Gespeichert. Veröffentlichen können Sie die Stadt erst ohne Lücken.",
            "gespeichert" => "Gespeichert.",
            "zurueck" => "Der vorherige Text ist wieder da.",
            _ => null,
        };
        if (!site.City.IsDemonstration && (vorschlag || Text.Length == 0))
        {
            (Text, IsProposal) = (LegalProposals.Of(Kind, site.City), true);
        }
    }

    public Task<IActionResult> OnPostAsync(string name, [FromForm] string? text, CancellationToken ct) =>
        TryAsync(name, text, new SaveLegalText(LegalNames.Of(name), Clean(text)), "gespeichert", ct);

    public Task<IActionResult> OnPostBackAsync(string name, CancellationToken ct) => TryAsync(name, null, new TakeLegalTextBack(LegalNames.Of(name)), "zurueck", ct);

    public async Task OnPostPreviewAsync(string name, [FromForm] string? text, CancellationToken ct)
    {
        await ReadAsync(name, ct);
        (Text, IsPreview) = (Clean(text), true);
    }

    private async Task<IActionResult> TryAsync(string name, string? typed, IRequest<Unit> command, string done, CancellationToken ct)
    {
        try
        {
            await mediator.Send(command, ct);
            return Redirect($"/verwaltung/stadt/rechtliches{LegalNames.Url(LegalNames.Of(name))}?getan={done}");
        }
        catch (RefusedException e)
        {
            await ReadAsync(name, ct);
            (Text, Faults) = (typed is null ? Text : Clean(typed), [new("text", e.Message)]);
            return Page();
        }
    }

    private static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n");

    // From the row, not from what the look-up of hosts keeps: what was saved a moment ago in another instance must be there.
    private async Task ReadAsync(string name, CancellationToken ct)
    {
        Kind = LegalNames.Of(name);
        var page = await catalog.Set<LegalPage>().AsNoTracking().SingleOrDefaultAsync(p => p.TenantId == site.City.Place.Id && p.Kind == Kind, ct);
        Text = site.City.IsDemonstration ? site.City.LegalPages[Kind] : page?.Text ?? "";
        HasFormer = page?.Former is not null;
    }
}
