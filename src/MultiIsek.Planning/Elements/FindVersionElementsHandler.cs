using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Elements;

/// <summary>Asks nobody who reads: whoever sends this has looked at the invitation.</summary>
internal sealed class FindVersionElementsHandler(IsekDbContext db, PlanningLists lists) : IRequestHandler<FindVersionElements, IReadOnlyList<ElementCard>>
{
    public async Task<IReadOnlyList<ElementCard>> Handle(FindVersionElements request, CancellationToken ct)
    {
        if ((await lists.VersionsAsync(ct)).FirstOrDefault(v => v.Id == request.PlanVersionId) is not { } version)
        {
            return [];
        }

        var plan = (await lists.PlansAsync(ct)).First(p => p.Id == version.PlanId);
        var (types, outline) = (await lists.TypesAsync(ct), await lists.OutlineAsync(version, ct));
        if (request.ElementKey is not { } key)
        {
            return [.. outline.All.Select(h => ElementCards.Card(plan, version, h, types[h.TypeId], []))];
        }

        if (outline.Find(key) is not { } head)
        {
            return [];
        }

        var body = await db.Set<ElementRevision>().Where(r => r.PlanVersionId == version.Id && r.ElementId == head.Id).Select(r => r.Body).FirstAsync(ct);
        return [ElementCards.Card(plan, version, head, types[head.TypeId], body)];
    }
}
