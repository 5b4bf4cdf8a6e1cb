using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using MultiIsek.Documents.Contracts;
using MultiIsek.Kernel.Data;
using MultiIsek.Planning.Contracts;
using MultiIsek.Planning.Plans;
using MultiIsek.Planning.Structure;
using MultiIsek.Planning.Versions;

namespace MultiIsek.Planning.Elements;

/// <summary>One query for the texts; all else is kept. In the order of the elements' ids, which the index of a version has.</summary>
internal sealed class ListElementEntriesHandler(IsekDbContext db, PlanningLists lists, IMediator mediator) : IRequestHandler<ListElementEntries, Slice<ElementEntry>>
{
    private sealed record Row(Guid ElementId, string Key, Guid VersionId, Guid TypeId, int Position, int Depth, string? Number, string Title, string? Lead)
    {
        public required List<string> Body { get; init; }
        public required string? BodyLabel { get; init; }
        public required string? Missing { get; init; }
        public required List<string> PlainLanguage { get; init; }
        public required Dictionary<string, JsonElement> Attributes { get; init; }
        public required Guid? SourceId { get; init; }
    }

    public async Task<Slice<ElementEntry>> Handle(ListElementEntries request, CancellationToken ct)
    {
        var plans = (await lists.PlansAsync(ct)).ToDictionary(p => p.Id, p => p.Key);
        var all = await lists.VersionsAsync(ct);
        var versions = request
            .Shown.Of(all)
            .Where(v => (request.Plan is null || plans[v.PlanId] == request.Plan) && (request.Version is null ? all.Current(v.PlanId)?.Id == v.Id : v.Key == request.Version))
            .ToDictionary(v => v.Id);
        if (versions.Count == 0)
        {
            return new Slice<ElementEntry>([], false);
        }

        var slice = await RowsAsync(request, versions.Keys, ct);
        var sources = await mediator.Send(new FindDocuments([.. slice.Rows.Select(r => r.SourceId).OfType<Guid>()]), ct);
        var more = await MoreAsync(slice.Rows, ct);
        var outlines = (await lists.OutlinesAsync(versions.Values.Where(v => slice.Rows.Any(r => r.VersionId == v.Id)), ct)).ToDictionary(o => o.VersionId);
        return slice.Select(row =>
        {
            var (version, outline, type) = (versions[row.VersionId], outlines[row.VersionId], more.Types[row.TypeId]);
            var seen = more.Fields[version.ProfileId].Select(f => f.Key).ToHashSet();
            return new ElementEntry(
                row.ElementId,
                row.Key,
                plans[version.PlanId],
                version.Key,
                type.Key,
                type.Singular,
                type.Role,
                outline.Find(outline.Find(row.ElementId)?.ParentId)?.Key,
                row.Position,
                row.Depth,
                row.Number,
                row.Title,
                row.Lead,
                row.Body,
                row.BodyLabel,
                row.Missing,
                row.PlainLanguage,
                row.Attributes.Where(a => seen.Contains(a.Key)).ToDictionary(a => a.Key, a => a.Value),
                type.Is(ElementFlag.Commentable),
                [.. outline.SpacesOf(row.ElementId).Select(more.Spaces.GetValueOrDefault).OfType<string>()],
                [.. more.Documents[(row.VersionId, row.ElementId)]],
                sources.GetValueOrDefault(row.SourceId ?? Guid.Empty)?.Key,
                all.Current(version.PlanId)?.Id == version.Id
            );
        });
    }

    private async Task<Slice<Row>> RowsAsync(ListElementEntries request, IReadOnlyCollection<Guid> versions, CancellationToken ct)
    {
        var types = (await lists.TypesAsync(ct)).Values.Where(t => t.Role == request.Role).Select(t => t.Id).ToList();
        var (after, key) = (request.Window.After, request.Window.Key);
        var found =
            from r in db.Set<ElementRevision>()
            join e in db.Set<PlanElement>() on r.ElementId equals e.Id
            where versions.Contains(r.PlanVersionId) && (after == null || r.ElementId > after) && (key == null || e.Key == key)
            select new { Revision = r, e.Key };
        if (request.Role is not null)
        {
            found = found.Where(f => types.Contains(f.Revision.TypeId));
        }

        return await found
            .OrderBy(f => f.Revision.ElementId)
            .Select(f => new Row(
                f.Revision.ElementId,
                f.Key,
                f.Revision.PlanVersionId,
                f.Revision.TypeId,
                f.Revision.Position,
                f.Revision.Depth,
                f.Revision.Number,
                f.Revision.Title,
                f.Revision.Lead
            )
            {
                Body = f.Revision.Body,
                BodyLabel = f.Revision.BodyLabel,
                Missing = f.Revision.Missing,
                PlainLanguage = f.Revision.PlainLanguage,
                Attributes = f.Revision.Attributes,
                SourceId = f.Revision.SourceId,
            })
            .CutAsync(request.Window, ct);
    }

    private async Task<(
        IReadOnlyDictionary<Guid, ElementType> Types,
        ILookup<Guid, AttributeDefinition> Fields,
        Dictionary<Guid, string> Spaces,
        ILookup<(Guid Version, Guid Element), string> Documents
    )> MoreAsync(IReadOnlyList<Row> rows, CancellationToken ct)
    {
        var elements = rows.Select(r => (r.VersionId, r.ElementId)).ToHashSet();
        var links = (await lists.DocumentsAsync(ct)).Where(d => elements.Contains((d.PlanVersionId, d.ElementId))).ToList();
        var documents = await mediator.Send(new FindDocuments([.. links.Select(d => d.DocumentId)]), ct);
        return (
            await lists.TypesAsync(ct),
            (await lists.AttributesAsync(ct)).Where(a => a.Visible == Visibility.Public).ToLookup(a => a.ProfileId),
            (await lists.SpacesAsync(ct)).ToDictionary(s => s.Id, s => s.Key),
            links.Where(d => documents.ContainsKey(d.DocumentId)).ToLookup(d => (d.PlanVersionId, d.ElementId), d => documents[d.DocumentId].Key)
        );
    }
}
