using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Operators;

/// <summary>Sitzungen einer Person des Betreibers: where it is signed in on the platform's host, with a way to end each. Visits end in their cities.</summary>
[Authorize(Policies.Operator), PrivatePage]
internal sealed class OperatorSessionsPage(CatalogDbContext db, CurrentOperator me) : PageModel
{
    private const string Path = "/betrieb/sitzungen";

    public sealed record Open(Guid Id, string Device, DateTime StartedAt, DateTime SeenAt, bool IsThis);

    public IReadOnlyList<Open> Sessions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var own = HttpContext.User.SessionId();
        Sessions = await Mine().OrderByDescending(s => s.SeenAt).Select(s => new Open(s.Id, s.Device, s.StartedAt, s.SeenAt, s.Id == own)).Take(100).ToListAsync(ct);
    }

    public async Task<IActionResult> OnPostEndAsync([FromForm] Guid session, CancellationToken ct)
    {
        // Looked for among one's own, so that nobody ends another's.
        await Mine().Where(s => s.Id == session).ExecuteDeleteAsync(ct);
        return Redirect(Path);
    }

    public async Task<IActionResult> OnPostEndOthersAsync(CancellationToken ct)
    {
        var own = HttpContext.User.SessionId();
        await Mine().Where(s => s.Id != own).ExecuteDeleteAsync(ct);
        return Redirect(Path);
    }

    private IQueryable<OperatorSession> Mine() => db.Set<OperatorSession>().Where(s => s.OperatorId == me.Id);
}
