namespace MultiIsek.Participation.Phases;

internal static class OpenPhases
{
    /// <summary>The conditions of <see cref="ParticipationPhase.StateAt"/> for the statement that writes; the same as in <c>StoreSql.Open</c>.</summary>
    public static IQueryable<ParticipationPhase> OpenAt(this IQueryable<ParticipationPhase> phases, DateTime now) =>
        phases.Where(p => !p.IsDraft && !p.IsArchived && !p.HasEnded && p.ResultPublishedOn == null && p.StartsAt <= now && (p.EndsAt == null || p.EndsAt > now));
}
