using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Events;

namespace MultiIsek.Participation.Registrations;

internal enum RegistrationAnswer
{
    Seated,
    Waiting,

    /// <summary>No seat is left, and who gives no address cannot be told when one is free.</summary>
    Full,
    Closed,

    /// <summary>So many have registered with this address already.</summary>
    TooMany,

    /// <summary>Somebody else was registered with the same form.</summary>
    Used,
}

/// <param name="ByStaff">Entered at the desk, which may do so until the event is over, and for as many as call.</param>
internal sealed record NewRegistration(Guid EventId, string Name, string? Email, string CodeHash, Guid SubmissionId, Guid? AccountId, bool ByStaff = false);

/// <summary>
/// Stores registrations and takes them back. The first statement writes into the event's row, if registration is open at this moment: it keeps the deadline, and it makes
/// all who want a seat, or give one back, take turns. So the last seat is given once, and nobody waits while one is free.
/// </summary>
internal sealed class RegistrationStore(IsekDbContext db, RegistrationLetters letters, TenantCache cache, TimeProvider time)
{
    private DbSet<PublicEvent> Events => db.Set<PublicEvent>();

    private DbSet<EventRegistration> Registrations => db.Set<EventRegistration>();

    /// <param name="code">For the letter; what is stored is its hash.</param>
    public async Task<RegistrationAnswer> AddAsync(NewRegistration wanted, string code, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var isOpen = await TakeTurnAsync(Open(wanted, now), ct);
        if (
            await Registrations
                .Where(r => r.SubmissionId == wanted.SubmissionId)
                .Select(r => new
                {
                    r.State,
                    r.Name,
                    r.Email,
                })
                .FirstOrDefaultAsync(ct) is
            { } stored
        )
        {
            return (stored.Name, stored.Email) == (wanted.Name, wanted.Email) ? AnswerOf(stored.State) : RegistrationAnswer.Used;
        }

        if (!isOpen || await EventAsync(wanted.EventId, ct) is not { } happening || happening.IsOverAt(now))
        {
            return RegistrationAnswer.Closed;
        }

        if (
            wanted is { ByStaff: false, Email: { } email }
            && await Registrations.CountAsync(r => r.EventId == wanted.EventId && r.Email == email, ct) >= EventRegistration.PerEmail
        )
        {
            return RegistrationAnswer.TooMany;
        }

        var isSeated = await TakeSeatAsync(wanted.EventId, ct);
        if (!isSeated && wanted.Email is null)
        {
            return RegistrationAnswer.Full;
        }

        if (!isSeated)
        {
            await MoveQueueAsync(wanted.EventId, 1, ct);
        }

        var row = new EventRegistration
        {
            EventId = wanted.EventId,
            Name = wanted.Name,
            Email = wanted.Email,
            State = isSeated ? RegistrationState.Seated : RegistrationState.Waiting,
            RegisteredAt = now,
            CodeHash = wanted.CodeHash,
            SubmissionId = wanted.SubmissionId,
            AccountId = wanted.AccountId,
        };
        db.Add(row);
        await letters.ConfirmAsync(happening, row, code, ct);
        await SaveAsync(own, ct);
        return AnswerOf(row.State);
    }

    /// <summary>Gives back a seat, or a place in the queue; the first who waits moves up, unless the event has begun.</summary>
    /// <returns>False where it is gone already.</returns>
    public async Task<bool> RemoveAsync(Guid id, CancellationToken ct)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var happening = await Registrations.Where(r => r.Id == id).Select(r => r.EventId).FirstOrDefaultAsync(ct);
        await TakeTurnAsync(Events.Where(e => e.Id == happening), ct);
        var state = await Registrations.Where(r => r.Id == id).Select(r => (RegistrationState?)r.State).FirstOrDefaultAsync(ct);
        if (state is null || await Registrations.Where(r => r.Id == id).ExecuteDeleteAsync(ct) == 0)
        {
            return false;
        }

        if (state == RegistrationState.Waiting)
        {
            await MoveQueueAsync(happening, -1, ct);
        }
        else
        {
            await Events.Where(e => e.Id == happening && e.SeatsTaken > 0).ExecuteUpdateAsync(s => s.SetProperty(e => e.SeatsTaken, e => e.SeatsTaken - 1), ct);
            await MoveUpAsync(happening, ct);
        }

        await SaveAsync(own, ct);
        return true;
    }

    /// <summary>From here to the end of the transaction nobody else gets or gives back a seat of this event.</summary>
    public Task TakeTurnAsync(Guid happening, CancellationToken ct) => TakeTurnAsync(Events.Where(e => e.Id == happening), ct);

    /// <summary>Those who wait get what is free, the first first; part of the caller's transaction, in which it has its turn.</summary>
    public async Task MoveUpAsync(Guid happening, CancellationToken ct)
    {
        var row = await EventAsync(happening, ct);
        if (row.StartsAt is not { } start || start <= time.GetUtcNow().UtcDateTime || row.Status is EventStatus.Cancelled)
        {
            return;
        }

        var waiting = await Registrations.Where(r => r.EventId == happening && r.State == RegistrationState.Waiting).OrderBy(r => r.RegisteredAt).ThenBy(r => r.Id).ToListAsync(ct);
        foreach (var next in waiting)
        {
            if (!await TakeSeatAsync(happening, ct))
            {
                return;
            }

            next.State = RegistrationState.Seated;
            await MoveQueueAsync(happening, -1, ct);
            await letters.MovedUpAsync(row, next, ct);
        }
    }

    private static async Task<bool> TakeTurnAsync(IQueryable<PublicEvent> which, CancellationToken ct) =>
        await which.ExecuteUpdateAsync(s => s.SetProperty(e => e.SeatsTaken, e => e.SeatsTaken), ct) == 1;

    private async Task<bool> TakeSeatAsync(Guid happening, CancellationToken ct) =>
        await Events
            .Where(e => e.Id == happening && (e.Seats == null || e.SeatsTaken < e.Seats))
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.SeatsTaken, e => e.SeatsTaken + 1), ct) == 1;

    private Task<int> MoveQueueAsync(Guid happening, int change, CancellationToken ct) =>
        Events.Where(e => e.Id == happening).ExecuteUpdateAsync(s => s.SetProperty(e => e.Waiting, e => e.Waiting + change), ct);

    private IQueryable<PublicEvent> Open(NewRegistration wanted, DateTime now) =>
        Events
            .Where(e => e.Id == wanted.EventId && e.RegistrationEndsAt != null && (wanted.ByStaff || e.RegistrationEndsAt > now))
            .Where(e => e.Status == EventStatus.Scheduled || e.Status == EventStatus.Unknown);

    private Task<PublicEvent> EventAsync(Guid id, CancellationToken ct) => Events.AsNoTracking().SingleAsync(e => e.Id == id, ct);

    private async Task SaveAsync(Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction? own, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        // Pages show how many seats are left; what only staff change is still what it was.
        await db.Set<TenantRevision>().ExecuteUpdateAsync(s => s.SetProperty(r => r.Value, r => r.Value + 1), ct);
        if (own is not null)
        {
            await own.CommitAsync(ct);
            cache.Forget(db.Tenant.Place.Id);
        }
    }

    private static RegistrationAnswer AnswerOf(RegistrationState state) => state == RegistrationState.Seated ? RegistrationAnswer.Seated : RegistrationAnswer.Waiting;
}
