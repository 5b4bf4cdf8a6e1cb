using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Maps;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Walks;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Transfer;

/// <summary>The stations of a site walk; one that has findings stays.</summary>
internal sealed class StationsImport(Import import, JsonFile<ParticipationFile> file, Func<string?, string, TimeOnly?> clock)
{
    public async Task ApplyAsync(PublicEvent row, EventRecord record, string path, CancellationToken ct)
    {
        if (record.Stations.Count > 0 && record.Kind != EventKind.SiteWalk)
        {
            import.Error(file, $"{path}.stations", "Stationen hat nur eine Begehung.");
        }

        if (record.Stations.Count > WalkStation.Most)
        {
            import.Error(file, $"{path}.stations", $"Höchstens {WalkStation.Most} Stationen sind möglich.");
        }

        var known = await import.Db.Set<WalkStation>().Where(s => s.EventId == row.Id).ToDictionaryAsync(s => s.Key, ct);
        foreach (var (each, index) in record.Stations.Select((s, i) => (s, i)))
        {
            var field = $"{path}.stations[{index}]";
            if (!known.Remove(each.Key, out var station))
            {
                if (record.Stations.Take(index).Any(s => s.Key == each.Key))
                {
                    import.Error(file, $"{field}.key", $"„{each.Key}“ steht schon weiter oben.");
                    continue;
                }

                import.Db.Add(station = new WalkStation { EventId = row.Id, Key = import.Text(file, $"{field}.key", each.Key, 80)! });
            }

            Apply(station, each, field, index);
        }

        var gone = known.Values.Select(s => s.Id).ToList();
        if (await import.Db.Set<SiteFinding>().AnyAsync(f => gone.Contains(f.StationId), ct))
        {
            import.Error(file, $"{path}.stations", "Eine Station fehlt, zu der es Befunde gibt. Sie kann nicht entfernt werden.");
        }

        import.Db.RemoveRange(known.Values);
    }

    private void Apply(WalkStation station, StationRecord record, string field, int index)
    {
        station.SortOrder = index;
        station.Title = import.Text(file, $"{field}.title", record.Title, WalkStation.TitleMax)!;
        station.PlaceNote = import.Text(file, $"{field}.place", record.Place, WalkStation.PlaceMax);
        station.PlannedAt = clock(record.Time, $"{field}.time");
        station.SpaceId = import.Find(file, $"{field}.space", PlanningKeys.SpaceKind, record.Space);
        station.ElementId = import.Find(file, $"{field}.element", PlanningKeys.ElementKind, record.Element);
        var point = (record.Longitude, record.Latitude) is ({ } longitude, { } latitude) ? GeoPoint.Of(longitude, latitude) : (GeoPoint?)null;
        if ((record.Longitude is null) != (record.Latitude is null) || point is { IsNear: false })
        {
            import.Error(file, $"{field}.latitude", "Breite und Länge gehören zusammen, in Grad und in Deutschland.");
        }

        (station.Longitude, station.Latitude) = (point?.Longitude, point?.Latitude);
    }
}
