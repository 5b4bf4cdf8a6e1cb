using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace MultiIsek.Participation.Events;

[AllowAnonymous]
internal sealed class EventsPage(EventList events) : PageModel
{
    public IReadOnlyList<EventRow> Coming { get; private set; } = [];
    public IReadOnlyList<IGrouping<int, EventRow>> Years { get; private set; } = [];
    public IReadOnlyList<EventRow> Undated { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var all = await events.AllAsync(ct);
        Coming = await events.ComingAsync(ct);
        Years = [.. all.Where(e => e.HeldOn is not null && !e.IsComing(events.Today)).GroupBy(e => e.HeldOn!.Value.Year).OrderByDescending(g => g.Key)];
        Undated = [.. all.Where(e => e.HeldOn is null)];
    }
}
