using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Participation.Walks;

internal sealed class StationHandlers(IsekDbContext db) : IRequestHandler<SaveStation, Unit>, IRequestHandler<DeleteStation, Unit>
{
    public async Task<Unit> Handle(SaveStation command, CancellationToken ct)
    {
        var (all, values) = (await AllAsync(command.EventId, ct), command.Values);
        var station = command.StationId is { } id
            ? all.Find(s => s.Id == id) ?? throw new RefusedException("Diese Station gibt es nicht mehr.")
            : New(command.EventId, values.Title, all);
        (station.Title, station.PlaceNote, station.PlannedAt) = (values.Title, values.PlaceNote, values.PlannedAt);
        (station.Longitude, station.Latitude) = (values.Point?.Longitude, values.Point?.Latitude);
        (station.SpaceId, station.ElementId) = (values.SpaceId, values.ElementId);
        if (values.Position is { } position)
        {
            all.Remove(station);
            all.Insert(Math.Min(position - 1, all.Count), station);
        }

        Number(all);
        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(DeleteStation command, CancellationToken ct)
    {
        var all = await AllAsync(command.EventId, ct);
        var station = all.Find(s => s.Id == command.StationId) ?? throw new RefusedException("Diese Station gibt es nicht mehr.");
        if (await db.Set<SiteFinding>().AnyAsync(f => f.StationId == station.Id, ct))
        {
            throw new RefusedException($"Zu „{station.Title}“ gibt es Befunde. Nehmen Sie erst diese zurück.");
        }

        all.Remove(station);
        db.Remove(station);
        Number(all);
        await db.SaveAtDeskAsync(ct);
        return Unit.Value;
    }

    private Task<List<WalkStation>> AllAsync(Guid happening, CancellationToken ct) =>
        db.Set<WalkStation>().Where(s => s.EventId == happening).OrderBy(s => s.SortOrder).ThenBy(s => s.Id).ToListAsync(ct);

    private WalkStation New(Guid happening, string title, List<WalkStation> all)
    {
        if (all.Count >= WalkStation.Most)
        {
            throw new RefusedException($"Mehr als {WalkStation.Most} Stationen hat keine Begehung. Teilen Sie sie auf zwei Termine auf.");
        }

        var station = new WalkStation { EventId = happening, Key = KeyText.Free(KeyText.Stem(title, "station"), all.Select(s => s.Key).ToHashSet()) };
        db.Add(station);
        all.Add(station);
        return station;
    }

    private static void Number(List<WalkStation> all)
    {
        for (var i = 0; i < all.Count; i++)
        {
            all[i].SortOrder = i;
        }
    }
}
