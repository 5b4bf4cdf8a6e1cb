using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.EventDesk;
using MultiIsek.Participation.Events;

namespace MultiIsek.Participation.Walks;

/// <summary>Addresses of a walk at the desk.</summary>
internal static class WalkDesk
{
    public static string Stations(string key) => $"{EditEventPage.UrlOf(key)}/stationen";

    public static string Findings(string key) => $"{EditEventPage.UrlOf(key)}/befunde";

    public static string Sheet(string key) => $"{EditEventPage.UrlOf(key)}/blatt";

    /// <summary>Null where it is no walk.</summary>
    public static Task<PublicEvent?> FindAsync(IsekDbContext db, string key, CancellationToken ct) =>
        db.Set<PublicEvent>().AsNoTracking().SingleOrDefaultAsync(e => e.Key == key && e.Kind == EventKind.SiteWalk, ct);
}
