using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Guests;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Moderation;

/// <summary>A reader reports a contribution; staff decide. Only what is visible can be reported.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ReportPage(
    IsekDbContext db,
    PhaseBook book,
    FormTokens tokens,
    CommentLimits limits,
    GuestForms guests,
    ReportStore store,
    CurrentTenant tenant,
    CurrentUser current
) : PageModel
{
    public sealed record Target(Guid Id, int Year, int Number, Guid PhaseId, string Text);

    public Target Contribution { get; private set; } = null!;
    public string Number => Comments.Contribution.PublicNumber(Contribution.Year, Contribution.Number);
    public ReportInput Input { get; private set; } = new();
    public string Token { get; private set; } = "";
    public IReadOnlyList<Fault> Errors { get; private set; } = [];
    public bool IsDone { get; private set; }

    /// <summary>Name of the account that the report will belong to; null for a guest.</summary>
    public string? Account => current.Id is null ? null : current.Name;

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken ct)
    {
        Response.SetFormHeaders();
        if (!await FindAsync(number, ct))
        {
            return NotFound();
        }

        Token = tokens.Issue(FormTokens.Report, Place, current.Id);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string number, [FromForm] ReportInput input, CancellationToken ct)
    {
        Response.SetFormHeaders();
        Input = input;
        if (!await FindAsync(number, ct))
        {
            return NotFound();
        }

        if (!SameSite.IsOwn(Request))
        {
            Token = tokens.Issue(FormTokens.Report, Place, current.Id);
            return Refuse(StatusCodes.Status400BadRequest, new Fault("absenden", "Das Formular kam nicht von dieser Seite. Bitte senden Sie es hier noch einmal ab."));
        }

        var (token, fault, next) = tokens.Read(FormTokens.Report, Place, input.Token, current.Id);
        var note = SubmitContribution.Clean(input.Note);
        Token = next;
        List<Fault> errors = [];
        if (ReportInput.Reasons.All(r => r.Key != input.Reason))
        {
            errors.Add(new("reason-0", "Wählen Sie einen Grund."));
        }

        if (note.Length > ContributionReport.NoteMax)
        {
            errors.Add(new("note", "Die Erläuterung ist zu lang: Höchstens 1.000 Zeichen sind möglich."));
        }

        errors.AddRange(fault.Explained());
        if (errors.Count > 0)
        {
            return Refuse(StatusCodes.Status422UnprocessableEntity, [.. errors]);
        }

        if ((limits.Report(tenant, HttpContext) ?? await guests.WaitAsync(HttpContext, ct)) is { } wait)
        {
            Response.SetRetryAfter(wait);
            return Refuse(StatusCodes.Status429TooManyRequests, new Fault("absenden", "Es kamen gerade viele Meldungen. Bitte versuchen Sie es in einigen Minuten noch einmal."));
        }

        IsDone = true;
        // A program gets the same answer and reports nothing.
        if (string.IsNullOrEmpty(input.Website))
        {
            await store.AddAsync(
                new ContributionReport
                {
                    ContributionId = Contribution.Id,
                    Reason = input.Reason!,
                    Note = note.Length == 0 ? null : note,
                    ReportedAt = book.Now,
                    SubmissionId = token!.SubmissionId,
                    ReporterId = token.AuthorId is { } reporter && reporter == current.Id ? reporter : null,
                },
                ct
            );
        }

        return Page();
    }

    public string? ErrorOf(string field) => Errors.FirstOrDefault(e => e.Field == field)?.Message;

    private FormPlace Place => new(Contribution.PhaseId, null, null, 0, Contribution.Id);

    private async Task<bool> FindAsync(string number, CancellationToken ct)
    {
        if (Comments.Contribution.ParseNumber(number) is not var (year, no))
        {
            return false;
        }

        var found = await db.Set<Contribution>()
            .Where(c => c.Year == year && c.Number == no && c.State == ContributionState.Published)
            .Select(c => new Target(c.Id, c.Year, c.Number, c.PhaseId, c.Text))
            .FirstOrDefaultAsync(ct);
        if (found is null || await book.FindAsync(found.PhaseId, ct) is null)
        {
            return false;
        }

        Contribution = found;
        return true;
    }

    private PageResult Refuse(int status, params Fault[] errors)
    {
        Errors = errors;
        Response.StatusCode = status;
        return Page();
    }
}
