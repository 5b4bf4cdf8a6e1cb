using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Search;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Registrations;
using MultiIsek.Participation.Walks;

namespace MultiIsek.Participation.EventDesk;

internal sealed class EventHandlers(IsekDbContext db, IMediator mediator, EventPhases phases, RegistrationStore registrations, RegistrationLetters letters, TimeProvider time)
    : IRequestHandler<CreateEvent, string>,
        IRequestHandler<SaveEvent, bool>,
        IRequestHandler<DeleteEvent, Unit>
{
    public async Task<string> Handle(CreateEvent command, CancellationToken ct)
    {
        var taken = await db.Set<PublicEvent>().Select(e => e.Key).ToHashSetAsync(ct);
        var row = new PublicEvent
        {
            Id = command.Id,
            Key = KeyText.Free(KeyText.Stem(command.Values.Title, "termin"), taken),
            SortOrder = 1 + await db.Set<PublicEvent>().MaxAsync(e => (int?)e.SortOrder, ct) ?? 1,
        };
        command.Values.ApplyTo(row);
        db.Add(row);
        Link(row.Id, command.Values);
        await SaveAsync(ct);
        return row.Key;
    }

    public async Task<bool> Handle(SaveEvent command, CancellationToken ct)
    {
        // First of all: who registers just now must see these seats, or be seen by them.
        await registrations.TakeTurnAsync(command.Id, ct);
        var row = await FindAsync(command.Id, ct);
        if (row.Revision != command.Revision)
        {
            throw new StaleException();
        }

        List<string> changed = [.. command.Values.ApplyTo(row)];
        var (spaces, documents) = await LinksAsync(row.Id, ct);
        if (!spaces.Select(s => s.SpaceId).ToHashSet().SetEquals(command.Values.Spaces))
        {
            changed.Add(nameof(EventSpace));
        }

        if (!documents.Select(d => d.DocumentId).SequenceEqual(command.Values.Documents))
        {
            changed.Add(nameof(EventDocument));
        }

        if (row.Kind != EventKind.SiteWalk && await db.Set<WalkStation>().AnyAsync(s => s.EventId == row.Id, ct))
        {
            throw new FieldsRefusedException("kind", "Diese Begehung hat Stationen. Löschen Sie erst diese, oder lassen Sie die Art.");
        }

        command.Changed = changed;
        if (changed.Count == 0)
        {
            return false;
        }

        if (row.SeatsTaken + row.Waiting > 0 && row.RegistrationEndsAt is null)
        {
            throw new FieldsRefusedException(
                "takesRegistrations",
                $"Es gibt {GermanText.Count(row.SeatsTaken + row.Waiting, "Anmeldung", "Anmeldungen")}. Setzen Sie statt dessen den Anmeldeschluss."
            );
        }

        if (row.Seats < row.SeatsTaken)
        {
            throw new FieldsRefusedException("seats", $"{GermanText.Count(row.SeatsTaken, "Platz ist", "Plätze sind")} schon vergeben; weniger können es nicht werden.");
        }

        db.RemoveRange(spaces);
        db.RemoveRange(documents);
        await db.SaveChangesAsync(ct);
        Link(row.Id, command.Values);
        await SaveAsync(ct);
        await registrations.MoveUpAsync(row.Id, ct);
        await TellAsync(row, changed, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    public async Task<Unit> Handle(DeleteEvent command, CancellationToken ct)
    {
        await registrations.TakeTurnAsync(command.Id, ct);
        var row = await FindAsync(command.Id, ct);
        if (await db.Set<EventRegistration>().AnyAsync(r => r.EventId == row.Id, ct))
        {
            throw new FieldsRefusedException("", "Zu diesem Termin gibt es Anmeldungen. Sagen Sie ihn ab (Stand „abgesagt“); alle Angemeldeten bekommen dann eine E-Mail.");
        }

        if (!await phases.RemoveAsync(row.Id, ct))
        {
            throw new FieldsRefusedException("", "Zu diesem Termin gibt es Befunde oder Fragen. Sie sind Beiträge und bleiben; der Termin bleibt mit ihnen.");
        }

        db.RemoveRange(await db.Set<WalkStation>().Where(s => s.EventId == row.Id).ToListAsync(ct));
        var (spaces, documents) = await LinksAsync(row.Id, ct);
        db.RemoveRange(spaces);
        db.RemoveRange(documents);
        await db.SaveChangesAsync(ct);
        db.Remove(row);
        await SaveAsync(ct);
        return Unit.Value;
    }

    /// <summary>Those who registered hear of it where it concerns their coming.</summary>
    private async Task TellAsync(PublicEvent row, IReadOnlyList<string> changed, CancellationToken ct)
    {
        string[] tellable = [nameof(row.HeldOn), nameof(row.Place), nameof(row.Status)];
        if (!changed.Intersect(tellable).Any() || row.Status == EventStatus.Held || row.StartsAt <= time.GetUtcNow().UtcDateTime)
        {
            return;
        }

        foreach (var registration in await db.Set<EventRegistration>().Where(r => r.EventId == row.Id && r.Email != null).ToListAsync(ct))
        {
            await letters.ChangedAsync(row, registration, ct);
        }
    }

    private async Task<PublicEvent> FindAsync(Guid id, CancellationToken ct) =>
        await db.Set<PublicEvent>().SingleOrDefaultAsync(e => e.Id == id, ct) ?? throw new FieldsRefusedException("", "Diesen Termin gibt es nicht mehr.");

    private async Task<(List<EventSpace> Spaces, List<EventDocument> Documents)> LinksAsync(Guid id, CancellationToken ct) =>
        (
            await db.Set<EventSpace>().Where(s => s.EventId == id).ToListAsync(ct),
            await db.Set<EventDocument>().Where(d => d.EventId == id).OrderBy(d => d.SortOrder).ToListAsync(ct)
        );

    private void Link(Guid id, EventValues values)
    {
        db.AddRange(values.Spaces.Select(s => new EventSpace { EventId = id, SpaceId = s }));
        db.AddRange(
            values.Documents.Select(
                (d, i) =>
                    new EventDocument
                    {
                        EventId = id,
                        DocumentId = d,
                        SortOrder = i,
                    }
            )
        );
    }

    private async Task SaveAsync(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await mediator.Send(new RefreshSearch(typeof(ParticipationContent)), ct);
        await db.SaveChangesAsync(ct);
    }
}
