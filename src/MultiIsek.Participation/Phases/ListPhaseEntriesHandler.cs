using MediatR;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Participation.Contracts;
using MultiIsek.Planning.Contracts;

namespace MultiIsek.Participation.Phases;

internal sealed class ListPhaseEntriesHandler(PhaseBook book, IMediator mediator)
    : IRequestHandler<ListPhaseEntries, Slice<PhaseEntry>>,
        IRequestHandler<ListDiscussedVersions, IReadOnlyCollection<Guid>>
{
    public async Task<Slice<PhaseEntry>> Handle(ListPhaseEntries request, CancellationToken ct)
    {
        var (now, all) = (book.Now, await book.ListAsync(ct));
        var slice = all.Where(r => request.State is null || r.Phase.StateAt(now) == request.State).Cut(request.Window, r => r.Phase.Id, r => r.Phase.Key);
        var shown = new VersionsShown(false, await book.DiscussedAsync(ct));
        var versions = await mediator.Send(new FindVersionKeys(shown, shown.Discussed), ct);
        var elements = await mediator.Send(new FindElements([.. slice.Rows.SelectMany(r => r.Phase.TargetElements)]), ct);
        var documents = await mediator.Send(new FindDocuments([.. slice.Rows.SelectMany(r => r.Documents)]), ct);
        return slice.Select(r => new PhaseEntry(
            r.Phase.Id,
            r.Phase.Key,
            r.Phase.Kind,
            r.Phase.Title,
            r.Phase.Summary,
            r.Phase.StateAt(now),
            r.Phase.StartsAt,
            r.Phase.EndsAt,
            r.Phase.EndedNote,
            versions.GetValueOrDefault(r.Phase.PlanVersionId ?? Guid.Empty),
            r.Phase.TargetRoles,
            [.. r.Phase.TargetElements.Where(elements.ContainsKey).Select(e => elements[e].Key)],
            r.Phase.Moderation == ModerationKind.Pre,
            r.Phase.WhatNext,
            r.Phase.Result,
            r.Phase.ResultPublishedOn,
            [.. r.Phase.Categories.Select(c => c.Name)],
            r.Phase.IsExample,
            [.. r.Documents.Where(documents.ContainsKey).Select(d => documents[d].Key)]
        ));
    }

    public async Task<IReadOnlyCollection<Guid>> Handle(ListDiscussedVersions request, CancellationToken ct) => await book.DiscussedAsync(ct);
}
