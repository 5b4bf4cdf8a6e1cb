using MediatR;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Plans;

internal sealed class ListPlanEntriesHandler(PlanningLists lists, IMediator mediator) : IRequestHandler<ListPlanEntries, Slice<PlanEntry>>
{
    public async Task<Slice<PlanEntry>> Handle(ListPlanEntries request, CancellationToken ct)
    {
        var all = await lists.VersionsAsync(ct);
        var versions = request.Shown.Of(all);
        var slice = (await lists.PlansAsync(ct)).Where(p => !all.IsHidden(p.Id) || versions.Any(v => v.PlanId == p.Id)).Cut(request.Window, p => p.Id, p => p.Key);
        var sources = await mediator.Send(new FindDocuments([.. slice.Rows.Select(p => p.SourceId).OfType<Guid>()]), ct);
        return slice.Select(p => new PlanEntry(
            p.Id,
            p.Key,
            p.Kind,
            p.ShortName,
            p.Title,
            p.Subtitle,
            p.Lead,
            p.Summary,
            p.Note,
            [.. p.Horizons.Select(h => h.ToGerman())],
            versions.Current(p.Id)?.Key,
            sources.GetValueOrDefault(p.SourceId ?? Guid.Empty)?.Key
        ));
    }
}
