using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Transfer;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.Walks;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Transfer;

/// <summary>The events of participation.json.</summary>
internal sealed class EventsImport(Import import, JsonFile<ParticipationFile> file)
{
    public const string Kind = "Veranstaltung";

    public async Task ReadAsync(CancellationToken ct)
    {
        var records = file.Root.Events.Select((e, i) => (Record: e, Path: $"events[{i}]")).ToList();
        await import.MergeAsync(
            file,
            Kind,
            records,
            e => e.Key,
            key => new PublicEvent { Key = key },
            (row, record, path, baseOn) => ApplyAsync(row, record, path, baseOn, ct),
            ct,
            clear: row => RemoveAsync(row, ct)
        );
        var places = ParticipationTransfer.Places(records.Select(r => r.Record.Key));
        foreach (var row in import.Db.Set<PublicEvent>().Local.Where(e => places.ContainsKey(e.Key)))
        {
            row.SortOrder = places[row.Key];
        }
    }

    private async Task ApplyAsync(PublicEvent row, EventRecord record, string path, DateOnly baseOn, CancellationToken ct)
    {
        row.Kind = record.Kind;
        row.Title = import.Text(file, $"{path}.title", record.Title, PublicEvent.TitleMax)!;
        row.HeldOn = import.Date(file, $"{path}.date", record.Date, baseOn);
        row.EndsOn = import.Date(file, $"{path}.endDate", record.EndDate, baseOn);
        row.DateNote = import.Text(file, $"{path}.dateNote", record.DateNote, 120);
        row.StartsAtClock = Clock(record.StartTime, $"{path}.startTime");
        row.EndsAtClock = Clock(record.EndTime, $"{path}.endTime");
        row.Place = import.Text(file, $"{path}.place", record.Place, 200);
        row.MeetingPoint = import.Text(file, $"{path}.meetingPoint", record.MeetingPoint, PublicEvent.PlaceMax);
        row.Format = record.Format;
        row.Purpose = import.Text(file, $"{path}.purpose", record.Purpose, 2000);
        row.Agenda = import.Text(file, $"{path}.agenda", record.Agenda, PublicEvent.AgendaMax);
        if (record.Registration && row.StartsAt is null)
        {
            import.Error(file, $"{path}.registration", "Für die Anmeldung braucht der Termin einen Tag.");
        }

        if (record.Seats is < 1 or > PublicEvent.SeatsMax)
        {
            import.Error(file, $"{path}.seats", $"Erlaubt sind 1 bis {PublicEvent.SeatsMax} Plätze.");
        }

        (row.RegistrationEndsAt, row.Seats) = record.Registration ? (row.StartsAt, record.Seats) : (null, null);
        row.Participants = import.Text(file, $"{path}.participants", record.Participants, PublicEvent.ParticipantsMax);
        row.Result = import.Text(file, $"{path}.result", record.Result, 4000);
        row.PlanId = import.Find(file, $"{path}.plan", PlanningKeys.PlanKind, record.Plan);
        row.Status = record.Status;
        row.IsExample = record.Example;
        row.SourceId = import.Find(file, $"{path}.source", DocumentsKeys.DocumentKind, record.Source);
        row.SourceDetail = import.Text(file, $"{path}.sourceDetail", record.SourceDetail, 200);
        if (row is { HeldOn: { } start, EndsOn: { } end } && end.LastDay < start.Day)
        {
            import.Error(file, $"{path}.endDate", "Das Ende liegt vor dem Beginn.");
        }

        if (row is { EndsOn: null, StartsAtClock: { } from, EndsAtClock: { } until } && until <= from)
        {
            import.Error(file, $"{path}.endTime", "Das Ende liegt nicht nach dem Beginn.");
        }

        await new StationsImport(import, file, Clock).ApplyAsync(row, record, path, ct);
        await ClearAsync(row, ct);
        foreach (var (key, index) in record.Spaces.Distinct().Select((k, i) => (k, i)))
        {
            if (import.Find(file, $"{path}.spaces[{index}]", PlanningKeys.SpaceKind, key) is { } space)
            {
                import.Db.Add(new EventSpace { EventId = row.Id, SpaceId = space });
            }
        }

        foreach (var (key, index) in record.Documents.Distinct().Select((k, i) => (k, i)))
        {
            if (import.Find(file, $"{path}.documents[{index}]", DocumentsKeys.DocumentKind, key) is { } document)
            {
                import.Db.Add(
                    new EventDocument
                    {
                        EventId = row.Id,
                        DocumentId = document,
                        SortOrder = index,
                    }
                );
            }
        }
    }

    private async Task RemoveAsync(PublicEvent row, CancellationToken ct)
    {
        if (!await new EventPhases(import.Db, TimeProvider.System).RemoveAsync(row.Id, ct))
        {
            import.Error(file, "events", $"Der Termin „{row.Key}“ fehlt, hat aber Befunde oder Fragen. Er kann nicht entfernt werden.");
        }

        import.Db.RemoveRange(await import.Db.Set<WalkStation>().Where(s => s.EventId == row.Id).ToListAsync(ct));
        await ClearAsync(row, ct);
    }

    private async Task ClearAsync(PublicEvent row, CancellationToken ct)
    {
        import.Db.RemoveRange(await import.Db.Set<EventSpace>().Where(s => s.EventId == row.Id).ToListAsync(ct));
        import.Db.RemoveRange(await import.Db.Set<EventDocument>().Where(d => d.EventId == row.Id).ToListAsync(ct));
    }

    private TimeOnly? Clock(string? text, string field)
    {
        if (text is null)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
        {
            return clock;
        }

        import.Error(file, field, $"„{text}“ ist keine Uhrzeit. Sie hat die Form 17:30.");
        return null;
    }
}
