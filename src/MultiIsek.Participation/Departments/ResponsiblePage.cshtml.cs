using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Departments;

/// <summary>Zuständig: the part of the plan that a department answers for, and what people said about it. Newest first, by keyset.</summary>
[Authorize(Policies.Contributor), PrivatePage]
internal sealed class ResponsiblePage(IsekDbContext db, IMediator mediator) : PageModel, IFaulty
{
    public const int PageSize = 30;

    public sealed record Said(Guid Id, int Year, int No, Guid ElementId, int Paragraph, DateTime ReceivedAt, string Text, string? Name)
    {
        public string Number => Contribution.PublicNumber(Year, No);
    }

    public sealed record Statement(Guid ContributionId, Guid OrganisationId, string Text, int Revision, DateTime ChangedAt);

    public Responsibilities Mine { get; private set; } = Responsibilities.None;
    public IReadOnlyList<Said> Contributions { get; private set; } = [];
    public ILookup<Guid, Statement> Statements { get; private set; } = Array.Empty<Statement>().ToLookup(s => s.ContributionId);
    public string? More { get; private set; }

    /// <summary>Where this page of the list begins; null for the newest.</summary>
    public string? Before { get; private set; }
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>The form that comes back with what was typed.</summary>
    public (string Number, Guid Department, string Text)? Typed { get; private set; }

    public Task OnGetAsync(string? vor, CancellationToken ct) => LoadAsync(vor, ct);

    public async Task<IActionResult> OnPostAsync(
        string? vor,
        [FromForm] string? number,
        [FromForm] Guid department,
        [FromForm] string? text,
        [FromForm] int revision,
        CancellationToken ct
    )
    {
        try
        {
            await mediator.Send(new SaveStatement(number ?? "", department, text ?? "", revision), ct);
            return Redirect($"/verwaltung/zustaendig{(Contribution.ParseNumber(vor) is null ? "" : $"?vor={Uri.EscapeDataString(vor!)}")}#{Uri.EscapeDataString(number!)}");
        }
        catch (OutOfScopeException)
        {
            return NotFound();
        }
        catch (RefusedException e)
        {
            Typed = (number!, department, text ?? "");
            Faults = [new($"text-{number}-{department}", e.Message)];
        }

        await LoadAsync(vor, ct);
        return Page();
    }

    private async Task LoadAsync(string? before, CancellationToken ct)
    {
        Mine = await mediator.Send(new ListResponsibilities(), ct);
        if (Mine.Elements.Count == 0)
        {
            return;
        }

        var elements = Mine.Elements.Select(e => (Guid?)e.Id).ToList();
        var found = db.Set<Contribution>().Where(c => c.State == ContributionState.Published && elements.Contains(c.ElementId));
        if (Contribution.ParseNumber(before) is var (year, no))
        {
            Before = Contribution.PublicNumber(year, no);
            found = found.Where(c => c.Year < year || (c.Year == year && c.Number < no));
        }

        var rows = await found
            .OrderByDescending(c => c.Year)
            .ThenByDescending(c => c.Number)
            .Take(PageSize + 1)
            .Select(c => new Said(c.Id, c.Year, c.Number, c.ElementId!.Value, c.Paragraph, c.ReceivedAt, c.Text, c.ShowsName ? c.Name : null))
            .ToListAsync(ct);
        Contributions = [.. rows.Take(PageSize)];
        More = rows.Count > PageSize ? rows[PageSize - 1].Number : null;
        var ids = Contributions.Select(c => c.Id).ToList();
        var departments = Mine.Departments.Select(d => d.Id).ToList();
        Statements = (
            await db.Set<DepartmentStatement>()
                .Where(s => ids.Contains(s.ContributionId) && departments.Contains(s.OrganisationId))
                .Select(s => new Statement(s.ContributionId, s.OrganisationId, s.Text, s.Revision, s.ChangedAt))
                .ToListAsync(ct)
        ).ToLookup(s => s.ContributionId);
    }
}
