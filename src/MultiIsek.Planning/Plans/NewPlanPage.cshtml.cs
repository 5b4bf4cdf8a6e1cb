using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Planning.Editing;

namespace MultiIsek.Planning.Plans;

/// <summary>Ein Konzept anlegen.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class NewPlanPage(IMediator mediator, TimeProvider time) : PageModel, IFaulty
{
    public PlanFacts Facts { get; private set; } = new();
    public string VersionName { get; private set; } = "";
    public string Template { get; private set; } = "";
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public void OnGet()
    {
        VersionName = $"Arbeitsstand {Berlin.Day(time.GetUtcNow().UtcDateTime).Year}";
        Template = "vorhaben-und-massnahmen";
    }

    public async Task<IActionResult> OnPostAsync([FromForm] string? fassung, [FromForm] string? vorlage, CancellationToken ct)
    {
        Facts = PlanFacts.Read(Request.Form, []);
        (VersionName, Template) = (fassung ?? "", vorlage ?? "");
        return await this.TryAsync(
            f => Faults = f,
            async () =>
            {
                var (plan, version) = await mediator.Send(new CreatePlan(Facts, VersionName, Template == "leer" ? null : Template), ct);
                return $"/verwaltung/plan/{plan}/{version}?getan=angelegt";
            }
        );
    }
}
