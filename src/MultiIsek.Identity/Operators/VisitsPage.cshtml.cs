using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Audit;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Operators;

/// <summary>Besuche des Betreibers, for the city's admins: who was here when and why; one that lasts can be ended.</summary>
[Authorize(Policies.Admin), PrivatePage]
internal sealed class VisitsPage(IsekDbContext db, IMediator mediator, AuditPeople people, TimeProvider time) : PageModel, IFaulty
{
    public const int PageSize = 50;

    /// <summary>Acts of one visit; what is more stands in the log.</summary>
    public const int ActsMax = 200;

    public sealed record Line(Guid Id, string Operator, string Reason, DateTime StartedAt, DateTime EndsAt, bool IsOpen, bool WasEntered, bool IsCommand, int Acts);

    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public Guid? More { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>The one visit that was asked for, with all that was done in it.</summary>
    public Line? Only { get; private set; }
    public IReadOnlyList<AuditPage.Line> Acts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? vor, Guid? besuch, CancellationToken ct)
    {
        await LoadAsync(vor, besuch, ct);
        if (besuch is null)
        {
            return Page();
        }

        Only = Lines is [var found] ? found : null;
        var acts = new AuditFilter(null, null, null, null, besuch).Of(db.Set<AuditEntry>());
        Acts = Only is null ? [] : await AuditPage.LinesAsync(people, await acts.OrderBy(e => e.No).Take(ActsMax).AsNoTracking().ToListAsync(ct), ct);
        return Only is null ? NotFound() : Page();
    }

    private async Task LoadAsync(Guid? vor, Guid? only, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var before = vor is null ? null : await db.Set<OperatorVisit>().Where(v => v.Id == vor).Select(v => new { v.StartedAt, v.Id }).FirstOrDefaultAsync(ct);
        var rows = await db.Set<OperatorVisit>()
            .Where(v => only == null || v.Id == only)
            .Where(v => before == null || v.StartedAt < before.StartedAt || (v.StartedAt == before.StartedAt && v.Id < before.Id))
            .OrderByDescending(v => v.StartedAt)
            .ThenByDescending(v => v.Id)
            .Take(PageSize + 1)
            .Select(v => new Line(
                v.Id,
                v.OperatorName,
                v.Reason,
                v.StartedAt,
                v.EndedAt ?? v.EndsAt,
                v.EndedAt == null && v.EndsAt > now,
                v.EntryHash == null,
                v.OperatorId == Guid.Empty,
                db.Set<AuditEntry>().Count(e => e.VisitId == v.Id)
            ))
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

        await LoadAsync(null, null, ct);
        return Page();
    }
}
