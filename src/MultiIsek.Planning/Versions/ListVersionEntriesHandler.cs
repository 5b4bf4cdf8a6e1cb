using MediatR;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Plans;

namespace MultiIsek.Planning.Versions;

internal sealed class ListVersionEntriesHandler(PlanningLists lists, IMediator mediator)
    : IRequestHandler<ListVersionEntries, Slice<VersionEntry>>,
        IRequestHandler<FindVersionKeys, IReadOnlyDictionary<Guid, string>>
{
    public async Task<Slice<VersionEntry>> Handle(ListVersionEntries request, CancellationToken ct)
    {
        var plans = (await lists.PlansAsync(ct)).ToDictionary(p => p.Id, p => p.Key);
        var all = await lists.VersionsAsync(ct);
        var shown = request.Shown.Of(all);
        var slice = shown.Where(v => request.Plan is null || plans[v.PlanId] == request.Plan).Cut(request.Window, v => v.Id, v => v.Key);
        var sources = await mediator.Send(new FindDocuments([.. slice.Rows.Select(v => v.SourceId).OfType<Guid>()]), ct);
        return slice.Select(v => new VersionEntry(
            v.Id,
            v.Key,
            plans[v.PlanId],
            v.No,
            v.Name,
            v.AltName,
            v.DatedOn,
            v.State,
            all.Current(v.PlanId)?.Id == v.Id,
            shown.FirstOrDefault(b => b.Id == v.BasedOnId)?.Key,
            v.Note,
            v.ContentHash,
            v.FrozenAt,
            sources.GetValueOrDefault(v.SourceId ?? Guid.Empty)?.Key
        ));
    }

    public async Task<IReadOnlyDictionary<Guid, string>> Handle(FindVersionKeys request, CancellationToken ct) =>
        request.Shown.Of(await lists.VersionsAsync(ct)).Where(v => request.Ids.Contains(v.Id)).ToDictionary(v => v.Id, v => v.Key);
}
