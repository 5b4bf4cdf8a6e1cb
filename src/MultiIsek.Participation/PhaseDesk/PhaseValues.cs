using MultiIsek.Participation.Ballots;
using MultiIsek.Participation.Phases;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.PhaseDesk;

/// <summary>Angaben zu einer Phase, checked.</summary>
internal sealed record PhaseValues(
    string Title,
    string? Summary,
    string WhatNext,
    Guid? PlanVersionId,
    IReadOnlyList<ElementRole> Roles,
    IReadOnlyList<Guid> Elements,
    DateTime? StartsAt,
    DateTime? EndsAt,
    ModerationKind Moderation,
    bool AsksName,
    IReadOnlyList<PhaseCategory>? Categories = null,
    BallotRules? Ballot = null,
    (bool Lines, bool Areas)? Drawn = null
)
{
    /// <summary>Writes them into the row.</summary>
    /// <returns>Names of the fields that differ from what it held.</returns>
    public IReadOnlyList<string> ApplyTo(ParticipationPhase row)
    {
        (string Name, bool IsChanged)[] fields =
        [
            (nameof(row.Title), row.Title != Title),
            (nameof(row.Summary), row.Summary != Summary),
            (nameof(row.WhatNext), row.WhatNext != WhatNext),
            (nameof(row.PlanVersionId), row.PlanVersionId != PlanVersionId),
            (nameof(row.TargetElements), !row.TargetRoles.ToHashSet().SetEquals(Roles) || !row.TargetElements.ToHashSet().SetEquals(Elements)),
            (nameof(row.StartsAt), row.StartsAt != StartsAt),
            (nameof(row.EndsAt), row.EndsAt != EndsAt),
            (nameof(row.Moderation), row.Moderation != Moderation),
            (nameof(row.AsksName), row.AsksName != AsksName),
            (nameof(row.Categories), Categories is not null && !row.Categories.SequenceEqual(Categories)),
            (nameof(row.TakesLines), Drawn is { } lines && row.TakesLines != lines.Lines),
            (nameof(row.TakesAreas), Drawn is { } areas && row.TakesAreas != areas.Areas),
            (nameof(row.Ballot), Ballot is not null && row.Ballot != Ballot),
        ];
        (row.Title, row.Summary, row.WhatNext, row.PlanVersionId) = (Title, Summary, WhatNext, PlanVersionId);
        (row.TargetRoles, row.TargetElements) = ([.. Roles], [.. Elements]);
        (row.StartsAt, row.EndsAt, row.Moderation, row.AsksName) = (StartsAt, EndsAt, Moderation, AsksName);
        row.Categories = Categories is null ? row.Categories : [.. Categories];
        row.Ballot = Ballot ?? row.Ballot;
        (row.TakesLines, row.TakesAreas) = Drawn ?? (row.TakesLines, row.TakesAreas);
        return [.. fields.Where(f => f.IsChanged).Select(f => f.Name)];
    }
}
