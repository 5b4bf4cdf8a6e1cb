using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Contracts;
using MultiIsek.Identity.Roles;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;

namespace MultiIsek.Identity.Operators;

internal sealed class BeginCommandHandler(IsekDbContext db, IAudit audit, CurrentUser current, TimeProvider time) : IRequestHandler<BeginCommand, Unit>
{
    public async Task<Unit> Handle(BeginCommand command, CancellationToken ct)
    {
        var reason = (command.Reason ?? "").Trim();
        var isNeeded = reason.Length > 0 || await db.Set<Membership>().AnyAsync(m => m.Role != Role.Citizen, ct);
        if (isNeeded && reason.Length is < OperatorVisit.ReasonMin or > OperatorVisit.ReasonMax)
        {
            throw new RefusedException(
                reason.Length == 0
                    ? "In dieser Stadt arbeiten schon Leute. Sagen Sie mit --reason \"…\", warum Sie dort etwas ändern; die Leitung der Stadt liest das."
                    : $"Die Begründung (--reason) braucht {OperatorVisit.ReasonMin} bis {OperatorVisit.ReasonMax} Zeichen; die Leitung der Stadt liest sie."
            );
        }

        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        // Nobody is there to read a reason yet; what was done stands in the log all the same, for those who come.
        Guid? visit = isNeeded ? await AddVisitAsync(reason, ct) : null;
        await audit.AppendAsync(new Act("command.run", visit?.ToString() ?? "", command.Name), ct);
        if (own is not null)
        {
            await own.CommitAsync(ct);
        }

        return Unit.Value;
    }

    private async Task<Guid> AddVisitAsync(string reason, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var visit = new OperatorVisit
        {
            OperatorId = Guid.Empty,
            OperatorName = "Kommandozeile",
            Reason = reason,
            StartedAt = now,
            EndsAt = now,
            EndedAt = now,
        };
        current.SetCommand(visit.Id);
        db.Add(visit);
        await db.SaveChangesAsync(ct);
        return visit.Id;
    }
}
