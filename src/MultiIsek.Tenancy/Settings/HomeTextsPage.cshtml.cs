using MediatR;
using Microsoft.AspNetCore.Authorization;
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
    public bool IsSaved { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task OnGetAsync(string? getan, CancellationToken ct)
    {
        var tenant = await city.FindAsync(ct);
        IsSaved = getan == "gespeichert";
        Input = new()
        {
            PlanName = tenant.PlanName,
            Headline = tenant.Headline,
            Lead = tenant.Lead,
            Motto = tenant.Motto,
            MottoLabel = tenant.MottoLabel,
        };
    }

    public async Task<IActionResult> OnPostAsync([FromForm] HomeInput input, CancellationToken ct)
    {
        Input = input;
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

        await mediator.Send(new SaveHomeTexts(Of(input.PlanName), Of(input.Headline), Of(input.Lead), OrNull(input.Motto), OrNull(input.MottoLabel)), ct);
        return Redirect("/verwaltung/stadt/startseite?getan=gespeichert");
    }

    private static string Of(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? OrNull(string? text) => Of(text) is { Length: > 0 } some ? some : null;

    internal sealed record HomeInput
    {
        public string? PlanName { get; init; }
        public string? Headline { get; init; }
        public string? Lead { get; init; }
        public string? Motto { get; init; }
        public string? MottoLabel { get; init; }
    }
}
