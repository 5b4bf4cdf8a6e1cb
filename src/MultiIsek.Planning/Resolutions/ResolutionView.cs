using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Resolutions;

internal sealed record TargetLine(string Text, string? Url);

/// <summary>A row of the duties' table; a run of years of which nothing is known is one row.</summary>
/// <param name="Count">How many duties the row stands for.</param>
internal sealed record DutyRow(string When, DutyState State, int Count, Guid? EvidenceId, string? Note, string? DoneOn = null, TargetLine? Resolution = null);

internal sealed record ClauseLine(
    ResolutionClause Clause,
    IReadOnlyList<TargetLine> Targets,
    IReadOnlyList<string> Obliged,
    IReadOnlyList<string> Recipients,
    IReadOnlyList<DutyRow> Duties
)
{
    /// <summary>"jährlich, ab 2014".</summary>
    public string? Rhythm =>
        Clause.Recurrence is { } recurrence ? $"{recurrence.Word()}{(Clause.FirstDueOn is { } first ? $", ab {first.ToGerman()}" : "")}"
        : Clause.FirstDueOn is { } due ? due.ToGerman()
        : null;
}

/// <summary>What the page of a resolution shows.</summary>
internal sealed record ResolutionView(
    CouncilResolution Resolution,
    Organisation Committee,
    Plan? Plan,
    PlanVersion? Version,
    bool IsCurrent,
    IReadOnlyList<TargetLine> Targets,
    IReadOnlyList<ClauseLine> Clauses
)
{
    public string Url => $"/beschluesse/{Resolution.Key}";
}
