using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Ballots;
using MultiIsek.Participation.Bodies;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Participation.Surveys;

namespace MultiIsek.Participation.Retention;

/// <summary>
/// The clock of each phase starts with its end. A phase whose contributions were freed of persons says so in its row, so that the daily run reads the phases
/// and no contribution, unless one is due.
/// </summary>
internal sealed class ApplyRetentionHandler(IsekDbContext db, ContributionEraser eraser, RetentionPeriod period, IAudit audit, TenantCache cache, TimeProvider time)
    : IRequestHandler<ApplyRetention, RetentionReport>
{
    private sealed record Clock(ParticipationPhase Phase, DateOnly? KeptUntil, bool IsOver, bool IsDue);

    public async Task<RetentionReport> Handle(ApplyRetention command, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        List<Clock> clocks = [];
        foreach (var phase in await db.Set<ParticipationPhase>().AsNoTracking().OrderBy(p => p.SortOrder).ThenBy(p => p.Key).ToListAsync(ct))
        {
            if (await ClockAsync(phase, now, ct) is { } clock)
            {
                clocks.Add(clock);
            }
        }

        var before = period.Before(now);
        var old = db.Set<ContributionReport>().Where(r => r.ReportedAt < before && (r.Note != null || r.ReporterId != null));
        if (command.IsDryRun)
        {
            List<RetentionLine> planned = [];
            foreach (var clock in clocks)
            {
                var (persons, unpublished) = clock.IsDue ? await CountAsync(clock.Phase, ct) : (0, 0);
                planned.Add(Line(clock, persons, unpublished, clock.IsDue ? await eraser.OriginalsOf(clock.Phase.Id).CountAsync(ct) : 0));
            }

            return new RetentionReport(planned, await old.CountAsync(ct));
        }

        return await ApplyAsync(clocks, old, now, ct);
    }

    private async Task<RetentionReport> ApplyAsync(IReadOnlyList<Clock> clocks, IQueryable<ContributionReport> old, DateTime now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        List<RetentionLine> lines = [];
        foreach (var clock in clocks)
        {
            var (persons, unpublished, originals) = (0, 0, 0);
            if (clock.Phase.StateAt(now).IsOver())
            {
                await eraser.DropSurveyDraftsAsync(clock.Phase.Id, ct);
            }

            if (clock.IsDue)
            {
                var id = clock.Phase.Id;
                if (clock.Phase.Kind == PhaseKind.PublicBodies)
                {
                    persons = await eraser.ForgetBodiesAsync(id, ct);
                }
                else
                {
                    unpublished = await eraser.DeleteUnpublishedAsync(c => c.PhaseId == id, onWish: false, ct);
                    unpublished += await eraser.ForgetSurveyTextsAsync(id, ct);
                    persons = await eraser.ForgetPersonsAsync(c => c.PhaseId == id, keepsCode: true, ct);
                    await eraser.ForgetVotersAsync(id, ct);
                }

                // Their bytes go with the next sweep.
                originals = await eraser.OriginalsOf(id).ExecuteDeleteAsync(ct);
                await db.Set<ParticipationPhase>().Where(p => p.Id == id).ExecuteUpdateAsync(s => s.SetProperty(p => p.ForgottenAt, now), ct);
            }

            lines.Add(Line(clock, persons, unpublished, originals));
        }

        var reports = await old.ExecuteUpdateAsync(s => s.SetProperty(r => r.Note, (string?)null).SetProperty(r => r.ReporterId, (Guid?)null), ct);
        var report = new RetentionReport(lines, reports);
        if (!report.IsNothing)
        {
            string[] changed = [.. lines.Where(l => l.Persons + l.Unpublished + l.Originals > 0).Select(l => l.Phase)];
            await audit.AppendAsync(new Act("retention.applied", "contributions", changed), ct);
            await db.RaiseRevisionAsync(ct);
        }

        await transaction.CommitAsync(ct);
        cache.Forget(db.Tenant.Place.Id);
        return report;
    }

    /// <returns>Null where there is nothing to keep and never will be.</returns>
    private async Task<Clock?> ClockAsync(ParticipationPhase phase, DateTime now, CancellationToken ct)
    {
        if (phase.LastDay() is { } last)
        {
            return At(phase, last, now);
        }

        if (phase.StateAt(now) is PhaseState.Open or PhaseState.Scheduled)
        {
            return new Clock(phase, null, false, false);
        }

        // Ended by hand, or never released: nobody knows the day, but it was not before the last contribution, ballot or answer.
        var newest = await db.Set<Contribution>().Where(c => c.PhaseId == phase.Id).MaxAsync(c => (DateTime?)c.ReceivedAt, ct);
        if (newest is { } at)
        {
            return At(phase, Berlin.Day(at), now);
        }

        var weighed = await db.Set<Ballot>().Where(b => b.PhaseId == phase.Id).OrderByDescending(b => b.ReceivedOn).Select(b => (DateOnly?)b.ReceivedOn).FirstOrDefaultAsync(ct);
        var answered = await db.Set<SurveySubmission>()
            .Where(s => s.PhaseId == phase.Id)
            .OrderByDescending(s => s.ReceivedOn)
            .Select(s => (DateOnly?)s.ReceivedOn)
            .FirstOrDefaultAsync(ct);
        return (weighed ?? answered) is { } day ? At(phase, day, now) : null;
    }

    private Clock At(ParticipationPhase phase, DateOnly last, DateTime now)
    {
        var end = period.EndOf(last);
        return new Clock(phase, period.LastDayOf(last), end <= now, end <= now && (phase.ForgottenAt is null || phase.ForgottenAt < end));
    }

    private async Task<(int Persons, int Unpublished)> CountAsync(ParticipationPhase of, CancellationToken ct)
    {
        var phase = of.Id;
        if (of.Kind == PhaseKind.PublicBodies)
        {
            return (await db.Set<InvitedBody>().CountAsync(b => b.PhaseId == phase && b.Email != null, ct), 0);
        }

        var rows = db.Set<Contribution>().Where(c => c.PhaseId == phase);
        return (
            await rows.CountAsync(c => c.State == ContributionState.Published && (c.Name != null || c.AuthorId != null), ct),
            await rows.CountAsync(c => c.State != ContributionState.Published && c.State != ContributionState.Erased && c.Text != "", ct)
                + await db.Set<SurveyAnswer>().CountAsync(a => a.Text != null && db.Set<SurveySubmission>().Any(s => s.Id == a.SubmissionId && s.PhaseId == phase), ct)
        );
    }

    private static RetentionLine Line(Clock clock, int persons, int unpublished, int originals) =>
        new(clock.Phase.Key, clock.Phase.Title, clock.KeptUntil, clock.IsOver, persons, unpublished, originals);
}

/// <summary>Tägliche Aufgabe: the period of each phase.</summary>
internal sealed class RetentionChore(IMediator mediator) : ICityChore
{
    public Task RunAsync(CancellationToken ct) => mediator.Send(new ApplyRetention(false), ct);
}
