using MultiIsek.Kernel.Transfer;
using MultiIsek.Participation.Contracts;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Transfer;

/// <summary>Two phases in which the same element can be commented never run at the same time: nobody would know to which a comment belongs.</summary>
internal sealed class PhaseOverlap(Import import, JsonFile<ParticipationFile> file)
{
    public async Task CheckAsync(
        IReadOnlyList<(ParticipationPhase Phase, string Path)> phases,
        Func<Guid, CancellationToken, Task<IReadOnlyDictionary<Guid, ElementRole>>> roles,
        CancellationToken ct
    )
    {
        var running = phases.Where(p => p.Phase is { Kind: PhaseKind.ChapterComment, IsDraft: false, StartsAt: not null, PlanVersionId: not null }).ToList();
        foreach (var (later, index) in running.Select((p, i) => (p, i)))
        {
            foreach (var (earlier, _) in running.Take(index))
            {
                if (
                    earlier.PlanVersionId == later.Phase.PlanVersionId
                    && IsSameTime(earlier, later.Phase)
                    && (await roles(earlier.PlanVersionId!.Value, ct)).Any(e => Targets(earlier, e.Key, e.Value) && Targets(later.Phase, e.Key, e.Value))
                )
                {
                    import.Error(file, $"{later.Path}.starts", $"Die Phase überschneidet sich mit „{earlier.Key}“: beide lassen dieselben Elemente zur selben Zeit kommentieren.");
                }
            }
        }
    }

    private static bool Targets(ParticipationPhase phase, Guid element, ElementRole role) => phase.TargetRoles.Contains(role) || phase.TargetElements.Contains(element);

    private static bool IsSameTime(ParticipationPhase a, ParticipationPhase b) => a.StartsAt < EndOf(b) && b.StartsAt < EndOf(a);

    // One that the source calls over without saying when takes no time that could be shared.
    private static DateTime EndOf(ParticipationPhase phase) => phase.EndsAt ?? (phase.HasEnded || phase.IsArchived ? phase.StartsAt!.Value : DateTime.MaxValue);
}
