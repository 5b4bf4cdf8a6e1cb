using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Participation.Contracts;

namespace MultiIsek.Participation.Phases;

[AllowAnonymous]
internal sealed class PhasesPage(PhaseBook book) : PageModel
{
    public IReadOnlyList<ParticipationPhase> Open { get; private set; } = [];
    public IReadOnlyList<ParticipationPhase> Coming { get; private set; } = [];
    public IReadOnlyList<ParticipationPhase> Over { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var byState = (await book.ListAsync(ct)).Select(r => r.Phase).ToLookup(p => p.StateAt(book.Now));
        Open = [.. byState[PhaseState.Open].OrderBy(p => p.EndsAt ?? DateTime.MaxValue)];
        Coming = [.. byState[PhaseState.Scheduled].OrderBy(p => p.StartsAt)];
        Over = [.. byState.Where(g => g.Key.IsOver()).SelectMany(g => g).OrderByDescending(p => p.EndsAt ?? DateTime.MinValue).ThenBy(p => p.SortOrder)];
    }
}
