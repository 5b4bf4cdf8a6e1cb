using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;

namespace MultiIsek.Identity.Operators;

/// <summary>Besuch antreten, on the city's host: the code of the platform's host, once and soon, by a button of this page.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken, OwnForm, PrivatePage]
internal sealed class EnterPage(IsekDbContext db, CatalogDbContext catalog, IMediator mediator, CurrentTenant tenant, CurrentUser current, Attempts attempts, TimeProvider time)
    : PageModel,
        IFaulty
{
    public OperatorVisit? Visit { get; private set; }
    public string Code { get; private set; } = "";
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        Code = code;
        Visit = await FindAsync(code, ct);
        return Visit is null ? Gone() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string code, CancellationToken ct)
    {
        Code = code;
        var found = await FindAsync(code, ct);
        if (attempts.Take(tenant, HttpContext) is { } wait)
        {
            (Visit, Faults) = (found, [Attempts.TooMany(wait)]);
            return Attempts.Refuse(Response, wait);
        }

        if (
            found is not { } visit
            || await catalog.Set<Operator>().Where(o => o.Id == visit.OperatorId && !o.IsBlocked).Select(o => (Guid?)o.Stamp).FirstOrDefaultAsync(ct) is not { } stamp
        )
        {
            return Gone();
        }

        current.SetOperator(visit.OperatorId, visit.Id);
        try
        {
            await mediator.Send(new EnterVisit(visit.Id, visit.EntryHash!), ct);
        }
        catch (RefusedException)
        {
            return Gone();
        }

        await HttpContext.SignInAsync(
            OperatorSchemes.Visit,
            OperatorSchemes.Principal(OperatorSchemes.Visit, tenant.Place.Id, visit.OperatorId, visit.Id, stamp, time.GetUtcNow().UtcDateTime),
            new AuthenticationProperties { ExpiresUtc = new DateTimeOffset(visit.EndsAt, TimeSpan.Zero) }
        );
        return Redirect("/verwaltung");
    }

    private Task<OperatorVisit?> FindAsync(string code, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (hash, earliest) = (LinkToken.HashOf(code), now - OperatorVisit.EntryValidity);
        return db.Set<OperatorVisit>().AsNoTracking().FirstOrDefaultAsync(v => v.EntryHash == hash && v.StartedAt > earliest && v.EndsAt > now && v.EndedAt == null, ct);
    }

    private static PageResult Gone() => new() { StatusCode = StatusCodes.Status404NotFound };
}
