using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Operators;

/// <summary>Besuche des Betreibers, for the city's admins: who was here when and why; one that lasts can be ended.</summary>
[Authorize(Policies.Admin), PrivatePage]
internal sealed class VisitsPage(IsekDbContext db, IMediator mediator, TimeProvider time) : PageModel, IFaulty
{
    public const int PageSize = 50;

    public sealed record Line(Guid Id, string Operator, string Reason, DateTime StartedAt, DateTime EndsAt, bool IsOpen, bool WasEntered);

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public Guid? More { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task OnGetAsync(Guid? vor, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var before = vor is null ? null : await db.Set<OperatorVisit>().Where(v => v.Id == vor).Select(v => new { v.StartedAt, v.Id }).FirstOrDefaultAsync(ct);
        var rows = await db.Set<OperatorVisit>()
            .Where(v => before == null || v.StartedAt < before.StartedAt || (v.StartedAt == before.StartedAt && v.Id < before.Id))
            .OrderByDescending(v => v.StartedAt)
            .ThenByDescending(v => v.Id)
            .Take(PageSize + 1)
            .Select(v => new Line(v.Id, v.OperatorName, v.Reason, v.StartedAt, v.EndedAt ?? v.EndsAt, v.EndedAt == null && v.EndsAt > now, v.EntryHash == null))
            .ToListAsync(ct);
        Lines = [.. rows.Take(PageSize)];
        More = rows.Count > PageSize ? rows[PageSize - 1].Id : null;
    }

    public async Task<IActionResult> OnPostEndAsync([FromForm] Guid visit, CancellationToken ct)
    {
        try
        {
            await mediator.Send(new EndVisit(visit), ct);
            return Redirect("/verwaltung/betrieb");
        }
        catch (RefusedException e)
        {
            Faults = [new("", e.Message)];
        }

        await OnGetAsync(null, ct);
        return Page();
    }
}
