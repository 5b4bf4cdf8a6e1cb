using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Resolutions;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Elements;

/// <summary>Reads what the page of an element shows: one query of its own, for its text; all else is kept.</summary>
internal sealed class ElementViews(
    IsekDbContext db,
    PlanningLists lists,
    ReadableVersions readable,
    ElementCards cards,
    ElementFacts facts,
    ElementHistory history,
    ElementDecisions decisions,
    IMediator mediator
)
{
    /// <returns>Null for an element, a plan or a version that the city does not have, or that is not for whoever asks.</returns>
    public async Task<ElementView?> FindAsync(string planKey, string elementKey, string? versionKey, CancellationToken ct)
    {
        if (await cards.FindAsync(planKey, elementKey, string.IsNullOrEmpty(versionKey) ? null : versionKey, ct) is not var (plan, version, outline, head))
        {
            return null;
        }

        var revision = await db.Set<ElementRevision>().AsNoTracking().FirstAsync(r => r.PlanVersionId == version.Id && r.ElementId == head.Id, ct);
        var types = await lists.TypesAsync(ct);
        var current = (await lists.VersionsAsync(ct)).Current(plan.Id) ?? version;
        var made = await decisions.OfAsync(version, outline, head, ct);
        var own = (await lists.DocumentsAsync(ct)).Where(d => d.PlanVersionId == version.Id && d.ElementId == head.Id).Select(d => d.DocumentId).ToList();
        var wanted = own.Append(revision.SourceId ?? Guid.Empty).Append(revision.MissingDocumentId ?? Guid.Empty).ToHashSet();
        var documents = await mediator.Send(new FindDocuments(wanted), ct);
        var groups = revision.DocumentGroupId is { } group ? await mediator.Send(new FindDocumentGroups([group]), ct) : null;
        return new ElementView
        {
            Plan = plan,
            Version = version,
            Current = current,
            IsHidden = await readable.IsHiddenAsync(version, ct),
            IsInCurrent = (await lists.OutlineAsync(current, ct)).Find(head.Id) is not null,
            Outline = outline,
            Head = head,
            Type = types[head.TypeId],
            Types = types,
            Revision = revision,
            Facts = await facts.OfAsync(version, outline, types[head.TypeId], revision, made, ct),
            Links = await LinksAsync(outline, head, plan, version.Id == current.Id ? "" : $"?fassung={version.Key}", ct),
            Decisions = made,
            Documents = [.. own.Where(documents.ContainsKey).Select(id => documents[id])],
            MissingDocument = documents.GetValueOrDefault(revision.MissingDocumentId ?? Guid.Empty),
            DocumentGroup = groups?.Values.FirstOrDefault(),
            Source = documents.GetValueOrDefault(revision.SourceId ?? Guid.Empty),
            History = await history.OfAsync(plan, version, head, ct),
        };
    }

    private async Task<IReadOnlyList<LinkLine>> LinksAsync(Outline outline, ElementHead head, Plan plan, string query, CancellationToken ct)
    {
        var links = (await lists.LinksAsync(ct)).Where(l => l.PlanVersionId == outline.VersionId && (l.FromElementId == head.Id || l.ToElementId == head.Id));
        return
        [
            .. links
                .Select(l => (Link: l, IsOut: l.FromElementId == head.Id, Other: outline.Find(l.FromElementId == head.Id ? l.ToElementId : l.FromElementId)))
                .Where(l => l.Other is not null)
                .OrderByDescending(l => l.IsOut)
                .ThenBy(l => l.Link.Kind)
                .ThenBy(l => l.Other!.Label, StringComparer.Ordinal)
                .Select(l => new LinkLine(
                    l.IsOut ? l.Link.Kind.Word() : l.Link.Kind.Inverse(),
                    l.Other!.Label,
                    $"/plan/{plan.Key}/{l.Other.Key}{query}",
                    ElementWords.Strength(l.Link.Strength),
                    l.Link.Comment
                )),
        ];
    }
}
