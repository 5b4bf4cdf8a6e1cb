using MultiIsek.Kernel.Caching;
using MultiIsek.Kernel.Data;
using MultiIsek.Kernel.Maps;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Spaces;

/// <summary>Lage der Orte: the shapes that the city gave, kept per revision. What cannot be read any more is left out.</summary>
internal sealed class SpaceShapes(IsekDbContext db, TenantCache cache, PlanningLists lists)
{
    public ValueTask<IReadOnlyDictionary<Guid, GeoShape>> ListAsync(CancellationToken ct) =>
        cache.GetAsync<IReadOnlyDictionary<Guid, GeoShape>>(db, "planning-shapes", ReadAsync, ct);

    /// <summary>Valid places whose area holds the point, the smallest first.</summary>
    public async Task<IReadOnlyList<Space>> AtAsync(GeoPoint point, CancellationToken ct)
    {
        var shapes = await ListAsync(ct);
        return
        [
            .. (await lists.SpacesAsync(ct))
                .Where(s => s.ValidUntil is null && shapes.TryGetValue(s.Id, out var shape) && shape.Holds(point))
                .OrderBy(s => shapes[s.Id].Size)
                .ThenBy(s => s.SortOrder),
        ];
    }

    /// <summary>Valid places whose area a shape meets, without those in which another of them lies.</summary>
    public async Task<IReadOnlyList<Space>> MetByAsync(GeoShape drawn, CancellationToken ct)
    {
        var shapes = await ListAsync(ct);
        var spaces = await lists.SpacesAsync(ct);
        List<Space> met = [.. spaces.Where(s => s.ValidUntil is null && shapes.TryGetValue(s.Id, out var shape) && shape.Kind == GeoKind.Polygon && shape.Meets(drawn))];
        var tree = new SpaceTree(spaces);
        var around = met.SelectMany(s => tree.Above(s.Id)).ToHashSet();
        return [.. met.Where(s => !around.Contains(s.Id))];
    }

    private async Task<IReadOnlyDictionary<Guid, GeoShape>> ReadAsync(CancellationToken ct)
    {
        Dictionary<Guid, GeoShape> shapes = [];
        foreach (var space in (await lists.SpacesAsync(ct)).Where(s => s.Geometry is not null))
        {
            try
            {
                shapes[space.Id] = GeoReader.Read(space.Geometry!);
            }
            catch (FormatException)
            {
                // Stored under older rules: the list names the place all the same.
            }
        }

        return shapes;
    }
}
