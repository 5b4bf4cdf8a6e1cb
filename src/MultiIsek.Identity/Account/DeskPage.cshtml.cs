using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Audit;
using MultiIsek.Identity.SignIn;
using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Pages;
using MultiIsek.Kernel.People;
using MultiIsek.Kernel.Text;

namespace MultiIsek.Identity.Account;

/// <summary>
/// Schreibtisch: what waits for this person, sorted by deadline, the dates that come, what changed lately, and the way to everything else. Other modules add what
/// waits (<see cref="IDeskWork"/>) and their lines (<see cref="DeskLink"/>).
/// </summary>
[Authorize(Policies.Staff), PrivatePage]
internal sealed class DeskPage(CurrentUser current, IEnumerable<DeskLink> links, IEnumerable<IDeskWork> sources, IsekDbContext db, AuditPeople people, TimeProvider time)
    : PageModel
{
    private const int DatesShown = 6;
    private const int ChangesShown = 5;

    public IReadOnlyList<DeskLink> Links { get; private set; } = [];
    public IReadOnlyList<Role> Roles { get; private set; } = [];
    public DateOnly Today { get; private set; }

    /// <summary>What waits, under the heading of its time.</summary>
    public IReadOnlyList<(string Heading, IReadOnlyList<DeskTask> Tasks)> Waiting { get; private set; } = [];
    public IReadOnlyList<DeskDate> Dates { get; private set; } = [];

    /// <summary>The newest acts: everybody's for an admin, who may read the log; for whoever writes the plan what was done to it; else one's own.</summary>
    public IReadOnlyList<AuditPage.Line> Changes { get; private set; } = [];

    public bool SeesLog { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Today = Berlin.Day(time.GetUtcNow().UtcDateTime);
        Roles = [.. current.Roles.Where(r => r != Role.Citizen).OrderDescending()];
        Links = [.. links.Where(l => current.Has(l.Policy)).OrderBy(l => l.Order)];
        List<DeskTask> tasks = [];
        List<DeskDate> dates = [];
        foreach (var source in sources.Where(s => current.Has(s.Policy)))
        {
            var work = await source.FindAsync(Today, ct);
            tasks.AddRange(work.Tasks);
            dates.AddRange(work.Dates);
        }

        // Without a date it waits already; both come before what has time.
        Waiting = [.. tasks.OrderBy(t => t.DueOn?.LastDay ?? Today).GroupBy(t => HeadingOf(t.DueOn)).Select(g => (g.Key, (IReadOnlyList<DeskTask>)[.. g]))];
        Dates = [.. dates.Where(d => d.On.LastDay >= Today).OrderBy(d => d.On.LastDay).ThenBy(d => d.Title, StringComparer.Ordinal).Take(DatesShown)];
        SeesLog = current.Has(Policies.Admin);
        // Who writes the plan sees who else did; each element's history tells them the same.
        var seesPlan = current.Has(Policies.Editor);
        var rows = await db.Set<AuditEntry>()
            .Where(e =>
                SeesLog
                || e.Actor == current.Actor
                || (seesPlan && (e.Name.StartsWith("element.") || e.Name.StartsWith("structure.") || e.Name.StartsWith("version.") || e.Name.StartsWith("document.")))
            )
            .OrderByDescending(e => e.No)
            .Take(ChangesShown)
            .AsNoTracking()
            .ToListAsync(ct);
        Changes = await AuditPage.LinesAsync(people, rows, ct);
    }

    /// <summary>"seit 3. März", "heute", "bis 27. November"; "fällig Dezember 2026" where no day is known.</summary>
    public string Due(SourceDate date)
    {
        var day = date.LastDay;
        return date.Precision != DatePrecision.Day ? $"fällig {date.ToGerman()}"
            : day < Today ? $"seit {GermanText.Day(day)}"
            : day == Today ? "heute"
            : day == Today.AddDays(1) ? "bis morgen"
            : $"bis {(day.Year == Today.Year ? GermanText.DayAndMonth(day) : GermanText.Day(day))}";
    }

    public bool IsSoon(SourceDate date) => date.LastDay <= Today.AddDays(1);

    private string HeadingOf(SourceDate? due) =>
        due?.LastDay is not { } day || day <= Today.AddDays(1) ? "Heute und morgen"
        : day <= Today.AddDays(7) ? "Diese Woche"
        : "Später";
}
