using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Resolutions;

namespace MultiIsek.Planning.Transfer;

// council.json, field by field; its JSON Schema is made from these records.

internal sealed record CouncilFile : DataFile
{
    public required IReadOnlyList<ResolutionRecord> Resolutions { get; init; }
    public IReadOnlyList<PriorityRecord> Priorities { get; init; } = [];
}

internal sealed record PriorityRecord : Sourced
{
    public required string Key { get; init; }
    public required string Element { get; init; }

    /// <summary>A level of the scale that the structure gives the element's type.</summary>
    public required string Level { get; init; }
    public required string Committee { get; init; }
    public required string Date { get; init; }
    public string? Resolution { get; init; }
    public string? Reason { get; init; }

    /// <summary>Key of the earlier decision.</summary>
    public string? Supersedes { get; init; }
}

internal sealed record ResolutionRecord : Sourced
{
    public required string Key { get; init; }
    public required string Committee { get; init; }
    public required string Date { get; init; }
    public required string Title { get; init; }
    public string Lead { get; init; } = "";
    public required IReadOnlyList<Outcome> Outcomes { get; init; }
    public string? Votes { get; init; }
    public string? Plan { get; init; }
    public string? Stage { get; init; }
    public string? Version { get; init; }
    public IReadOnlyList<string> Elements { get; init; } = [];
    public string? PaperNo { get; init; }
    public string? PaperUrl { get; init; }
    public string? TextNote { get; init; }
    public IReadOnlyList<string> Text { get; init; } = [];
    public IReadOnlyList<ClauseRecord> Clauses { get; init; } = [];
}

internal sealed record ClauseRecord
{
    public required int No { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    public required ClauseEffect Effect { get; init; }
    public IReadOnlyList<TargetRecord> Targets { get; init; } = [];
    public IReadOnlyList<PartyRecord> Obliged { get; init; } = [];
    public IReadOnlyList<PartyRecord> Recipients { get; init; } = [];
    public Recurrence? Recurrence { get; init; }
    public string? FirstDue { get; init; }
    public IReadOnlyList<DutyRecord> Duties { get; init; } = [];
}

internal sealed record TargetRecord
{
    public string? Element { get; init; }
    public ElementRole? Role { get; init; }
    public string? Label { get; init; }
}

internal sealed record PartyRecord
{
    public string? Organisation { get; init; }
    public string? Label { get; init; }
}

internal sealed record DutyRecord
{
    public required string Due { get; init; }
    public required DutyState State { get; init; }
    public string? Evidence { get; init; }
    public string? Note { get; init; }
}
