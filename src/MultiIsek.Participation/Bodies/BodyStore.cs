using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Bodies;

/// <param name="SubmissionId">The same form sent twice is one statement.</param>
internal sealed record NewStatement(InvitedBody Body, BodyAnswer Answer, string Text, Guid? ElementId, Guid SubmissionId, string ReceiptHash);

/// <param name="Text">As it lies there: another one than was sent now, when the form was used before.</param>
internal sealed record KeptStatement(string Number, string Text);

/// <summary>
/// Takes statements of bodies. The order of locks is that of all who write contributions and change phases: counter, revision, phase. The statement that takes the
/// phase's row decides the deadline, and keeps out the desk's own changes until the end of the transaction.
/// </summary>
internal sealed class BodyStore(IsekDbContext db, ContributionNumbers numbers, TenantCache cache, TimeProvider time)
{
    /// <returns>Null where the body was not heard at that moment.</returns>
    public async Task<KeptStatement?> AddAsync(NewStatement said, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var year = Berlin.Local(now).Year;
        await using var own = await db.Database.BeginTransactionAsync(ct);
        var number = await numbers.TakeAsync(year, 1, ct);
        if (await FindAsync(said.SubmissionId, ct) is { } stored)
        {
            return stored;
        }

        await db.RaiseRevisionAsync(ct);
        if (!await TakeTurnAsync(said.Body, now, ct))
        {
            return null;
        }

        var version = await db.Set<ParticipationPhase>().Where(p => p.Id == said.Body.PhaseId).Select(p => p.PlanVersionId).SingleAsync(ct);
        var row = new Contribution
        {
            Year = year,
            Number = number,
            PhaseId = said.Body.PhaseId,
            ElementId = said.ElementId,
            PlanVersionId = said.ElementId is null ? null : version,
            Channel = Channel.Web,
            ReceivedAt = now,
            Text = said.Text,
            Name = said.Body.Name,
            ShowsName = true,
            State = ContributionState.Pending,
            ReceiptHash = said.ReceiptHash,
            SubmissionId = said.SubmissionId,
        };
        db.Add(row);
        db.Add(new BodyStatement { ContributionId = row.Id, BodyId = said.Body.Id });
        await db.SaveChangesAsync(ct);
        await MarkAsync(said.Body.Id, said.Answer, now, ct);
        await own.CommitAsync(ct);
        cache.Forget(db.Tenant.Place.Id);
        return new(Contribution.PublicNumber(year, number), said.Text);
    }

    /// <summary>A statement says more than "keine Bedenken", whichever came first. Part of the caller's transaction.</summary>
    public async Task MarkAsync(Guid body, BodyAnswer answer, DateTime at, CancellationToken ct)
    {
        var row = db.Set<InvitedBody>().Where(b => b.Id == body);
        await row.Where(b => b.AnsweredAt == null).ExecuteUpdateAsync(s => s.SetProperty(b => b.AnsweredAt, at), ct);
        var other = answer == BodyAnswer.Statement ? row : row.Where(b => b.Answer != BodyAnswer.Statement);
        await other.ExecuteUpdateAsync(s => s.SetProperty(b => b.Answer, answer), ct);
    }

    /// <summary>Somebody there looks at it: the first time counts.</summary>
    public Task OpenAsync(InvitedBody body, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return db.Set<InvitedBody>().Where(b => b.Id == body.Id && b.OpenedAt == null).ExecuteUpdateAsync(s => s.SetProperty(b => b.OpenedAt, now), ct);
    }

    private async Task<bool> TakeTurnAsync(InvitedBody body, DateTime now, CancellationToken ct) =>
        await db.Set<ParticipationPhase>()
            .Where(p => p.Id == body.PhaseId && p.Kind == PhaseKind.PublicBodies)
            .Where(p => !p.IsDraft && !p.IsArchived && !p.HasEnded && p.ResultPublishedOn == null && p.StartsAt <= now)
            .Where(p => db.Set<InvitedBody>().Any(b => b.Id == body.Id && b.PhaseId == p.Id && b.WithdrawnAt == null && (p.EndsAt == null || p.EndsAt > now || b.EndsAt > now)))
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.Participants, p => p.Participants), ct) == 1;

    private async Task<KeptStatement?> FindAsync(Guid submission, CancellationToken ct) =>
        await db.Set<Contribution>()
            .Where(c => c.SubmissionId == submission)
            .Select(c => new
            {
                c.Year,
                c.Number,
                c.Text,
            })
            .FirstOrDefaultAsync(ct)
            is { } found
            ? new(Contribution.PublicNumber(found.Year, found.Number), found.Text)
            : null;
}
