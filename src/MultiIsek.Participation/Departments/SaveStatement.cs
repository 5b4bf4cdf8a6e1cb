using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Comments;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Departments;

/// <summary>Stellungnahme schreiben oder ändern; an empty text takes it back.</summary>
/// <param name="Revision">Of the statement as the person saw it; 0 for none.</param>
/// <exception cref="OutOfScopeException">The contribution is none of this department's.</exception>
/// <exception cref="RefusedException">Too long, or somebody else changed it meanwhile.</exception>
internal sealed record SaveStatement(string Number, Guid OrganisationId, string Text, int Revision) : IRequest<Unit>, IAudited
{
    public Act Act => new("statement.saved", Number, OrganisationId.ToString());
}

internal sealed class SaveStatementHandler(IsekDbContext db, IMediator mediator, CurrentUser current, TimeProvider time) : IRequestHandler<SaveStatement, Unit>
{
    public async Task<Unit> Handle(SaveStatement command, CancellationToken ct)
    {
        var text = command.Text.Trim();
        if (text.Length > DepartmentStatement.TextMax)
        {
            throw new RefusedException($"Die Stellungnahme ist zu lang: Höchstens {DepartmentStatement.TextMax} Zeichen sind möglich, es sind {text.Length}.");
        }

        var mine = await mediator.Send(new ListResponsibilities(), ct);
        if (mine.Departments.All(d => d.Id != command.OrganisationId) || await FindAsync(command.Number, mine, ct) is not { } contribution)
        {
            throw new OutOfScopeException();
        }

        var statement = await db.Set<DepartmentStatement>().FirstOrDefaultAsync(s => s.ContributionId == contribution && s.OrganisationId == command.OrganisationId, ct);
        if ((statement?.Revision ?? 0) != command.Revision)
        {
            throw new RefusedException(
                "Jemand aus Ihrem Fachamt hat die Stellungnahme inzwischen geändert. Vergleichen Sie mit dem Text darüber und speichern Sie dann noch einmal."
            );
        }

        Change(statement, contribution, command.OrganisationId, text);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            throw new RefusedException("Jemand aus Ihrem Fachamt hat im selben Moment gespeichert. Laden Sie die Seite neu und vergleichen Sie.");
        }

        return Unit.Value;
    }

    private void Change(DepartmentStatement? statement, Guid contribution, Guid department, string text)
    {
        var (me, now) = (current.Id!.Value, time.GetUtcNow().UtcDateTime);
        if (statement is null && text.Length > 0)
        {
            db.Add(
                new DepartmentStatement
                {
                    ContributionId = contribution,
                    OrganisationId = department,
                    Text = text,
                    ChangedBy = me,
                    ChangedAt = now,
                    Revision = 1,
                }
            );
        }
        else if (statement is not null && text.Length == 0)
        {
            db.Remove(statement);
        }
        else if (statement is not null)
        {
            (statement.Text, statement.ChangedBy, statement.ChangedAt) = (text, me, now);
        }
    }

    private async Task<Guid?> FindAsync(string number, Responsibilities mine, CancellationToken ct)
    {
        if (Contribution.ParseNumber(number) is not var (year, no))
        {
            return null;
        }

        var elements = mine.Elements.Select(e => (Guid?)e.Id).ToList();
        return await db.Set<Contribution>()
            .Where(c => c.Year == year && c.Number == no && c.State == ContributionState.Published && elements.Contains(c.ElementId))
            .Select(c => (Guid?)c.Id)
            .FirstOrDefaultAsync(ct);
    }
}
