using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Participation.Events;

/// <summary>An event as lists show it.</summary>
internal sealed record EventRow
{
    public required string Key { get; init; }
    public required EventKind Kind { get; init; }
    public required string Title { get; init; }
    public required SourceDate? HeldOn { get; init; }
    public required SourceDate? EndsOn { get; init; }
    public required string? DateNote { get; init; }
    public required TimeOnly? From { get; init; }
    public required TimeOnly? Until { get; init; }
    public required string? Place { get; init; }
    public required EventStatus Status { get; init; }
    public required bool IsExample { get; init; }
    public required DateTime? RegistrationEndsAt { get; init; }
    public required IReadOnlyList<Guid> Spaces { get; init; }

    public DateTime? StartsAt => EventClock.Start(HeldOn, From);

    public DateTime? IsOverAt => EventClock.End(HeldOn, EndsOn, Until);

    public string Url => $"/termine/{Key}";

    public DateOnly? LastDay => (EndsOn ?? HeldOn)?.LastDay;

    /// <summary>Where it stands among others: a month or quarter by its end, a bare year behind all that is known better.</summary>
    public DateOnly SortDay =>
        HeldOn is not { } held ? DateOnly.MinValue
        : held.Precision == DatePrecision.Year ? held.Day
        : held.LastDay;

    /// <summary>The note says more than the date, or why it is none.</summary>
    public bool ShowsNote => DateNote is not null && HeldOn is not { Precision: DatePrecision.Day };

    public bool TookPlace => HeldOn is not null && Status is not (EventStatus.Postponed or EventStatus.Cancelled);

    /// <summary>Still to come: what is said to have been held is past even where its date is only a year.</summary>
    public bool IsComing(DateOnly today) => Status != EventStatus.Held && LastDay >= today;

    /// <summary>Weekday, clock and place in one line.</summary>
    public string Line
    {
        get
        {
            List<string> parts = [];
            if (HeldOn is { Precision: DatePrecision.Day } day)
            {
                parts.Add(Kernel.Text.GermanText.Weekday(day.Day));
            }

            if (From is { } from)
            {
                parts.Add(Until is { } until ? $"{from:HH.mm} bis {until:HH.mm}\u00a0Uhr" : $"{from:HH.mm}\u00a0Uhr");
            }

            if (Place is not null)
            {
                parts.Add(Place);
            }

            if (Status is EventStatus.Postponed or EventStatus.Cancelled)
            {
                parts.Add(Status.ToGerman());
            }

            return string.Join(", ", parts);
        }
    }
}

/// <summary>All events of a city, read once per revision: a city has some dozens.</summary>
internal sealed class EventList(IsekDbContext db, TenantCache cache, TimeProvider time) : IBoundarySource
{
    private const int Max = 1000;

    public DateOnly Today => Berlin.Day(time.GetUtcNow().UtcDateTime);

    /// <summary>Newest first, those without a date last: the one order of all lists.</summary>
    public ValueTask<IReadOnlyList<EventRow>> AllAsync(CancellationToken ct = default) => cache.GetAsync(db, "participation.events", LoadAsync, ct);

    /// <summary>Those to come, the next one first.</summary>
    public async ValueTask<IReadOnlyList<EventRow>> ComingAsync(CancellationToken ct = default) => [.. (await AllAsync(ct)).Where(e => e.IsComing(Today)).OrderBy(e => e.SortDay)];

    /// <summary>The next ones, else the latest that took place.</summary>
    public async ValueTask<(bool AreComing, IReadOnlyList<EventRow> Rows)> NextAsync(int count, CancellationToken ct = default)
    {
        var coming = await ComingAsync(ct);
        return coming.Count > 0 ? (true, [.. coming.Take(count)]) : (false, [.. (await AllAsync(ct)).Where(e => e.TookPlace).Take(count)]);
    }

    /// <summary>An event's page changes when it begins, when it is over and when registration ends.</summary>
    public async ValueTask<DateTime?> NextAsync(DateTime now, CancellationToken ct) =>
        (await AllAsync(ct)).SelectMany(e => new[] { e.StartsAt, e.IsOverAt, e.RegistrationEndsAt }).Where(t => t > now).DefaultIfEmpty().Min();

    private async Task<IReadOnlyList<EventRow>> LoadAsync(CancellationToken ct) => [.. (await RowsAsync(ct)).OrderByDescending(e => e.SortDay)];

    private async Task<List<EventRow>> RowsAsync(CancellationToken ct) =>
        await db.Set<PublicEvent>()
            .OrderByDescending(e => e.HeldOn)
            .Take(Max)
            .OrderBy(e => e.SortOrder)
            .Select(e => new EventRow
            {
                Key = e.Key,
                Kind = e.Kind,
                Title = e.Title,
                HeldOn = e.HeldOn,
                EndsOn = e.EndsOn,
                DateNote = e.DateNote,
                From = e.StartsAtClock,
                Until = e.EndsAtClock,
                Place = e.Place,
                Status = e.Status,
                IsExample = e.IsExample,
                RegistrationEndsAt = e.RegistrationEndsAt,
                Spaces = db.Set<EventSpace>().Where(s => s.EventId == e.Id).Select(s => s.SpaceId).ToList(),
            })
            .AsSingleQuery()
            .ToListAsync(ct);
}
