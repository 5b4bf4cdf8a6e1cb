using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Identity.Contracts;
using MultiIsek.Kernel.Data;

namespace MultiIsek.Identity.Operators;

internal sealed class FindVisitsHandler(IsekDbContext db) : IRequestHandler<FindVisits, IReadOnlyDictionary<Guid, VisitEntry>>
{
    public async Task<IReadOnlyDictionary<Guid, VisitEntry>> Handle(FindVisits query, CancellationToken ct)
    {
        var ids = query.Ids.Distinct().ToList();
        return ids.Count == 0
            ? new Dictionary<Guid, VisitEntry>()
            : await db.Set<OperatorVisit>()
                .Where(v => ids.Contains(v.Id))
                .Select(v => new VisitEntry(v.Id, v.OperatorName, v.StartedAt, v.OperatorId == Guid.Empty))
                .ToDictionaryAsync(v => v.Id, ct);
    }
}
