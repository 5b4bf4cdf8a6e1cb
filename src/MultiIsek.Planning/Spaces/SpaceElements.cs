using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Spaces;

/// <summary>An element of a current version, with its plan.</summary>
internal sealed record PlacedElement(Plan Plan, PlanVersion Version, ElementHead Head, ElementType Type)
{
    public string Url => $"/plan/{Plan.Key}/{Head.Key}";
}

/// <summary>Was an einem Ort geplant ist: the elements of the current versions by place.</summary>
internal sealed class SpaceElements(PlanningLists lists)
{
    /// <summary>Elements that name one of the places, in the order of the plans.</summary>
    public async Task<IReadOnlyList<PlacedElement>> OfAsync(IReadOnlySet<Guid> spaces, CancellationToken ct) =>
        [.. (await AllAsync(ct)).Where(e => e.Outline.SpacesOf(e.Placed.Head.Id).Any(spaces.Contains)).Select(e => e.Placed)];

    /// <summary>How many elements name each place itself.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> CountAsync(CancellationToken ct) =>
        (await AllAsync(ct)).SelectMany(e => e.Outline.SpacesOf(e.Placed.Head.Id)).GroupBy(id => id).ToDictionary(g => g.Key, g => g.Count());

    /// <summary>Elements by each place that they name themselves, in the order of the plans.</summary>
    public async Task<ILookup<Guid, PlacedElement>> ByPlaceAsync(CancellationToken ct) =>
        (await AllAsync(ct)).SelectMany(e => e.Outline.SpacesOf(e.Placed.Head.Id).Distinct().Select(id => (Space: id, e.Placed))).ToLookup(e => e.Space, e => e.Placed);

    private async Task<List<(Outline Outline, PlacedElement Placed)>> AllAsync(CancellationToken ct)
    {
        var versions = await lists.VersionsAsync(ct);
        var types = await lists.TypesAsync(ct);
        List<(Outline, PlacedElement)> all = [];
        foreach (var plan in await lists.PlansAsync(ct))
        {
            if (versions.Current(plan.Id) is { } version)
            {
                var outline = await lists.OutlineAsync(version, ct);
                all.AddRange(outline.All.Select(head => (outline, new PlacedElement(plan, version, head, types[head.TypeId]))));
            }
        }

        return all;
    }
}
