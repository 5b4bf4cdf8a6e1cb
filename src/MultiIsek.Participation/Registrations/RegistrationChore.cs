using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Chores;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Events;

namespace MultiIsek.Participation.Registrations;

/// <summary>Tägliche Aufgabe: some weeks after an event nobody needs to know who came. How many did stays.</summary>
internal sealed class RegistrationChore(IsekDbContext db, TimeProvider time) : ICityChore
{
    public async Task RunAsync(CancellationToken ct)
    {
        var before = Berlin.Day(time.GetUtcNow().UtcDateTime).AddDays(-EventRegistration.KeptDays);
        var events = await db.Set<PublicEvent>()
            .AsNoTracking()
            .Where(e => db.Set<EventRegistration>().Any(r => r.EventId == e.Id))
            .Select(e => new
            {
                e.Id,
                e.HeldOn,
                e.EndsOn,
                e.RegistrationEndsAt,
            })
            .ToListAsync(ct);
        // An event that lost its day since keeps the clock of its registration.
        var due = events
            .Where(e => ((e.EndsOn ?? e.HeldOn)?.LastDay ?? (e.RegistrationEndsAt is { } end ? Berlin.Day(end) : DateOnly.MinValue)) < before)
            .Select(e => e.Id)
            .ToList();
        if (due.Count > 0)
        {
            await db.Set<EventRegistration>().Where(r => due.Contains(r.EventId)).ExecuteDeleteAsync(ct);
            await db.Set<PublicEvent>().Where(e => due.Contains(e.Id)).ExecuteUpdateAsync(s => s.SetProperty(e => e.Waiting, 0), ct);
        }
    }
}
