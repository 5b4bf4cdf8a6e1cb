using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Contracts;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Events;

internal sealed class ListEventEntriesHandler(IsekDbContext db, IMediator mediator) : IRequestHandler<ListEventEntries, Slice<EventEntry>>
{
    public async Task<Slice<EventEntry>> Handle(ListEventEntries request, CancellationToken ct)
    {
        var (after, key) = (request.Window.After, request.Window.Key);
        var slice = await db.Set<PublicEvent>()
            .AsNoTracking()
            .Where(e => (after == null || e.Id > after) && (key == null || e.Key == key))
            .OrderBy(e => e.Id)
            .Select(e => new
            {
                Event = e,
                Spaces = db.Set<EventSpace>().Where(s => s.EventId == e.Id).Select(s => s.SpaceId).ToList(),
                Documents = db.Set<EventDocument>().Where(d => d.EventId == e.Id).OrderBy(d => d.SortOrder).Select(d => d.DocumentId).ToList(),
            })
            .AsSingleQuery()
            .CutAsync(request.Window, ct);
        var plans = (await mediator.Send(new ListPlans(), ct)).ToDictionary(p => p.Id, p => p.Key);
        var spaces = await mediator.Send(new FindSpaces([.. slice.Rows.SelectMany(r => r.Spaces)]), ct);
        var documents = await mediator.Send(new FindDocuments([.. slice.Rows.SelectMany(r => r.Documents)]), ct);
        return slice.Select(r => new EventEntry(
            r.Event.Id,
            r.Event.Key,
            r.Event.Kind.ToString(),
            r.Event.Title,
            r.Event.HeldOn,
            r.Event.EndsOn,
            r.Event.DateNote,
            r.Event.StartsAtClock,
            r.Event.EndsAtClock,
            r.Event.Place,
            r.Event.Format.ToString(),
            r.Event.Purpose,
            r.Event.Participants,
            r.Event.Result,
            plans.GetValueOrDefault(r.Event.PlanId ?? Guid.Empty),
            r.Event.Status.ToString(),
            r.Event.IsExample,
            [.. r.Spaces.Distinct().Where(spaces.ContainsKey).Select(s => spaces[s].Key)],
            [.. r.Documents.Distinct().Where(documents.ContainsKey).Select(d => documents[d].Key)]
        ));
    }
}
