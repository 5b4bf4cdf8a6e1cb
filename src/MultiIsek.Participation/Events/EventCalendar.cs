using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.Tenants;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Participation.Events;

/// <summary>Ein Termin für den eigenen Kalender. One whose day nobody knows has none.</summary>
internal static class EventCalendar
{
    public static void MapEventCalendar(this IEndpointRouteBuilder app) =>
        app.MapMethods("/termine/{key}/termin.ics", [HttpMethods.Get, HttpMethods.Head], GetAsync).AllowAnonymous();

    private static async Task<Results<FileContentHttpResult, NotFound>> GetAsync(
        string key,
        IsekDbContext db,
        CurrentTenant tenant,
        IPublicAddress address,
        TimeProvider time,
        CancellationToken ct
    )
    {
        var e = await db.Set<PublicEvent>().AsNoTracking().FirstOrDefaultAsync(e => e.Key == key, ct);
        if (e is not { HeldOn: { Precision: DatePrecision.Day } held, StartsAt: { } start })
        {
            return TypedResults.NotFound();
        }

        var calendar = new ICalendar(e.Title);
        var (uid, stamp, title) = ($"termin-{e.Id}@{tenant.Place.Slug}", time.GetUtcNow().UtcDateTime, e.Status == EventStatus.Cancelled ? $"Abgesagt: {e.Title}" : e.Title);
        var text = $"{(e.Purpose is null ? "" : $"{e.Purpose}\n\n")}{address.UrlOf($"/termine/{e.Key}")}";
        if (e.StartsAtClock is null)
        {
            calendar.AddDay(uid, stamp, held.Day, title, text);
        }
        else
        {
            // Nobody said how long: an hour stands for it, or the calendar shows nothing.
            var end = e.EndsAtClock is null && e.EndsOn is null ? start.AddHours(1) : EventClock.End(e.HeldOn, e.EndsOn, e.EndsAtClock) ?? start.AddHours(1);
            calendar.AddSpan(uid, stamp, start, end, title, text, e.Place);
        }

        return TypedResults.File(calendar.ToBytes(), ICalendar.ContentType, $"{e.Key}.ics");
    }
}
