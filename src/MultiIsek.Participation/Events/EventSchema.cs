using Microsoft.AspNetCore.Html;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;

namespace MultiIsek.Participation.Events;

/// <summary>An event as search engines read it (schema.org); only where the source gives a day, and none that is made up.</summary>
internal static class EventSchema
{
    public static IHtmlContent Of(EventPage.Details e, string url) =>
        e.IsExample || e.HeldOn is not { Precision: DatePrecision.Day } day
            ? HtmlString.Empty
            : JsonLd.Script(
                "Event",
                ("name", e.Title),
                ("url", url),
                ("startDate", At(day.Day, e.From)),
                (
                    "endDate",
                    e.EndsOn is { Precision: DatePrecision.Day } end ? At(end.Day, e.Until)
                    : e.Until is not null ? At(day.Day, e.Until)
                    : null
                ),
                ("description", e.Purpose),
                ("location", e.Place is null ? null : JsonLd.Thing("Place", ("name", e.Place))),
                ("eventStatus", Status(e.Status)),
                ("eventAttendanceMode", Mode(e.Format))
            );

    private static string? Status(EventStatus status) =>
        status switch
        {
            EventStatus.Cancelled => "https://schema.org/EventCancelled",
            EventStatus.Postponed => "https://schema.org/EventPostponed",
            EventStatus.Held or EventStatus.Scheduled => "https://schema.org/EventScheduled",
            EventStatus.Unknown => null,
            _ => throw new InvalidOperationException($"Unknown status {status}."),
        };

    private static string? Mode(EventFormat format) =>
        format switch
        {
            EventFormat.OnSite => "https://schema.org/OfflineEventAttendanceMode",
            EventFormat.Digital => "https://schema.org/OnlineEventAttendanceMode",
            EventFormat.Hybrid => "https://schema.org/MixedEventAttendanceMode",
            EventFormat.Unknown => null,
            _ => throw new InvalidOperationException($"Unknown format {format}."),
        };

    // With the offset that Berlin's clock has then.
    private static string At(DateOnly day, TimeOnly? clock) =>
        clock is { } time
            ? $"{new DateTimeOffset(day.ToDateTime(time), Berlin.Zone.GetUtcOffset(Berlin.Utc(day.ToDateTime(time)))):yyyy-MM-dd'T'HH:mm:sszzz}"
            : $"{day:yyyy-MM-dd}";
}
