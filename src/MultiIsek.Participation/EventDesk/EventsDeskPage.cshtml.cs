using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Participation.Events;

namespace MultiIsek.Participation.EventDesk;

/// <summary>Alle Termine der Stadt, for those who edit them.</summary>
[Authorize(Policies.Editor), PrivatePage]
internal sealed class EventsDeskPage(IsekDbContext db, TimeProvider time) : PageModel
{
    public const string Path = "/verwaltung/termine";
    public const string Search = "q";
    public const string Kind = "art";
    public const string Standing = "stand";
    public const string Year = "jahr";

    public DeskList List { get; private set; } = null!;
    public IReadOnlyList<PublicEvent> All { get; private set; } = [];
    public IReadOnlyList<PublicEvent> Lines { get; private set; } = [];
    public string? Done { get; private set; }

    public async Task OnGetAsync(string? getan, CancellationToken ct)
    {
        Done = getan == "geloescht" ? "Der Termin ist gelöscht." : null;
        List = DeskList.Read(Path, Request.Query, Search, Kind, Standing, Year);
        All = await db.Set<PublicEvent>().AsNoTracking().OrderBy(e => e.SortOrder).ToListAsync(ct);
        var today = Berlin.Day(time.GetUtcNow().UtcDateTime);
        var found = All.Where(e => List[Kind].Length == 0 || e.Kind.ToString() == List[Kind])
            .Where(e => List[Standing].Length == 0 || List[Standing] == (IsComing(e, today) ? "kommt" : "war"))
            .Where(e => List[Year].Length == 0 || e.HeldOn?.Year.ToString(CultureInfo.InvariantCulture) == List[Year])
            .Where(e => DeskList.Meets(List[Search], e.Title, e.Place, e.Purpose));
        Lines = List.Cut(List.Sorted(found, ("datum", e => e.HeldOn?.LastDay, true), ("alt", e => e.HeldOn?.LastDay, false), ("titel", e => e.Title, false)));
    }

    private static bool IsComing(PublicEvent e, DateOnly today) => e.Status != EventStatus.Held && (e.EndsOn ?? e.HeldOn)?.LastDay >= today;
}
