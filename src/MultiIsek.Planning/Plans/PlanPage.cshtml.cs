using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Plans;

[AllowAnonymous]
internal sealed class PlanPage(PlanViews views, ReadableVersions readable) : PageModel
{
    public PlanView Plan { get; private set; } = null!;

    /// <summary>A city with one plan has no list above it.</summary>
    public bool HasList { get; private set; }

    public async Task<IActionResult> OnGetAsync(string plan, string? fassung, string? q, string? ort, CancellationToken ct)
    {
        if (await views.FindAsync(plan, fassung, q, ort, ct) is not { } found)
        {
            return NotFound();
        }

        Plan = found;
        HasList = (await readable.PlansAsync(ct)).Count > 1;
        return Page();
    }
}
