namespace MultiIsek.Planning.Contracts;

/// <summary>Rolle: the closed set that code may branch on; a city's own types map to it.</summary>
public enum ElementRole
{
    Vision,
    Principle,
    Goal,
    Field,
    Bundle,
    Measure,
    SubMeasure,
    Area,
    Finding,
    Section,
}

public enum PlanKind
{
    Isek,
    Insek,
    OverallStrategy,
    SectoralConcept,
    AreaConcept,
    BudgetStrategy,
}

public enum PlanVersionState
{
    Working,
    Draft,
    InCouncil,
    Adopted,
    Superseded,
    Discarded,
}

public enum SpaceKind
{
    Municipality,
    Borough,
    LocalDistrict,
    Locality,
    Quarter,
    Neighbourhood,
    FundingArea,
    FocusArea,
    Facility,
    Region,
}
