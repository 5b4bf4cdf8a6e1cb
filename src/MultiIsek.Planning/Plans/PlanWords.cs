using MultiIsek.Planning.Contracts;

namespace MultiIsek.Planning.Plans;

internal static class PlanWords
{
    public static string Word(this PlanKind kind) =>
        kind switch
        {
            PlanKind.Isek => "Integriertes Stadtentwicklungskonzept (ISEK)",
            PlanKind.Insek => "Integriertes Stadtentwicklungskonzept (INSEK)",
            PlanKind.OverallStrategy => "Gesamtstrategie",
            PlanKind.SectoralConcept => "Fachkonzept",
            PlanKind.AreaConcept => "Gebietskonzept",
            PlanKind.BudgetStrategy => "Haushaltsstrategie",
        };

    /// <summary>The relation read from the plan that has it: "… baut auf: ISEK".</summary>
    public static string Word(this PlanRelationKind kind) =>
        kind switch
        {
            PlanRelationKind.Continues => "schreibt fort",
            PlanRelationKind.Replaces => "ersetzt",
            PlanRelationKind.BuildsOn => "baut auf",
            PlanRelationKind.Integrates => "integriert",
            PlanRelationKind.ProvidesBasisFor => "ist Grundlage für",
            PlanRelationKind.Details => "vertieft",
            PlanRelationKind.AnchoredIn => "ist verankert in",
        };

    /// <summary>The same read from the other plan.</summary>
    public static string Inverse(this PlanRelationKind kind) =>
        kind switch
        {
            PlanRelationKind.Continues => "wird fortgeschrieben von",
            PlanRelationKind.Replaces => "wird ersetzt durch",
            PlanRelationKind.BuildsOn => "ist Ausgangspunkt für",
            PlanRelationKind.Integrates => "ist integriert in",
            PlanRelationKind.ProvidesBasisFor => "stützt sich auf",
            PlanRelationKind.Details => "wird vertieft durch",
            PlanRelationKind.AnchoredIn => "verankert",
        };
}
