using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Rooms;
using MultiIsek.Participation.Walks;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Events;

[AllowAnonymous]
internal sealed class EventPage(IsekDbContext db, IMediator mediator, WalkBook walks, RoomBook rooms, TimeProvider time) : PageModel
{
    public sealed record Details
    {
        public required Guid Id { get; init; }
        public required string Key { get; init; }
        public required EventKind Kind { get; init; }
        public required string Title { get; init; }
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
        public required DateTime? RegistrationEndsAt { get; init; }
        public required int? Seats { get; init; }
        public required int SeatsTaken { get; init; }
        public required string? Participants { get; init; }
        public required string? Result { get; init; }
        public required Guid? PlanId { get; init; }
        public required EventStatus Status { get; init; }
        public required bool IsExample { get; init; }
        public required Guid? SourceId { get; init; }
        public required string? SourceDetail { get; init; }
        public required IReadOnlyList<Guid> Spaces { get; init; }
        public required IReadOnlyList<Guid> Documents { get; init; }

        public string When => EventWords.When(HeldOn, EndsOn, From, Until);

        public IReadOnlyList<string> AgendaLines => (Agenda ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        public bool IsOff => Status is EventStatus.Postponed or EventStatus.Cancelled;
    }

    /// <summary>It has begun and is not over.</summary>
    public bool IsNow =>
        !Event.IsOff && Event.Status != EventStatus.Held && EventClock.Start(Event.HeldOn, Event.From) <= Now && EventClock.End(Event.HeldOn, Event.EndsOn, Event.Until) > Now;

    public bool IsOver => Event.Status == EventStatus.Held || EventClock.End(Event.HeldOn, Event.EndsOn, Event.Until) <= Now;

    public bool TakesRegistrations => !Event.IsOff && Event.Status != EventStatus.Held && Event.RegistrationEndsAt > Now;
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public Details Event { get; private set; } = null!;
    public IReadOnlyList<SpaceCard> Spaces { get; private set; } = [];
    public IReadOnlyList<DocumentCard> Documents { get; private set; } = [];
    public DocumentCard? Source { get; private set; }
    public PlanCard? Plan { get; private set; }

    /// <summary>Address of the questions that were asked in the room; null where there was no round.</summary>
    public string? Room { get; private set; }
    public bool IsRoomOpen { get; private set; }

    /// <summary>Null where it is no walk.</summary>
    public WalkShown? Walk { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken ct)
    {
        var found = await db.Set<PublicEvent>()
            .Where(e => e.Key == key)
            .Select(e => new Details
            {
                Id = e.Id,
                Key = e.Key,
                Kind = e.Kind,
                Title = e.Title,
                HeldOn = e.HeldOn,
                EndsOn = e.EndsOn,
                DateNote = e.DateNote,
                From = e.StartsAtClock,
                Until = e.EndsAtClock,
                Place = e.Place,
                MeetingPoint = e.MeetingPoint,
                Format = e.Format,
                Purpose = e.Purpose,
                Agenda = e.Agenda,
                RegistrationEndsAt = e.RegistrationEndsAt,
                Seats = e.Seats,
                SeatsTaken = e.SeatsTaken,
                Participants = e.Participants,
                Result = e.Result,
                PlanId = e.PlanId,
                Status = e.Status,
                IsExample = e.IsExample,
                SourceId = e.SourceId,
                SourceDetail = e.SourceDetail,
                Spaces = db.Set<EventSpace>().Where(s => s.EventId == e.Id).Select(s => s.SpaceId).ToList(),
                Documents = db.Set<EventDocument>().Where(d => d.EventId == e.Id).OrderBy(d => d.SortOrder).Select(d => d.DocumentId).ToList(),
            })
            .AsSingleQuery()
            .FirstOrDefaultAsync(ct);
        if (found is null)
        {
            return NotFound();
        }

        Event = found;
        var spaces = found.Spaces.Count == 0 ? null : await mediator.Send(new FindSpaces([.. found.Spaces]), ct);
        Spaces = [.. found.Spaces.Distinct().Where(s => spaces!.ContainsKey(s)).Select(s => spaces![s])];
        var cards = await mediator.Send(new FindDocuments([.. found.Documents, .. found.SourceId is { } source ? [source] : Array.Empty<Guid>()]), ct);
        Documents = [.. found.Documents.Distinct().Where(cards.ContainsKey).Select(d => cards[d])];
        Source = found.SourceId is { } id ? cards.GetValueOrDefault(id) : null;
        Plan = found.PlanId is { } plan ? (await mediator.Send(new ListPlans(), ct)).FirstOrDefault(p => p.Id == plan) : null;
        var room = await rooms.FindAsync(await rooms.CodeOfEventAsync(found.Id, ct), ct);
        (Room, IsRoomOpen) = (room?.Url, room?.IsOpenAt(Now) == true);
        Walk =
            found.Kind == EventKind.SiteWalk
                ? new(found.Key, await walks.ListAsync(found.Id, forStaff: false, ct), IsOver || found.Status == EventStatus.Held, found.SourceId is not null && !found.IsExample)
                : null;
        return Page();
    }
}
