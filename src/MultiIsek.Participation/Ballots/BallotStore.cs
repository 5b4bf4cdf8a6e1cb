using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;

namespace MultiIsek.Participation.Ballots;

internal enum BallotOutcome
{
    Stored,

    /// <summary>An earlier one of the same person is replaced.</summary>
    Replaced,

    /// <summary>There was none to take back.</summary>
    None,
    Closed,

    /// <summary>What can be weighed was changed since the form was shown.</summary>
    Changed,
}

/// <summary>
/// Stores ballots. As with surveys, the first statement writes to the phase where it is open at this moment: it keeps the deadline and makes all who weigh take turns, so
/// that whoever comes second under the same name sees the ballot of the first and changes it.
/// </summary>
internal sealed class BallotStore(IsekDbContext db, TimeProvider time)
{
    /// <param name="revision">Of the phase whose measures were weighed.</param>
    public async Task<BallotOutcome> SaveAsync(Guid phase, int revision, string voter, IReadOnlyDictionary<Guid, int> values, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await MoveAsync(Open(phase).Where(p => p.Revision == revision), 0, ct) == 0)
        {
            return await Open(phase).AnyAsync(ct) ? BallotOutcome.Changed : BallotOutcome.Closed;
        }

        var (today, outcome) = (Berlin.Day(time.GetUtcNow().UtcDateTime), BallotOutcome.Replaced);
        if (await FindAsync(phase, voter, ct) is { } id)
        {
            await db.Set<BallotValue>().Where(v => v.BallotId == id).ExecuteDeleteAsync(ct);
            await db.Set<Ballot>().Where(b => b.Id == id).ExecuteUpdateAsync(s => s.SetProperty(b => b.ReceivedOn, today), ct);
        }
        else
        {
            var ballot = new Ballot { PhaseId = phase, ReceivedOn = today };
            (id, outcome) = (ballot.Id, BallotOutcome.Stored);
            db.Add(ballot);
            db.Add(
                new BallotVoter
                {
                    PhaseId = phase,
                    Voter = voter,
                    BallotId = id,
                }
            );
            await MoveAsync(Open(phase), 1, ct);
        }

        db.AddRange(
            values.Select(v => new BallotValue
            {
                BallotId = id,
                ElementId = v.Key,
                Value = v.Value,
            })
        );
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return outcome;
    }

    /// <summary>The person's ballot goes as if it had never been there.</summary>
    public async Task<BallotOutcome> RemoveAsync(Guid phase, string voter, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await MoveAsync(Open(phase), 0, ct) == 0)
        {
            return BallotOutcome.Closed;
        }

        if (await FindAsync(phase, voter, ct) is not { } id)
        {
            return BallotOutcome.None;
        }

        await db.Set<BallotValue>().Where(v => v.BallotId == id).ExecuteDeleteAsync(ct);
        await db.Set<BallotVoter>().Where(v => v.BallotId == id).ExecuteDeleteAsync(ct);
        await db.Set<Ballot>().Where(b => b.Id == id).ExecuteDeleteAsync(ct);
        await MoveAsync(Open(phase), -1, ct);
        await transaction.CommitAsync(ct);
        return BallotOutcome.Replaced;
    }

    /// <summary>What somebody said so far, by element; null for nothing.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>?> OfAsync(Guid phase, string voter, CancellationToken ct) =>
        await FindAsync(phase, voter, ct) is { } id ? await db.Set<BallotValue>().Where(v => v.BallotId == id).ToDictionaryAsync(v => v.ElementId, v => v.Value, ct) : null;

    private Task<Guid?> FindAsync(Guid phase, string voter, CancellationToken ct) =>
        db.Set<BallotVoter>().Where(v => v.PhaseId == phase && v.Voter == voter).Select(v => (Guid?)v.BallotId).FirstOrDefaultAsync(ct);

    private static Task<int> MoveAsync(IQueryable<ParticipationPhase> phase, int change, CancellationToken ct) =>
        phase.ExecuteUpdateAsync(s => s.SetProperty(p => p.Participants, p => p.Participants + change), ct);

    private IQueryable<ParticipationPhase> Open(Guid phase) =>
        db.Set<ParticipationPhase>().OpenAt(time.GetUtcNow().UtcDateTime).Where(p => p.Id == phase && p.Kind == PhaseKind.Prioritising);
}
