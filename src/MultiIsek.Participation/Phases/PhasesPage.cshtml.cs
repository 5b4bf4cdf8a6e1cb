using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Participation.Contracts;

namespace MultiIsek.Participation.Phases;

[AllowAnonymous]
internal sealed class PhasesPage(PhaseBook book) : PageModel
{
    public IReadOnlyList<ParticipationPhase> Open { get; private set; } = [];

    /// <summary>In which only invited bodies are heard.</summary>
    public IReadOnlyList<ParticipationPhase> Bodies { get; private set; } = [];
    public IReadOnlyList<ParticipationPhase> Coming { get; private set; } = [];
    public IReadOnlyList<ParticipationPhase> Over { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var byState = (await book.ListAsync(ct)).Select(r => r.Phase).ToLookup(p => p.StateAt(book.Now));
        Bodies = [.. byState[PhaseState.Open].Where(p => p.Kind == PhaseKind.PublicBodies)];
        Open = [.. byState[PhaseState.Open].Except(Bodies).OrderBy(p => p.EndsAt ?? DateTime.MaxValue)];
        Coming = [.. byState[PhaseState.Scheduled].OrderBy(p => p.StartsAt)];
        Over = [.. byState.Where(g => g.Key.IsOver()).SelectMany(g => g).OrderByDescending(p => p.EndsAt ?? DateTime.MinValue).ThenBy(p => p.SortOrder)];
    }
}
