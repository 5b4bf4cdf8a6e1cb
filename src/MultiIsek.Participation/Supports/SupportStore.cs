using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Comments;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Supports;

internal enum SupportAnswer
{
    Done,

    /// <summary>It was there before, or was not there: nothing changed.</summary>
    Unchanged,
    Closed,
}

/// <summary>
/// Stores and takes back support. The first statement moves the count of a contribution whose phase is open at this moment: it keeps the deadline, and it makes all
/// who support the same contribution take turns. Whoever waited then sees the row of the one before, and all of it is undone.
/// </summary>
internal sealed class SupportStore(IsekDbContext db, TenantCache cache, TimeProvider time)
{
    public Task<bool> HasAsync(Guid contribution, string voter, CancellationToken ct) =>
        db.Set<ContributionSupport>().AnyAsync(s => s.Voter == voter && s.ContributionId == contribution, ct);

    public async Task<SupportAnswer> AddAsync(Guid contribution, string voter, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await MoveAsync(contribution, 1, now, ct) == 0)
        {
            return SupportAnswer.Closed;
        }

        if (await HasAsync(contribution, voter, ct))
        {
            return SupportAnswer.Unchanged;
        }

        db.Add(
            new ContributionSupport
            {
                Voter = voter,
                ContributionId = contribution,
                SupportedAt = now,
            }
        );
        await db.SaveChangesAsync(ct);
        await RaiseAsync(ct);
        await transaction.CommitAsync(ct);
        cache.Forget(db.Tenant.Place.Id);
        return SupportAnswer.Done;
    }

    public async Task<SupportAnswer> RemoveAsync(Guid contribution, string voter, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await MoveAsync(contribution, -1, time.GetUtcNow().UtcDateTime, ct) == 0)
        {
            return SupportAnswer.Closed;
        }

        if (await db.Set<ContributionSupport>().Where(s => s.Voter == voter && s.ContributionId == contribution).ExecuteDeleteAsync(ct) == 0)
        {
            return SupportAnswer.Unchanged;
        }

        await RaiseAsync(ct);
        await transaction.CommitAsync(ct);
        cache.Forget(db.Tenant.Place.Id);
        return SupportAnswer.Done;
    }

    // The conditions of ParticipationPhase.StateAt, as in StoreSql.Open.
    private Task<int> MoveAsync(Guid contribution, int change, DateTime now, CancellationToken ct) =>
        db.Set<Contribution>()
            .Where(c => c.Id == contribution && c.State == ContributionState.Published && c.ParentId == null)
            .Where(c =>
                db.Set<ParticipationPhase>()
                    .Any(p =>
                        p.Id == c.PhaseId && !p.IsDraft && !p.IsArchived && !p.HasEnded && p.ResultPublishedOn == null && p.StartsAt <= now && (p.EndsAt == null || p.EndsAt > now)
                    )
            )
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Supports, c => c.Supports + change), ct);

    /// <summary>Pages show the count; what only staff change is still what it was.</summary>
    private Task<int> RaiseAsync(CancellationToken ct) => db.Set<TenantRevision>().ExecuteUpdateAsync(s => s.SetProperty(r => r.Value, r => r.Value + 1), ct);
}
