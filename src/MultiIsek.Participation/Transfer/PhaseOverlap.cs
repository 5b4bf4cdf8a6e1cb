using MultiIsek.Kernel.Transfer;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Transfer;

/// <summary>The phases of a data file keep out of each other's way; see <see cref="PhaseScope"/>.</summary>
internal sealed class PhaseOverlap(Import import, JsonFile<ParticipationFile> file)
{
    public async Task CheckAsync(
        IReadOnlyList<(ParticipationPhase Phase, string Path)> phases,
        Func<Guid, CancellationToken, Task<IReadOnlyDictionary<Guid, ElementRole>>> roles,
        CancellationToken ct
    )
    {
        var running = phases.Where(p => p.Phase.PlanVersionId is not null).ToList();
        foreach (var (later, index) in running.Select((p, i) => (p, i)))
        {
            foreach (var (earlier, _) in running.Take(index))
            {
                if (earlier.PlanVersionId == later.Phase.PlanVersionId && earlier.IsInTheWayOf(later.Phase, await roles(earlier.PlanVersionId!.Value, ct)))
                {
                    import.Error(file, $"{later.Path}.starts", $"Die Phase überschneidet sich mit „{earlier.Key}“: beide lassen dieselben Elemente zur selben Zeit kommentieren.");
                }
            }
        }
    }
}
