namespace MultiIsek.Planning.Contracts;

/// <summary>Names by which upper modules point to this module's rows.</summary>
public static class PlanningKeys
{
    public const string Plan = "MultiIsek.Planning.Plans.Plan";
    public const string PlanVersion = "MultiIsek.Planning.Versions.PlanVersion";
    public const string Element = "MultiIsek.Planning.Elements.PlanElement";
    public const string Space = "MultiIsek.Planning.Spaces.Space";
    public const string Organisation = "MultiIsek.Planning.Organisations.Organisation";

    /// <summary>Kinds of reference in data files.</summary>
    public const string PlanKind = "Konzept";
    public const string VersionKind = "Fassung";
    public const string ElementKind = "Element";
    public const string SpaceKind = "Ort";
    public const string OrganisationKind = "Organisation";
}
