using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Events;

namespace MultiIsek.Participation.EventDesk;

/// <summary>Angaben zu einem Termin, checked.</summary>
internal sealed record EventValues
{
    public required EventKind Kind { get; init; }
    public required string Title { get; init; }
    public required EventStatus Status { get; init; }
    public required SourceDate? HeldOn { get; init; }
    public required SourceDate? EndsOn { get; init; }
    public required string? DateNote { get; init; }
    public required TimeOnly? From { get; init; }
    public required TimeOnly? Until { get; init; }
    public required string? Place { get; init; }
    public required string? MeetingPoint { get; init; }
    public required EventFormat Format { get; init; }
    public required string? Purpose { get; init; }
    public required string? Agenda { get; init; }
    public required string? Participants { get; init; }
    public required string? Result { get; init; }
    public required Guid? PlanId { get; init; }
    public required DateTime? RegistrationEndsAt { get; init; }
    public required int? Seats { get; init; }
    public required IReadOnlyList<Guid> Spaces { get; init; }

    /// <summary>In the order of the page.</summary>
    public required IReadOnlyList<Guid> Documents { get; init; }

    /// <summary>Writes all but the links into the row.</summary>
    /// <returns>Names of the fields that differ from what it held.</returns>
    public IReadOnlyList<string> ApplyTo(PublicEvent row)
    {
        (string Name, bool IsChanged)[] fields =
        [
            (nameof(row.Kind), row.Kind != Kind),
            (nameof(row.Title), row.Title != Title),
            (nameof(row.Status), row.Status != Status),
            (nameof(row.HeldOn), row.HeldOn != HeldOn || row.StartsAtClock != From),
            (nameof(row.EndsOn), row.EndsOn != EndsOn || row.EndsAtClock != Until),
            (nameof(row.DateNote), row.DateNote != DateNote),
            (nameof(row.Place), row.Place != Place),
            (nameof(row.MeetingPoint), row.MeetingPoint != MeetingPoint),
            (nameof(row.Format), row.Format != Format),
            (nameof(row.Purpose), row.Purpose != Purpose),
            (nameof(row.Agenda), row.Agenda != Agenda),
            (nameof(row.Participants), row.Participants != Participants),
            (nameof(row.Result), row.Result != Result),
            (nameof(row.PlanId), row.PlanId != PlanId),
            (nameof(row.RegistrationEndsAt), row.RegistrationEndsAt != RegistrationEndsAt),
            (nameof(row.Seats), row.Seats != Seats),
        ];
        (row.Kind, row.Title, row.Status, row.HeldOn, row.EndsOn, row.DateNote) = (Kind, Title, Status, HeldOn, EndsOn, DateNote);
        (row.StartsAtClock, row.EndsAtClock, row.Place, row.Format, row.PlanId) = (From, Until, Place, Format, PlanId);
        (row.Purpose, row.Agenda, row.Participants, row.Result) = (Purpose, Agenda, Participants, Result);
        (row.MeetingPoint, row.RegistrationEndsAt, row.Seats) = (MeetingPoint, RegistrationEndsAt, Seats);
        return [.. fields.Where(f => f.IsChanged).Select(f => f.Name)];
    }
}
