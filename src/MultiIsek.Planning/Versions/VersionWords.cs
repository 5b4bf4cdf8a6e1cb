using MultiIsek.Planning.Contracts;

namespace MultiIsek.Planning.Versions;

internal static class VersionWords
{
    public static string Word(this PlanVersionState state) =>
        state switch
        {
            PlanVersionState.Working => "Arbeitsstand",
            PlanVersionState.Draft => "Entwurf",
            PlanVersionState.InCouncil => "in Beratung",
            PlanVersionState.Adopted => "beschlossen",
            PlanVersionState.Superseded => "fortgeschrieben",
            PlanVersionState.Discarded => "verworfen",
        };

    /// <summary>What the word means for a reader.</summary>
    public static string Meaning(this PlanVersionState state) =>
        state switch
        {
            PlanVersionState.Working => "Die Fassung ist ein Arbeitsstand.",
            PlanVersionState.Draft => "Die Fassung ist ein Entwurf.",
            PlanVersionState.InCouncil => "Die Gremien beraten über die Fassung.",
            PlanVersionState.Adopted => "Die Fassung ist beschlossen.",
            PlanVersionState.Superseded => "Eine neuere Fassung hat diese abgelöst.",
            PlanVersionState.Discarded => "Die Fassung wurde verworfen.",
        };
}
