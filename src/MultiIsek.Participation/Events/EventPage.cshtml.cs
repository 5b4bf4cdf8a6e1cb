using System.Text.Json;
using System.Text.Json.Serialization;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Events;

[AllowAnonymous]
internal sealed class EventPage(IsekDbContext db, IMediator mediator) : PageModel
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public sealed record Details
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
        public required EventFormat Format { get; init; }
        public required string? Purpose { get; init; }
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
    }

    public Details Event { get; private set; } = null!;
    public IReadOnlyList<SpaceCard> Spaces { get; private set; } = [];
    public IReadOnlyList<DocumentCard> Documents { get; private set; } = [];
    public DocumentCard? Source { get; private set; }
    public PlanCard? Plan { get; private set; }

    /// <summary>schema.org for search engines; only for a day that is known.</summary>
    public HtmlString? Schema { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken ct)
    {
        var found = await db.Set<PublicEvent>()
            .Where(e => e.Key == key)
            .Select(e => new Details
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
                Format = e.Format,
                Purpose = e.Purpose,
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
        Schema = SchemaOf(found);
        return Page();
    }

    private static HtmlString? SchemaOf(Details e)
    {
        if (e.HeldOn is not { Precision: DatePrecision.Day } day)
        {
            return null;
        }

        // The serializer's default encoder escapes < and &: no text can end the element.
        return new HtmlString(
            JsonSerializer.Serialize(
                new Dictionary<string, object?>
                {
                    ["@context"] = "https://schema.org",
                    ["@type"] = "Event",
                    ["name"] = e.Title,
                    ["startDate"] = At(day.Day, e.From),
                    ["endDate"] =
                        e.EndsOn is { Precision: DatePrecision.Day } end ? At(end.Day, e.Until)
                        : e.Until is not null ? At(day.Day, e.Until)
                        : null,
                    ["description"] = e.Purpose,
                    ["location"] = e.Place is null ? null : new Dictionary<string, string> { ["@type"] = "Place", ["name"] = e.Place },
                    ["eventStatus"] = e.Status switch
                    {
                        EventStatus.Cancelled => "https://schema.org/EventCancelled",
                        EventStatus.Postponed => "https://schema.org/EventPostponed",
                        EventStatus.Held or EventStatus.Scheduled => "https://schema.org/EventScheduled",
                        EventStatus.Unknown => null,
                        _ => throw new InvalidOperationException($"Unknown status {e.Status}."),
                    },
                    ["eventAttendanceMode"] = e.Format switch
                    {
                        EventFormat.OnSite => "https://schema.org/OfflineEventAttendanceMode",
                        EventFormat.Digital => "https://schema.org/OnlineEventAttendanceMode",
                        EventFormat.Hybrid => "https://schema.org/MixedEventAttendanceMode",
                        EventFormat.Unknown => null,
                        _ => throw new InvalidOperationException($"Unknown format {e.Format}."),
                    },
                }
                    .Where(p => p.Value is not null)
                    .ToDictionary(),
                Json
            )
        );
    }

    private static string At(DateOnly day, TimeOnly? clock) =>
        clock is { } time
            ? $"{new DateTimeOffset(day.ToDateTime(time), Berlin.Zone.GetUtcOffset(Berlin.Utc(day.ToDateTime(time)))):yyyy-MM-dd'T'HH:mm:sszzz}"
            : $"{day:yyyy-MM-dd}";
}
