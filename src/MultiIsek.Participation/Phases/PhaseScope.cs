using MultiIsek.Participation.Contracts;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Phases;

/// <summary>
/// When two phases are in each other's way: of one kind, at one time, about the same element. Nobody would know to which of them a comment belongs.
/// Phases of different kinds may run side by side, and so may surveys: each has a form of its own.
/// </summary>
internal static class PhaseScope
{
    /// <summary>Kinds that run on this site, and that the desk offers.</summary>
    public static IReadOnlyList<PhaseKind> Working { get; } =
    [PhaseKind.ChapterComment, PhaseKind.Ideas, PhaseKind.MapPins, PhaseKind.Survey, PhaseKind.Prioritising, PhaseKind.PublicBodies];

    /// <summary>People write what they want in it, with title and category, and not to a text of the plan.</summary>
    public static bool IsCollection(this PhaseKind kind) => kind is PhaseKind.Ideas or PhaseKind.MapPins;

    /// <summary>It names a version of a plan, and kinds of elements or single ones.</summary>
    public static bool IsAboutElements(this PhaseKind kind) => kind is PhaseKind.ChapterComment or PhaseKind.Prioritising;

    /// <summary>It is about one version of a plan, as a whole or in parts.</summary>
    public static bool HasVersion(this PhaseKind kind) => kind.IsAboutElements() || kind == PhaseKind.PublicBodies;

    public static bool IsInTheWayOf(this ParticipationPhase phase, ParticipationPhase other, IReadOnlyDictionary<Guid, ElementRole> roles) =>
        phase.Kind == other.Kind
        && phase.Kind is PhaseKind.ChapterComment or PhaseKind.Ideas
        && phase is { IsDraft: false, StartsAt: not null }
        && other is { IsDraft: false, StartsAt: not null }
        && phase.PlanVersionId == other.PlanVersionId
        && phase.StartsAt < EndOf(other)
        && other.StartsAt < EndOf(phase)
        && (IsAboutAll(phase) || IsAboutAll(other) || roles.Any(e => phase.Targets(e.Key, e.Value) && other.Targets(e.Key, e.Value)));

    private static bool IsAboutAll(ParticipationPhase phase) => phase.TargetRoles.Count + phase.TargetElements.Count == 0;

    private static bool Targets(this ParticipationPhase phase, Guid element, ElementRole role) => phase.TargetRoles.Contains(role) || phase.TargetElements.Contains(element);

    // One that is called over without saying when takes no time that could be shared.
    private static DateTime EndOf(ParticipationPhase phase) => phase.EndsAt ?? (phase.HasEnded || phase.IsArchived ? phase.StartsAt!.Value : DateTime.MaxValue);
}
