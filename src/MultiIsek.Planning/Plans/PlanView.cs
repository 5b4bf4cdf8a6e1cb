using MultiIsek.Documents.Contracts;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Organisations;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Plans;

/// <summary>Another plan as this one sees it: "baut auf: ISEK 2012".</summary>
internal sealed record RelationLine(string Word, string Title, string? Url, bool IsExternal, string? Note);

internal sealed record ActorLine(Organisation Organisation, string? Note);

/// <summary>What the page of a plan shows.</summary>
internal sealed record PlanView
{
    public required Plan Plan { get; init; }

    /// <summary>The version shown; a plan may have none.</summary>
    public required PlanVersion? Version { get; init; }
    public required PlanVersion? Current { get; init; }

    /// <summary>Only staff read this version.</summary>
    public required bool IsHidden { get; init; }
    public required int Versions { get; init; }

    /// <summary>"Stand 11. Juli 2018, beschlossen am 25. Juli 2018"; null without a version.</summary>
    public required string? Standing { get; init; }
    public required Outline? Outline { get; init; }
    public required PlanFilter? Filter { get; init; }
    public required IReadOnlyList<TreePart> Tree { get; init; }
    public required IReadOnlyList<TypeCount> Counts { get; init; }
    public required IReadOnlyList<TrailStep> Trail { get; init; }
    public required IReadOnlyList<RelationLine> Relations { get; init; }
    public required IReadOnlyList<(ActorRole Role, IReadOnlyList<ActorLine> Actors)> Actors { get; init; }
    public required IReadOnlyList<CouncilResolution> Resolutions { get; init; }
    public required IReadOnlyDictionary<Guid, DocumentCard> Documents { get; init; }

    public string Url => $"/plan/{Plan.Key}";
    public bool IsCurrent => Version?.Id == Current?.Id;
    public string Title => Plan.PageTitle.Length > 0 ? Plan.PageTitle : Plan.Title;
    public string Horizon => string.Join(" und ", Plan.Horizons.Select(h => h.ToGerman()));

    public IReadOnlyList<(string Missing, Guid? DocumentId)> Repeated => field ??= PlanTree.Repeated(Tree);

    /// <summary>Rows of the tree at which other modules have something to say.</summary>
    public IReadOnlyList<PlanRowSlot> Rows =>
        field ??= [
            .. Tree.SelectMany(p => p.Groups)
                .Where(g => !g.IsCompact)
                .SelectMany(g => g.Rows)
                .Select(r => new PlanRowSlot(r.Head.Id, Version!.Id, r.Head.Key, r.Type.Role, r.Type.Is(ElementFlag.Commentable))),
        ];

    public string UrlOf(ElementHead head) => IsCurrent ? $"{Url}/{head.Key}" : $"{Url}/{head.Key}?fassung={Version!.Key}";

    public DocumentCard? Document(Guid? id) => id is { } known ? Documents.GetValueOrDefault(known) : null;
}
