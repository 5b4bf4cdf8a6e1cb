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
    public required IReadOnlyList<Guid> Spaces { get; init; }

    public string Url => $"/termine/{Key}";

    public DateOnly? LastDay => (EndsOn ?? HeldOn)?.LastDay;

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
internal sealed class EventList(IsekDbContext db, TenantCache cache, TimeProvider time)
{
    private const int Max = 1000;

    public DateOnly Today => Berlin.Day(time.GetUtcNow().UtcDateTime);

    public ValueTask<IReadOnlyList<EventRow>> AllAsync(CancellationToken ct = default) => cache.GetAsync(db, "participation.events", LoadAsync, ct);

    /// <summary>The next ones, else the latest.</summary>
    public async ValueTask<(bool AreComing, IReadOnlyList<EventRow> Rows)> NextAsync(int count, CancellationToken ct = default)
    {
        var all = await AllAsync(ct);
        var coming = all.Where(e => e.IsComing(Today)).OrderBy(e => e.HeldOn).Take(count).ToList();
        return coming.Count > 0 ? (true, coming) : (false, [.. all.Where(e => e.HeldOn is not null).OrderByDescending(e => e.HeldOn!.Value.LastDay).Take(count)]);
    }

    private async Task<IReadOnlyList<EventRow>> LoadAsync(CancellationToken ct) =>
        await db.Set<PublicEvent>()
            .OrderByDescending(e => e.HeldOn)
            .ThenBy(e => e.SortOrder)
            .Take(Max)
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
                Spaces = db.Set<EventSpace>().Where(s => s.EventId == e.Id).Select(s => s.SpaceId).ToList(),
            })
            .AsSingleQuery()
            .ToListAsync(ct);
}
