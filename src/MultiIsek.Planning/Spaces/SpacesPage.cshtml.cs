using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Maps;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Spaces;

[AllowAnonymous]
internal sealed class SpacesPage(PlanningLists lists, SpaceElements elements, SpaceShapes shapes, IMediator mediator) : PageModel
{
    /// <summary>By kind, from large to small.</summary>
    public IReadOnlyList<(SpaceKind Kind, IReadOnlyList<(Space Space, string? Within, int Elements)> Spaces)> Kinds { get; private set; } = [];
    public string? Note { get; private set; }

    /// <summary>Places that the map knows.</summary>
    public IReadOnlyDictionary<Guid, GeoShape> Shapes { get; private set; } = new Dictionary<Guid, GeoShape>();
    public IReadOnlyList<DocumentCard> Sources { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var spaces = await lists.SpacesAsync(ct);
        Note = await lists.SpacesNoteAsync(ct);
        Shapes = await shapes.ListAsync(ct);
        var tree = new SpaceTree(spaces);
        var counts = await elements.CountAsync(ct);
        Kinds =
        [
            .. spaces
                .GroupBy(s => s.Kind)
                .OrderBy(g => g.Key)
                .Select(g =>
                    (
                        g.Key,
                        (IReadOnlyList<(Space, string?, int)>)
                            [.. g.Select(s => (s, tree.Find(s.ParentId) is { Kind: not SpaceKind.Municipality } p ? p.Name : null, counts.GetValueOrDefault(s.Id)))]
                    )
                ),
        ];
        Sources = [.. (await mediator.Send(new FindDocuments([.. spaces.Select(s => s.SourceId).OfType<Guid>()]), ct)).Values.OrderBy(d => d.Title, StringComparer.Ordinal)];
    }
}
