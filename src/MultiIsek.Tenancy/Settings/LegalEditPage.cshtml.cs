using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
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
    public string? Seen { get; private set; }

    /// <summary>What somebody else saved meanwhile.</summary>
    public string? Others { get; private set; }
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

    public Task<IActionResult> OnPostAsync(string name, [FromForm] string? text, [FromForm] string? seen, CancellationToken ct) =>
        TryAsync(name, text, seen, new SaveLegalText(LegalNames.Of(name), Clean(text)) { Seen = seen }, "gespeichert", ct);

    public Task<IActionResult> OnPostBackAsync(string name, CancellationToken ct) => TryAsync(name, null, null, new TakeLegalTextBack(LegalNames.Of(name)), "zurueck", ct);

    public async Task OnPostPreviewAsync(string name, [FromForm] string? text, [FromForm] string? seen, CancellationToken ct)
    {
        await ReadAsync(name, ct);
        (Text, Seen, IsPreview) = (Clean(text), seen, true);
    }

    private async Task<IActionResult> TryAsync(string name, string? typed, string? seen, IRequest<Unit> command, string done, CancellationToken ct)
    {
        try
        {
            await mediator.Send(command, ct);
            return Redirect($"/verwaltung/stadt/rechtliches{LegalNames.Url(LegalNames.Of(name))}?getan={done}");
        }
        catch (RefusedException e)
        {
            await ReadAsync(name, ct);
            (Text, Seen, Faults) = (typed is null ? Text : Clean(typed), seen ?? Seen, [new("text", e.Message)]);
            return Page();
        }
        catch (StaleSettingException)
        {
            catalog.ChangeTracker.Clear();
            await ReadAsync(name, ct);
            (Others, var typedForm) = (Text, new LegalInput { Text = Clean(typed) });
            (var form, Faults) = SeenForm.Merge(seen, typedForm, new LegalInput { Text = Others });
            Text = form.Text ?? "";
            return new PageResult { StatusCode = StatusCodes.Status409Conflict };
        }
    }

    private static string Clean(string? text) => (text ?? "").ReplaceLineEndings("\n");

    // From the row, not from what the look-up of hosts keeps: what was saved a moment ago in another instance must be there.
    private async Task ReadAsync(string name, CancellationToken ct)
    {
        Kind = LegalNames.Of(name);
        var page = await catalog.Set<LegalPage>().AsNoTracking().SingleOrDefaultAsync(p => p.TenantId == site.City.Place.Id && p.Kind == Kind, ct);
        Text = site.City.IsDemonstration ? site.City.LegalPages[Kind] : page?.Text ?? "";
        Seen = SeenForm.Of(new LegalInput { Text = page?.Text });
        HasFormer = page?.Former is not null;
    }
}
