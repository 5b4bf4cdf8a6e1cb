using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MultiIsek.Planning.Plans;

[AllowAnonymous]
internal sealed class PlanPage(PlanViews views) : PageModel
{
    public PlanView Plan { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string plan, string? fassung, string? q, string? ort, CancellationToken ct)
    {
        if (await views.FindAsync(plan, fassung, q, ort, ct) is not { } found)
        {
            return NotFound();
        }

        Plan = found;
        return Page();
    }
}
