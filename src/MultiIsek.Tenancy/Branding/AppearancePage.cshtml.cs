using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Contracts;
using MultiIsek.Tenancy.Settings;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Branding;

/// <summary>Farbe und Logo: what becomes of the colour is said before it is saved.</summary>
[Authorize(Policies.Admin), PrivatePage]
internal sealed class AppearancePage(OwnCity city, IMediator mediator) : PageModel, IFaulty
{
    private const string Address = "/verwaltung/stadt/aussehen";

    public string Colour { get; private set; } = "";
    public string Mark { get; private set; } = "";
    public string? Seen { get; private set; }
    public string ShownMark { get; private set; } = "";
    public string? Alt { get; private set; }
    public Theme Theme { get; private set; } = null!;
    public bool IsPreview { get; private set; }
    public bool CanRestore { get; private set; }
    public string? Done { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public IEnumerable<string> Words => [ThemeWords.OnLight(Theme), ThemeWords.OnDark(Theme), ThemeWords.OnBrand(Theme)];

    public async Task OnGetAsync(string? getan, CancellationToken ct)
    {
        Done = getan switch
        {
            "gespeichert" => "Gespeichert. Jede Seite hat jetzt diese Farbe.",
            "logo" => "Das Logo steht jetzt auf jeder Seite.",
            "entfernt" => "Das Logo ist entfernt.",
            "zurueck" => "Das Logo ist wieder da.",
            _ => null,
        };
        await ReadAsync(null, null, ct);
    }

    public async Task<IActionResult> OnPostAsync([FromForm] AppearanceInput input, [FromForm] string? seen, CancellationToken ct)
    {
        if (!await ReadAsync(input, seen, ct))
        {
            return Page();
        }

        try
        {
            await mediator.Send(new SaveAppearance(Theme.Brand, Mark) { Seen = seen }, ct);
            return Redirect($"{Address}?getan=gespeichert");
        }
        catch (StaleSettingException)
        {
            var stored = AppearanceInput.Of(await city.FindAgainAsync(ct));
            var (merged, faults) = SeenForm.Merge(seen, input, stored);
            await ReadAsync(merged, SeenForm.Of(stored), ct);
            Faults = faults;
            return new PageResult { StatusCode = StatusCodes.Status409Conflict };
        }
    }

    public async Task OnPostPreviewAsync([FromForm] AppearanceInput input, [FromForm] string? seen, CancellationToken ct) => IsPreview = await ReadAsync(input, seen, ct);

    public async Task<IActionResult> OnPostLogoAsync(IFormFile? file, [FromForm] string? alt, CancellationToken ct)
    {
        await ReadAsync(null, null, ct);
        Alt = (alt ?? "").Trim();
        using var bytes = new MemoryStream();
        await (file?.CopyToAsync(bytes, ct) ?? Task.CompletedTask);
        var (image, fault) = await LogoFile.ReadAsync(bytes.ToArray(), ct);
        List<Fault> faults = fault is null ? [] : [new("file", fault)];
        if (Alt.Length is 0 or > TenantLogo.AltMax)
        {
            faults.Add(new("alt", Alt.Length == 0 ? "Schreiben Sie, was das Logo zeigt." : $"Das ist zu lang: höchstens {TenantLogo.AltMax} Zeichen."));
        }

        if ((Faults = faults).Count > 0 || image is null)
        {
            return Page();
        }

        await mediator.Send(new AddLogo(image, Alt), ct);
        return Redirect($"{Address}?getan=logo");
    }

    public Task<IActionResult> OnPostRemoveLogoAsync(CancellationToken ct) => ShowAsync(false, "entfernt", ct);

    public Task<IActionResult> OnPostRestoreLogoAsync(CancellationToken ct) => ShowAsync(true, "zurueck", ct);

    private async Task<IActionResult> ShowAsync(bool isShown, string done, CancellationToken ct)
    {
        try
        {
            await mediator.Send(new ShowLogo(isShown), ct);
            return Redirect($"{Address}?getan={done}");
        }
        catch (RefusedException e)
        {
            await ReadAsync(null, null, ct);
            Faults = [new("file", e.Message)];
            return Page();
        }
    }

    /// <summary>What is saved, or what was typed in its place; false where that cannot be saved.</summary>
    private async Task<bool> ReadAsync(AppearanceInput? input, string? seen, CancellationToken ct)
    {
        var tenant = await city.FindAsync(ct);
        CanRestore = await city.Catalog.Set<TenantLogo>().AnyAsync(l => l.TenantId == tenant.Id && l.IsRemoved, ct);
        Seen = input is null ? SeenForm.Of(AppearanceInput.Of(tenant)) : seen;
        Colour = (input is null ? tenant.BrandColour : input.Colour ?? "").Trim();
        Mark = (input is null ? tenant.LetterMark : input.Mark ?? "").Trim();
        var typed = Colour.StartsWith('#') ? Colour : $"#{Colour}";
        var isColour = Palette.Hex().IsMatch(typed);
        Theme = Palette.From(isColour ? typed : tenant.BrandColour);
        ShownMark = Mark.Length is > 0 and <= Tenant.LetterMarkMax ? Mark : tenant.Name[..1].ToUpperInvariant();
        List<Fault> faults = isColour ? [] : [new("colour", "Eine Farbe hat die Form #2f7d4f: eine Raute, dann sechs Ziffern oder Buchstaben von a bis f.")];
        if (Mark.Length > Tenant.LetterMarkMax)
        {
            faults.Add(new("mark", "Höchstens zwei Buchstaben."));
        }

        Faults = faults;
        return faults.Count == 0;
    }
}
