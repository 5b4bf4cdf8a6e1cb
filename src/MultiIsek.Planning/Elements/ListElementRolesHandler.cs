using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Structure;

namespace MultiIsek.Planning.Elements;

internal sealed class ListElementRolesHandler(IsekDbContext db) : IRequestHandler<ListElementRoles, IReadOnlyDictionary<Guid, ElementRole>>
{
    public async Task<IReadOnlyDictionary<Guid, ElementRole>> Handle(ListElementRoles request, CancellationToken ct) =>
        await db.Set<ElementRevision>()
            .Where(r => r.PlanVersionId == request.PlanVersionId)
            .Join(db.Set<ElementType>(), r => r.TypeId, t => t.Id, (r, t) => new { r.ElementId, t.Role })
            .ToDictionaryAsync(r => r.ElementId, r => r.Role, ct);
}
