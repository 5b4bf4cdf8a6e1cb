using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Tenancy.Tenants;

namespace MultiIsek.Tenancy.Settings;

/// <summary>Texte der Startseite.</summary>
[Authorize(Policies.Admin), PrivatePage]
internal sealed class HomeTextsPage(OwnCity city, IMediator mediator) : PageModel, IFaulty
{
    public HomeInput Input { get; private set; } = new();
    public string? Seen { get; private set; }
    public bool IsSaved { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task OnGetAsync(string? getan, CancellationToken ct)
    {
        IsSaved = getan == "gespeichert";
        Input = HomeInput.Of(await city.FindAsync(ct));
        Seen = SeenForm.Of(Input);
    }

    public async Task<IActionResult> OnPostAsync([FromForm] HomeInput input, [FromForm] string? seen, CancellationToken ct)
    {
        (Input, Seen) = (input, seen);
        (string Field, string? Text, int Max)[] texts =
        [
            ("planName", input.PlanName, Tenant.PlanNameMax),
            ("headline", input.Headline, Tenant.HeadlineMax),
            ("lead", input.Lead, Tenant.LeadMax),
            ("motto", input.Motto, Tenant.MottoMax),
            ("mottoLabel", input.MottoLabel, Tenant.MottoLabelMax),
        ];
        Faults = [.. texts.Where(t => Of(t.Text).Length > t.Max).Select(t => new Fault(t.Field, $"Das ist zu lang: höchstens {t.Max} Zeichen."))];
        if (Faults.Count > 0)
        {
            return Page();
        }

        try
        {
            var command = new SaveHomeTexts(Of(input.PlanName), Of(input.Headline), Of(input.Lead), OrNull(input.Motto), OrNull(input.MottoLabel)) { Seen = seen };
            await mediator.Send(command, ct);
            return Redirect("/verwaltung/stadt/startseite?getan=gespeichert");
        }
        catch (StaleSettingException)
        {
            var stored = HomeInput.Of(await city.FindAgainAsync(ct));
            (Input, Faults) = SeenForm.Merge(seen, input, stored);
            Seen = SeenForm.Of(stored);
            return new PageResult { StatusCode = StatusCodes.Status409Conflict };
        }
    }

    private static string Of(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? OrNull(string? text) => Of(text) is { Length: > 0 } some ? some : null;
}

/// <summary>What the form of the home page's texts sends.</summary>
internal sealed record HomeInput
{
    public string? PlanName { get; init; }
    public string? Headline { get; init; }
    public string? Lead { get; init; }
    public string? Motto { get; init; }
    public string? MottoLabel { get; init; }

    public static HomeInput Of(Tenant tenant) =>
        new()
        {
            PlanName = tenant.PlanName,
            Headline = tenant.Headline,
            Lead = tenant.Lead,
            Motto = tenant.Motto,
            MottoLabel = tenant.MottoLabel,
        };
}
