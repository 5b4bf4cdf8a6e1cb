using System.Globalization;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Text;
using MultiIsek.Participation.Events;
using MultiIsek.Participation.PhaseDesk;

namespace MultiIsek.Participation.EventDesk;

/// <summary>Checks what was typed into the form of an event.</summary>
internal sealed class EventRules(EventInput input, EventChoices choices)
{
    private readonly List<Fault> _faults = [];

    /// <returns>The values; null where there are faults.</returns>
    public (EventValues? Values, IReadOnlyList<Fault> Faults) Check()
    {
        if (input.Title.Length == 0)
        {
            Say("title", "Geben Sie dem Termin einen Titel.");
        }

        var (held, ends, from, until) = (Date("heldOn", input.HeldOn), Date("endsOn", input.EndsOn), Clock("from", input.From), Clock("until", input.Until));
        if (held is null && ends is not null)
        {
            Say("heldOn", "Geben Sie auch den Beginn an.");
        }
        else if (ends?.LastDay < held?.Day)
        {
            Say("endsOn", "Das Ende liegt vor dem Beginn.");
        }

        if (ends is null && until <= from)
        {
            Say("until", "Das Ende liegt nicht nach dem Beginn.");
        }

        var values = new EventValues
        {
            Kind = One<EventKind>("kind", input.Kind),
            Title = Fit("title", input.Title, PublicEvent.TitleMax) ?? "",
            Status = One<EventStatus>("status", input.Status),
            HeldOn = held,
            EndsOn = ends,
            DateNote = Fit("dateNote", input.DateNote, PublicEvent.NoteMax),
            From = from,
            Until = until,
            Place = Fit("place", input.Place, PublicEvent.PlaceMax),
            MeetingPoint = Fit("meetingPoint", input.MeetingPoint, PublicEvent.PlaceMax),
            Format = One<EventFormat>("format", input.Format),
            Purpose = Fit("purpose", input.Purpose, PublicEvent.PurposeMax),
            Agenda = Fit("agenda", input.Agenda, PublicEvent.AgendaMax),
            Participants = Fit("participants", input.Participants, PublicEvent.ParticipantsMax),
            Result = Fit("result", input.Result, PublicEvent.ResultMax),
            PlanId = choices.Plans.FirstOrDefault(p => p.Key == input.Plan)?.Id,
            RegistrationEndsAt = input.TakesRegistrations ? Close(held, from) : null,
            Seats = input.TakesRegistrations ? Seats() : null,
            Spaces = [.. choices.Spaces.Where(s => input.Spaces.Contains(s.Key)).Select(s => s.Id)],
            Documents = Documents(),
        };
        return (_faults.Count > 0 ? null : values, _faults);
    }

    private DateTime? Close(SourceDate? held, TimeOnly? from)
    {
        if (held is not { Precision: DatePrecision.Day } day)
        {
            Say("heldOn", "Für die Anmeldung braucht der Termin einen Tag, zum Beispiel 5.12.2026.");
            return null;
        }

        var start = Berlin.Utc(day.Day.ToDateTime(from ?? TimeOnly.MinValue));
        var clock = Clock("closeClock", input.CloseClock);
        if (input.CloseDay.Length == 0)
        {
            if (clock is not null)
            {
                Say("closeDay", "Geben Sie auch den Tag an.");
            }

            return start;
        }

        if (PhaseClock.Day(input.CloseDay) is not { } last)
        {
            Say("closeDay", "Geben Sie einen Tag an, zum Beispiel 5.12.2026.");
            return null;
        }

        var end = PhaseClock.End(last, clock);
        if (end > start)
        {
            Say("closeDay", "Anmelden kann man sich höchstens, bis der Termin beginnt. Lassen Sie das Feld leer, wenn es bis dahin gehen soll.");
        }

        return end;
    }

    private int? Seats()
    {
        if (input.Seats.Length == 0)
        {
            return null;
        }

        if (int.TryParse(input.Seats, NumberStyles.None, CultureInfo.InvariantCulture, out var seats) && seats is > 0 and <= PublicEvent.SeatsMax)
        {
            return seats;
        }

        Say("seats", $"Geben Sie eine Zahl von 1 bis {GermanText.Number(PublicEvent.SeatsMax)} ein, oder lassen Sie das Feld leer.");
        return null;
    }

    private IReadOnlyList<Guid> Documents()
    {
        if (input.DocumentKeys.FirstOrDefault(k => !choices.Documents.ContainsKey(k)) is { } unknown)
        {
            Say("documents", $"Ein öffentliches Dokument „{unknown}“ gibt es nicht. Kopieren Sie die Adresse aus der Liste der Dokumente.");
        }

        return [.. input.DocumentKeys.Where(choices.Documents.ContainsKey).Select(k => choices.Documents[k].Id)];
    }

    private SourceDate? Date(string field, string typed)
    {
        if (typed.Length == 0)
        {
            return null;
        }

        var date = SourceDateInput.Read(typed);
        if (date is null)
        {
            Say(field, SourceDateInput.Fault);
        }

        return date;
    }

    private TimeOnly? Clock(string field, string typed)
    {
        var clock = PhaseClock.Clock(typed);
        if (typed.Length > 0 && clock is null)
        {
            Say(field, "Geben Sie eine Uhrzeit an, zum Beispiel 18:00, oder lassen Sie das Feld leer.");
        }

        return clock;
    }

    private T One<T>(string field, string typed)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(typed, out var value) && Enum.IsDefined(value))
        {
            return value;
        }

        Say(field, "Wählen Sie eine der Möglichkeiten.");
        return default;
    }

    private string? Fit(string field, string typed, int max)
    {
        if (typed.Length > max)
        {
            Say(field, $"Höchstens {GermanText.Number(max)} Zeichen; es sind {GermanText.Number(typed.Length)}.");
        }

        return typed.Length == 0 ? null : typed;
    }

    private void Say(string field, string message) => _faults.Add(new(field, message));
}
