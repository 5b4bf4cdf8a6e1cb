using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Events;

namespace MultiIsek.Participation.Registrations;

/// <summary>Anmeldungen einer Person: with the account they go, and their seats are free.</summary>
internal sealed class PersonalRegistrations(IsekDbContext db, RegistrationStore store) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalFile>> ListAsync(Guid account, CancellationToken ct) =>
        [
            new(
                "registrations.json",
                "Termine, zu denen Sie sich angemeldet haben",
                await db.Set<EventRegistration>()
                    .Where(r => r.AccountId == account)
                    .OrderBy(r => r.RegisteredAt)
                    .Select(r => new
                    {
                        Event = db.Set<PublicEvent>().Where(e => e.Id == r.EventId).Select(e => e.Title).First(),
                        r.Name,
                        r.Email,
                        r.State,
                        r.RegisteredAt,
                    })
                    .ToListAsync(ct)
            ),
        ];

    public Task<string> ExplainErasureAsync(CancellationToken ct) => Task.FromResult("Von Terminen, zu denen Sie sich angemeldet haben, werden Sie abgemeldet.");

    public async Task EraseAsync(Guid account, CancellationToken ct)
    {
        foreach (var id in await db.Set<EventRegistration>().Where(r => r.AccountId == account).Select(r => r.Id).ToListAsync(ct))
        {
            await store.RemoveAsync(id, ct);
        }
    }
}
